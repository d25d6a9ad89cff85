import { type Context, Hono } from "hono";
import {
  type CampaignMember,
  changeMembers,
  type MemberRow,
  memberPenalty,
  membersQuery,
} from "../../protocol/configuration.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import * as store from "../../store/configuration/members.ts";
import { agentsNamed, membersScreen, voiceCampaignsNamed } from "../../store/configuration/members-screen.ts";
import { campaignMembers } from "../../store/schema/campaigns.ts";
import { voiceMembers as voiceTable } from "../../store/schema/working-day.ts";
import { actorOf, changed } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, parsedQuery, refuse } from "../problems.ts";
import { campaignsSeen, refuseUnknown } from "./selection.ts";

interface Kind {
  table: store.Membership;
  /** The campaigns of these names, as far as there are any for this user. */
  seen(config: D1Database, principal: Principal, names: string[]): Promise<store.Named[]>;
}

/** Campaigns × members × agents (WEB-80 to WEB-87). */
export const members = memberDoors("/members", "/campaigns/:name/members", {
  table: campaignMembers,
  seen: campaignsSeen,
});

/** Members of voice campaigns are added in the same way (WEB-80b); no security group names a voice campaign. */
export const voiceMembers = memberDoors("/voice-members", "/voice-campaigns/:name/members", {
  table: voiceTable,
  seen: (config, _, names) => voiceCampaignsNamed(config, names),
});

function memberDoors<Many extends string, One extends string>(many: Many, one: One, kind: Kind) {
  return new Hono<SignedIn>()
    .get(many, signedIn, requires("members"), async (c) => {
      const selected = await allSeen(c, kind, parsedQuery(c, membersQuery).campaigns);
      return c.json(await membersScreen(c.env.CONFIG, kind.table, selected));
    })
    .post(many, signedIn, requires("members"), async (c) => {
      const { action, penalty, ...wanted } = await parsed(c, changeMembers);
      const campaigns = await kind.seen(c.env.CONFIG, c.var.principal, wanted.campaigns);
      const agents = await agentsNamed(c.env.CONFIG, wanted.agents);
      refuseUnknown("campaigns", wanted.campaigns, campaigns);
      refuseUnknown("agents", wanted.agents, agents);
      const change = { action, penalty, campaigns, agents };
      const outcome = await store.changeMembers(c.env.CONFIG, actorOf(c), kind.table, change);
      changed(c);
      return c.json(outcome);
    })
    .get(one, signedIn, requires("members"), async (c) => {
      const selected = await allSeen(c, kind, [c.req.param("name") ?? ""]);
      const { members: rows } = await membersScreen(c.env.CONFIG, kind.table, selected);
      return c.json({ items: rows.map(memberOf), nextCursor: null });
    })
    .put(`${one}/:username`, signedIn, requires("members"), async (c) => {
      const { campaign, agent } = await pair(c, kind);
      const { penalty } = await parsed(c, memberPenalty);
      await store.placeMember(c.env.CONFIG, actorOf(c), kind.table, { campaign, agent, penalty });
      changed(c);
      return c.json({ username: agent.name, penalty });
    })
    .delete(`${one}/:username`, signedIn, requires("members"), async (c) => {
      const { campaign, agent } = await pair(c, kind);
      const change: store.MembersChange = { action: "remove", campaigns: [campaign], agents: [agent], penalty: 0 };
      await store.changeMembers(c.env.CONFIG, actorOf(c), kind.table, change);
      changed(c);
      return c.body(null, 204);
    });
}

/** One that there is not, for this user: not found. */
async function allSeen(c: Context<SignedIn>, kind: Kind, names: string[]): Promise<store.Named[]> {
  const found = await kind.seen(c.env.CONFIG, c.var.principal, names);
  const known = new Set(found.map(({ name }) => name.toLowerCase()));
  return names.every((name) => known.has(name.toLowerCase())) ? found : refuse("not_found");
}

async function pair(c: Context<SignedIn>, kind: Kind): Promise<{ campaign: store.Named; agent: store.Named }> {
  const [campaign] = await allSeen(c, kind, [c.req.param("name") ?? ""]);
  const [agent] = await agentsNamed(c.env.CONFIG, [c.req.param("username") ?? ""]);
  return campaign === undefined || agent === undefined ? refuse("not_found") : { campaign, agent };
}

function memberOf({ campaigns, ...agent }: MemberRow): CampaignMember {
  return { ...agent, penalty: campaigns[0]?.penalty ?? 0 };
}

import { and, eq, inArray, sql } from "drizzle-orm";
import type { MembersChanged } from "../../protocol/configuration.ts";
import type { Actor } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import type { campaignMembers } from "../schema/campaigns.ts";
import { voiceMembers } from "../schema/working-day.ts";
import { campaignsAndMembers, commit, theAgents } from "./commit.ts";
import { listed } from "./names.ts";

/** Members of campaigns and of voice campaigns are kept, added and removed in the same way (WEB-80b). */
export type Membership = typeof campaignMembers | typeof voiceMembers;

export interface Named {
  id: string;
  name: string;
}

export interface MembersChange {
  action: "add" | "remove";
  campaigns: Named[];
  agents: Named[];
  penalty: number;
}

/** Every agent into, or out of, every campaign: all or nothing. Who is a member already stays as they are (WEB-81, WEB-84). */
export async function changeMembers(
  config: D1Database,
  actor: Actor,
  table: Membership,
  { action, campaigns, agents, penalty }: MembersChange,
): Promise<MembersChanged> {
  const campaignIds = campaigns.map(({ id }) => id);
  const users = agents.map(({ id }) => id);
  const members = await existing(config, table, campaignIds, users);
  await commit(config, actor, {
    action: `${nounOf(table)}.${action}`,
    subject: campaigns.map(({ id }) => `campaign:${id}`).join(" "),
    after: { campaigns: campaigns.map(({ name }) => name), agents: agents.map(({ name }) => name), penalty },
    statements: [
      action === "add"
        ? adding(config, table, campaignIds, users, penalty)
        : removing(config, table, campaignIds, users),
    ],
    concerns: concernedBy(table, campaignIds, users),
  });
  const alters = (campaign: string, user: string) => members.has(`${campaign} ${user}`) === (action === "remove");
  return {
    items: campaigns.map(({ id, name }) => ({
      campaign: name,
      changed: agents.filter((agent) => alters(id, agent.id)).map((agent) => agent.name),
      unchanged: agents.filter((agent) => !alters(id, agent.id)).map((agent) => agent.name),
    })),
  };
}

/** One agent with this penalty, whether a member already or not (WEB-87). */
export async function placeMember(
  config: D1Database,
  actor: Actor,
  table: Membership,
  { campaign, agent, penalty }: { campaign: Named; agent: Named; penalty: number },
): Promise<void> {
  await commit(config, actor, {
    action: `${nounOf(table)}.place`,
    subject: `campaign:${campaign.id}`,
    after: { campaign: campaign.name, agent: agent.name, penalty },
    statements: [placing(config, table, campaign.id, agent.id, penalty)],
    concerns: concernedBy(table, [campaign.id], [agent.id]),
  });
}

async function existing(config: D1Database, table: Membership, campaigns: string[], users: string[]) {
  const rows = await inTime(
    configuration(config)
      .select({ campaign: table.campaign, user: table.user })
      .from(table)
      .where(and(inArray(table.campaign, listed(campaigns)), inArray(table.user, listed(users)))),
  );
  return new Set(rows.map(({ campaign, user }) => `${campaign} ${user}`));
}

function nounOf(table: Membership): string {
  return table === voiceMembers ? "voice-members" : "members";
}

/** A voice campaign decides of its members alone whether they receive; queues hear of it from their desks. */
function concernedBy(table: Membership, campaigns: string[], users: string[]) {
  return table === voiceMembers ? theAgents(users) : campaignsAndMembers(campaigns, users);
}

/** Behind those who are there, in the order given. */
function adding(config: D1Database, table: Membership, campaigns: string[], users: string[], penalty: number) {
  const last = sql`SELECT max(position) FROM ${table} WHERE ${table.campaign} = campaign.value`;
  return configuration(config)
    .insert(table)
    .select(sql`SELECT campaign.value, user.value, ${penalty}, user.key + 1 + coalesce((${last}), 0)
      FROM json_each(${JSON.stringify(campaigns)}) AS campaign, json_each(${JSON.stringify(users)}) AS user WHERE true`)
    .onConflictDoNothing();
}

function removing(config: D1Database, table: Membership, campaigns: string[], users: string[]) {
  return configuration(config)
    .delete(table)
    .where(and(inArray(table.campaign, listed(campaigns)), inArray(table.user, listed(users))));
}

function placing(config: D1Database, table: Membership, campaign: string, user: string, penalty: number) {
  return configuration(config)
    .insert(table)
    .select(sql`SELECT ${campaign}, ${user}, ${penalty}, 1 + coalesce(max(position), 0) FROM ${table}
      WHERE ${eq(table.campaign, campaign)}`)
    .onConflictDoUpdate({ target: [table.campaign, table.user], set: { penalty } });
}

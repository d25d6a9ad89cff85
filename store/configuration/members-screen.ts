import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { AgentRow, MemberRow, MembersScreen } from "../../protocol/configuration.ts";
import { configuration, inTime } from "../database.ts";
import { user } from "../schema/access.ts";
import { campaigns } from "../schema/campaigns.ts";
import { voiceCampaigns, voiceMembers } from "../schema/working-day.ts";
import type { Membership, Named } from "./members.ts";
import { listed, named } from "./names.ts";

/** Ids of the campaigns of these names, each with its name; those that there are not are missing from the answer. */
export async function campaignsNamed(config: D1Database, names: string[]): Promise<Named[]> {
  const { id, name } = campaigns;
  return inTime(configuration(config).select({ id, name }).from(campaigns).where(named(campaigns, names)));
}

/** The same of voice campaigns. */
export async function voiceCampaignsNamed(config: D1Database, names: string[]): Promise<Named[]> {
  const { id, name } = voiceCampaigns;
  return inTime(configuration(config).select({ id, name }).from(voiceCampaigns).where(named(voiceCampaigns, names)));
}

/** Users who may sign in, by user name, in the order asked for. */
export async function agentsNamed(config: D1Database, usernames: string[]): Promise<Named[]> {
  const wanted = usernames.map((username) => username.toLowerCase());
  const rows = await inTime(
    configuration(config)
      .select({ id: user.id, name: user.username })
      .from(user)
      .where(and(inArray(user.username, listed(wanted)), eq(user.disabled, false))),
  );
  return rows.sort((one, other) => wanted.indexOf(one.name) - wanted.indexOf(other.name));
}

/** Members of any of the selected campaigns, and the agents who are not in all of them (WEB-82, WEB-83, WEB-86). */
export async function membersScreen(config: D1Database, table: Membership, selected: Named[]): Promise<MembersScreen> {
  const db = configuration(config);
  const [users, pairs, voice] = await inTime(
    db.batch([
      db
        .select({ id: user.id, username: user.username, name: user.name })
        .from(user)
        .where(eq(user.disabled, false))
        .orderBy(asc(sql`lower(${user.name})`), asc(user.username)),
      db
        .select({ campaign: table.campaign, user: table.user, penalty: table.penalty })
        .from(table)
        .where(inArray(table.campaign, listed(selected.map(({ id }) => id)))),
      db
        .select({ user: voiceMembers.user, name: voiceCampaigns.name })
        .from(voiceMembers)
        .innerJoin(voiceCampaigns, eq(voiceCampaigns.id, voiceMembers.campaign))
        .where(isNull(voiceCampaigns.deletedAt))
        .orderBy(asc(voiceCampaigns.name)),
    ]),
  );
  const penaltyOf = new Map(pairs.map(({ campaign, user: member, penalty }) => [`${campaign} ${member}`, penalty]));
  const voices = Map.groupBy(voice, (row) => row.user);
  const rows = users.map(({ id, username, name }): MemberRow => {
    const campaigns = selected.flatMap((campaign) => {
      const penalty = penaltyOf.get(`${campaign.id} ${id}`);
      return penalty === undefined ? [] : [{ campaign: campaign.name, penalty }];
    });
    return { username, name, voice: (voices.get(id) ?? []).map((row) => row.name), campaigns };
  });
  return {
    members: rows.filter((row) => row.campaigns.length > 0),
    agents: rows.filter((row) => selected.length === 0 || row.campaigns.length < selected.length).map(agentOf),
  };
}

function agentOf({ username, name, voice }: MemberRow): AgentRow {
  return { username, name, voice };
}

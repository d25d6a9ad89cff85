import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Channel, Schedule } from "../../domain/campaign/campaign.ts";
import { configuration, inTime } from "../database.ts";
import { user } from "../schema/access.ts";
import { campaignMembers, campaigns } from "../schema/campaigns.ts";
import { dialers } from "../schema/dialers.ts";
import { teamPeople, teams } from "../schema/teams.ts";
import { formOf } from "./campaign-row.ts";
import { among, listed, type Seen } from "./names.ts";

export interface ReportedCampaign {
  id: string;
  name: string;
  channel: Channel;
  schedule: Pick<Schedule, "ranges">;
}

export interface ReportedAgent {
  id: string;
  username: string;
  name: string;
  /** Names of the teams that they are members of. */
  teams: string[];
}

/** The campaigns that somebody may see, by name, the deleted ones too: their figures stay. */
export async function reportedCampaigns(config: D1Database, seen: Seen): Promise<ReportedCampaign[]> {
  const rows = await inTime(
    configuration(config)
      .select()
      .from(campaigns)
      .where(among(campaigns.id, seen))
      .orderBy(asc(sql`lower(${campaigns.name})`)),
  );
  return rows.map((row) => ({ id: row.id, name: row.name, channel: row.channel, schedule: formOf(row).schedule }));
}

export interface ReportedDialer {
  id: string;
  name: string;
  channel: Channel;
}

/** The dialers of these campaigns, by name, the deleted ones too; `"all"`: also those without a campaign. */
export async function reportedDialers(config: D1Database, seen: Seen): Promise<ReportedDialer[]> {
  return inTime(
    configuration(config)
      .select({ id: dialers.id, name: dialers.name, channel: dialers.channel })
      .from(dialers)
      .where(among(dialers.campaign, seen))
      .orderBy(asc(sql`lower(${dialers.name})`)),
  );
}

/** The campaigns that there are for somebody, by name. */
export async function watchedCampaigns(
  config: D1Database,
  seen: Seen,
): Promise<Pick<ReportedCampaign, "id" | "name" | "channel">[]> {
  return inTime(
    configuration(config)
      .select({ id: campaigns.id, name: campaigns.name, channel: campaigns.channel })
      .from(campaigns)
      .where(and(isNull(campaigns.deletedAt), among(campaigns.id, seen)))
      .orderBy(asc(sql`lower(${campaigns.name})`)),
  );
}

/** Ids of those who belong to any of these campaigns; `"all"`: of every user. */
export async function membersOf(config: D1Database, seen: Seen): Promise<string[]> {
  const db = configuration(config);
  const { user: id, campaign } = campaignMembers;
  const ids =
    seen === "all"
      ? db.select({ id: user.id }).from(user)
      : db.selectDistinct({ id }).from(campaignMembers).where(among(campaign, seen));
  return (await inTime(ids)).map((row) => row.id);
}

/** Names and teams of users, the disabled ones too, by name. */
export async function reportedAgents(config: D1Database, ids: string[]): Promise<ReportedAgent[]> {
  const db = configuration(config);
  const [users, memberships] = await inTime(
    db.batch([
      db
        .select({ id: user.id, username: user.username, name: user.name })
        .from(user)
        .where(inArray(user.id, listed(ids)))
        .orderBy(asc(sql`lower(${user.name})`), asc(user.username)),
      db
        .select({ user: teamPeople.user, name: teams.name })
        .from(teamPeople)
        .innerJoin(teams, eq(teams.id, teamPeople.team))
        .where(and(inArray(teamPeople.user, listed(ids)), eq(teamPeople.supervises, false)))
        .orderBy(asc(sql`lower(${teams.name})`)),
    ]),
  );
  const teamsOf = Map.groupBy(memberships, (row) => row.user);
  return users.map((one) => ({ ...one, teams: (teamsOf.get(one.id) ?? []).map(({ name }) => name) }));
}

import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { TeamFields, TeamResource } from "../../protocol/teams.ts";
import type { Actor } from "../changes.ts";
import { commit } from "../configuration/commit.ts";
import { among, listed, type Seen } from "../configuration/names.ts";
import { configuration, inTime } from "../database.ts";
import { user } from "../schema/access.ts";
import { campaignMembers, campaigns } from "../schema/campaigns.ts";
import { teamPeople, teams } from "../schema/teams.ts";

/** All teams by name, with the campaigns of their members that somebody may see. */
export async function listTeams(config: D1Database, seen: Seen): Promise<TeamResource[]> {
  const db = configuration(config);
  const [all, people, work] = await inTime(
    db.batch([
      db
        .select()
        .from(teams)
        .orderBy(asc(sql`lower(${teams.name})`)),
      db
        .select({ team: teamPeople.team, supervises: teamPeople.supervises, username: user.username })
        .from(teamPeople)
        .innerJoin(user, eq(user.id, teamPeople.user))
        .orderBy(asc(sql`lower(${user.name})`)),
      db
        .selectDistinct({ team: teamPeople.team, campaign: campaigns.name })
        .from(teamPeople)
        .innerJoin(campaignMembers, eq(campaignMembers.user, teamPeople.user))
        .innerJoin(campaigns, and(eq(campaigns.id, campaignMembers.campaign), isNull(campaigns.deletedAt)))
        .where(and(eq(teamPeople.supervises, false), among(campaigns.id, seen)))
        .orderBy(asc(sql`lower(${campaigns.name})`)),
    ]),
  );
  return all.map((one) => {
    const its = people.filter(({ team }) => team === one.id);
    return {
      ...one,
      members: its.filter(({ supervises }) => !supervises).map(({ username }) => username),
      supervisors: its.filter(({ supervises }) => supervises).map(({ username }) => username),
      campaigns: work.filter(({ team }) => team === one.id).map(({ campaign }) => campaign),
    };
  });
}

/** User names that are nobody's. */
export async function unknownUsers(config: D1Database, usernames: string[]): Promise<string[]> {
  const wanted = usernames.map((one) => one.toLowerCase());
  const rows = await inTime(
    configuration(config)
      .select({ username: user.username })
      .from(user)
      .where(inArray(user.username, listed(wanted))),
  );
  const known = new Set(rows.map(({ username }) => username));
  return usernames.filter((one) => !known.has(one.toLowerCase()));
}

/** Creates (`before` null) or replaces a team; a name that is taken meets the constraint `teams_name`. Its id. */
export async function putTeam(
  config: D1Database,
  actor: Actor,
  before: TeamResource | null,
  { name, members, supervisors }: TeamFields,
): Promise<string> {
  const db = configuration(config);
  const id = before?.id ?? crypto.randomUUID();
  await commit(config, actor, {
    action: before === null ? "team.create" : "team.replace",
    subject: `team:${id}`,
    before,
    after: { id, name, members, supervisors },
    statements: [
      before === null ? db.insert(teams).values({ id, name }) : db.update(teams).set({ name }).where(eq(teams.id, id)),
      db.delete(teamPeople).where(eq(teamPeople.team, id)),
      belonging(members, false),
      belonging(supervisors, true),
    ],
    concerns: null,
  });
  return id;

  function belonging(usernames: string[], supervises: boolean) {
    const wanted = listed(usernames.map((one) => one.toLowerCase()));
    const rows = sql`SELECT ${id}, ${user.id}, ${supervises ? 1 : 0} FROM ${user} WHERE ${user.username} IN ${wanted}`;
    return db.insert(teamPeople).select(rows);
  }
}

/** It gave no right: nobody is concerned but those who filter by it. */
export async function deleteTeam(config: D1Database, actor: Actor, before: TeamResource): Promise<void> {
  const db = configuration(config);
  await commit(config, actor, {
    action: "team.delete",
    subject: `team:${before.id}`,
    before,
    statements: [
      db.delete(teamPeople).where(eq(teamPeople.team, before.id)),
      db.delete(teams).where(eq(teams.id, before.id)),
    ],
    concerns: null,
  });
}

/** Names of the teams that a user supervises. */
export async function supervisedBy(config: D1Database, userId: string): Promise<string[]> {
  const rows = await inTime(
    configuration(config)
      .select({ name: teams.name })
      .from(teamPeople)
      .innerJoin(teams, eq(teams.id, teamPeople.team))
      .where(and(eq(teamPeople.user, userId), eq(teamPeople.supervises, true)))
      .orderBy(asc(sql`lower(${teams.name})`)),
  );
  return rows.map(({ name }) => name);
}

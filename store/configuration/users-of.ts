import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { user } from "../schema/access.ts";
import { teamPeople, teams } from "../schema/teams.ts";

/** Ids of the users of this user name, who are members of that team; what is left out asks for nothing. */
export async function usersOf(
  config: D1Database,
  { agent, team }: { agent?: string | undefined; team?: string | undefined },
): Promise<string[]> {
  const db = configuration(config);
  const mine = agent === undefined ? undefined : eq(user.username, agent.toLowerCase());
  const rows = db.select({ id: user.id }).from(user);
  return (await inTime(rows.where(and(mine, belongsTo(team))))).map(({ id }) => id);

  function belongsTo(name: string | undefined): SQL | undefined {
    if (name === undefined) return undefined;
    const members = db
      .select({ id: teamPeople.user })
      .from(teamPeople)
      .innerJoin(teams, eq(teams.id, teamPeople.team))
      .where(and(eq(sql`lower(${teams.name})`, name.toLowerCase()), eq(teamPeople.supervises, false)));
    return inArray(user.id, members);
  }
}

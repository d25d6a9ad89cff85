import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { configuration, inTime } from "../database.ts";
import { groupUsers, securityGroups, user } from "../schema/access.ts";

/** Ids of the users of this user name, who belong to that security group; what is left out asks for nothing. */
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
      .select({ id: groupUsers.user })
      .from(groupUsers)
      .innerJoin(securityGroups, eq(securityGroups.id, groupUsers.group))
      .where(eq(sql`lower(${securityGroups.name})`, name.toLowerCase()));
    return inArray(user.id, members);
  }
}

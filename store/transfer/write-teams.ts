import { inArray } from "drizzle-orm";
import { listed } from "../configuration/names.ts";
import { configuration } from "../database.ts";
import { teamPeople, teams } from "../schema/teams.ts";
import type { Ids } from "./ids.ts";
import type { Differing } from "./plan.ts";
import { writing } from "./rows.ts";

/** Teams, and who belongs to them: all of those of a team are written anew. */
export function teamStatements(config: D1Database, { teams: differing }: Differing, ids: Ids) {
  const rows = differing.map(({ name }) => ({ id: ids.teams(name), name }));
  const people = differing.flatMap(({ name, members, supervisors }) => [
    ...members.map((one) => ({ team: ids.teams(name), user: ids.users(one), supervises: 0 })),
    ...supervisors.map((one) => ({ team: ids.teams(name), user: ids.users(one), supervises: 1 })),
  ]);
  const own = listed(rows.map(({ id }) => id));
  return [
    ...writing(config, teams, rows, { replaced: ["name"] }),
    configuration(config).delete(teamPeople).where(inArray(teamPeople.team, own)),
    ...writing(config, teamPeople, people),
  ];
}

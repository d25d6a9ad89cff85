import { type Context, Hono } from "hono";
import { type TeamFields, type TeamNames, type TeamResource, teamFields } from "../../protocol/teams.ts";
import { deleteTeam, listTeams, putTeam, unknownUsers } from "../../store/access/teams.ts";
import { membersOf, reportedAgents } from "../../store/configuration/report-subjects.ts";
import { actorOf } from "../access/actor.ts";
import { requires, requiresOneOf, type SignedIn, signedIn } from "../access/session.ts";
import { parsed, refuse, taken } from "../problems.ts";

/** Who filters by team what they read. */
const requiresReading = requiresOneOf("watch", "reports", "recordings.read");

const TAKEN = { teams_name: "name" };

/** Teams: by whom boards, reports and recordings are filtered. They give no right. */
export const teams = new Hono<SignedIn>()
  .get("/team-names", signedIn, requiresReading, async (c) => {
    const agents = await reportedAgents(c.env.CONFIG, await membersOf(c.env.CONFIG, c.var.principal.campaigns));
    const items = [...new Set(agents.flatMap(({ teams: its }) => its))].sort((one, other) => one.localeCompare(other));
    return c.json({ items } satisfies TeamNames);
  })
  .use("/teams", signedIn, requires("users"))
  .use("/teams/*", signedIn, requires("users"))
  .get("/teams", async (c) =>
    c.json({ items: await listTeams(c.env.CONFIG, c.var.principal.campaigns), nextCursor: null }),
  )
  .post("/teams", async (c) => {
    const fields = await theFields(c);
    const id = await taken(TAKEN, () => putTeam(c.env.CONFIG, actorOf(c), null, fields));
    return c.json(await found(c, id), 201);
  })
  .put("/teams/:id", async (c) => {
    const before = await found(c, c.req.param("id"));
    const fields = await theFields(c);
    await taken(TAKEN, () => putTeam(c.env.CONFIG, actorOf(c), before, fields));
    return c.json(await found(c, before.id));
  })
  .delete("/teams/:id", async (c) => {
    await deleteTeam(c.env.CONFIG, actorOf(c), await found(c, c.req.param("id")));
    return c.body(null, 204);
  });

async function found(c: Context<SignedIn>, id: string): Promise<TeamResource> {
  const all = await listTeams(c.env.CONFIG, c.var.principal.campaigns);
  return all.find((one) => one.id === id) ?? refuse("not_found");
}

/** Refuses user names that are nobody's, each at its place. */
async function theFields(c: Context<SignedIn>): Promise<TeamFields> {
  const fields = await parsed(c, teamFields);
  const unknown = new Set(await unknownUsers(c.env.CONFIG, [...fields.members, ...fields.supervisors]));
  const errors = (["members", "supervisors"] as const).flatMap((list) =>
    fields[list].flatMap((name, at) =>
      unknown.has(name) ? [{ path: `${list}.${at}`, code: "unknown", detail: `There is no ${name}` }] : [],
    ),
  );
  if (errors.length > 0) refuse("invalid_input", undefined, errors);
  return fields;
}

import { Hono } from "hono";
import { readinessOf } from "../../domain/routing/readiness.ts";
import type { WhyNot } from "../../domain/routing/why.ts";
import { queueOf } from "../../durable-objects/addresses.ts";
import { type Colleagues, colleagueQuery, type ReadyColleagues } from "../../protocol/colleagues.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { namesOf } from "../../store/configuration/names-of.ts";
import { membersOf } from "../../store/configuration/report-subjects.ts";
import { membershipsOf } from "../access/memberships.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { inTurns } from "../in-turns.ts";
import { parsedQuery } from "../problems.ts";

/** With whom one works: who they are, and how ready for something to be handed to them. */
export const colleagues = new Hono<SignedIn>()
  .get("/colleagues", signedIn, async (c) => {
    const { ids } = parsedQuery(c, colleagueQuery);
    const seen = await seenBy(c.env, c.var.principal);
    const names = await namesOf(
      c.env.CONFIG,
      [],
      ids.filter((id) => seen(id)),
    );
    return c.json({ names: Object.fromEntries(names) } satisfies Colleagues);
  })
  .get("/desk/colleagues", signedIn, async (c) => {
    const memberOf = await membershipsOf(c.env, c.var.principal);
    const lines = await inTurns(memberOf, ({ campaign }) => whyNotsOf(c.env, campaign));
    return c.json({ readiness: readinessIn(lines) } satisfies ReadyColleagues);
  });

/** A line that does not answer says nothing of anybody. */
function whyNotsOf(env: Env, campaign: string): Promise<Record<string, WhyNot | null>> {
  return queueOf(env, campaign)
    .explain()
    .catch(() => ({}));
}

function readinessIn(lines: readonly Record<string, WhyNot | null>[]): ReadyColleagues["readiness"] {
  const everybody = new Set(lines.flatMap((line) => Object.keys(line)));
  const reasonsOf = (agent: string) => lines.flatMap((line) => (agent in line ? [line[agent] ?? null] : []));
  return Object.fromEntries([...everybody].map((agent) => [agent, readinessOf(reasonsOf(agent))]));
}

/** Names for ids that a log keeps: of those who work in a campaign that one sees or works in, and one's own. */

async function seenBy(env: Env, principal: Principal): Promise<(id: string) => boolean> {
  const { user, campaigns } = principal;
  if (campaigns === "all") return () => true;
  const own = await membershipsOf(env, principal);
  const known = new Set(await membersOf(env.CONFIG, [...campaigns, ...own.map(({ campaign }) => campaign)]));
  return (id) => id === user || known.has(id);
}

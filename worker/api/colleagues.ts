import { Hono } from "hono";
import { type Colleagues, colleagueQuery } from "../../protocol/colleagues.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { namesOf } from "../../store/configuration/names-of.ts";
import { membersOf } from "../../store/configuration/report-subjects.ts";
import { membershipsOf } from "../access/memberships.ts";
import { type SignedIn, signedIn } from "../access/session.ts";
import { parsedQuery } from "../problems.ts";

/** Names for ids that a log keeps: of those who work in a campaign that one sees or works in, and one's own. */
export const colleagues = new Hono<SignedIn>().get("/colleagues", signedIn, async (c) => {
  const { ids } = parsedQuery(c, colleagueQuery);
  const seen = await seenBy(c.env, c.var.principal);
  const names = await namesOf(
    c.env.CONFIG,
    [],
    ids.filter((id) => seen(id)),
  );
  return c.json({ names: Object.fromEntries(names) } satisfies Colleagues);
});

async function seenBy(env: Env, principal: Principal): Promise<(id: string) => boolean> {
  const { user, campaigns } = principal;
  if (campaigns === "all") return () => true;
  const own = await membershipsOf(env, principal);
  const known = new Set(await membersOf(env.CONFIG, [...campaigns, ...own.map(({ campaign }) => campaign)]));
  return (id) => id === user || known.has(id);
}

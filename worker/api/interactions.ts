import { Hono } from "hono";
import { may } from "../../domain/access/permission.ts";
import { directoryOf } from "../../durable-objects/addresses.ts";
import { type ChangedInteraction, interactionQuery } from "../../protocol/archive.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { type ChangeMark, type ChangeSearch, changedInteractions } from "../../store/archive/changed-interactions.ts";
import { findInteractions } from "../../store/archive/find-interactions.ts";
import type { InteractionSearch } from "../../store/archive/interaction-page.ts";
import { campaignsNamed } from "../../store/configuration/members-screen.ts";
import { personOrProgram } from "../access/api-key.ts";
import type { SignedIn } from "../access/session.ts";
import { parsedQuery, refuse } from "../problems.ts";
import { withNames } from "../recordings/named.ts";

/** Ended interactions of the campaigns that the user may see, the last closed first; of an agent the mails of their own campaigns (EML-30). */
export const interactions = new Hono<SignedIn>().get("/interactions", personOrProgram("interactions"), async (c) => {
  const { campaign: name, updatedAfter, ...search } = parsedQuery(c, interactionQuery);
  const reach =
    (await reachOf(c.env, c.var.principal)) ?? refuse("forbidden", "It needs the permission recordings.read");
  const wanted = name === undefined ? [] : await campaignsNamed(c.env.CONFIG, [name]);
  const seen = wanted.find(({ id }) => reach.campaigns === "all" || reach.campaigns.includes(id));
  if (name !== undefined && seen === undefined) refuse("not_found");
  const mark = changeMark(updatedAfter, search.cursor);
  if (mark !== null) {
    const { customer, subject, name: who, text, limit } = search;
    if ([customer, subject, who, text].some((words) => words !== undefined) || "channel" in reach)
      refuse("invalid_input", "Changes are read of whole campaigns, by who may read recordings");
    const changes = { campaigns: reach.campaigns, campaign: seen?.id, after: mark, limit };
    return c.json(await changesSince(c.env, changes));
  }
  const { items, nextCursor } = await findInteractions(c.env.ARCHIVE, { ...search, ...reach, campaign: seen?.id });
  return c.json({ items: await withNames(c.env.CONFIG, items), nextCursor });
});

/** Where a reader of changes stands; null: it is a search. */
function changeMark(updatedAfter: string | undefined, cursor: string | undefined): ChangeMark | null {
  if (cursor?.startsWith("c")) {
    const [at = 0, row = 0] = cursor.slice(1).split(".").map(Number);
    return { at, row };
  }
  if (updatedAfter === undefined) return null;
  return { at: Date.parse(updatedAfter), row: Number.MAX_SAFE_INTEGER };
}

async function changesSince(env: Env, search: ChangeSearch) {
  const { items, next, more } = await changedInteractions(env.ARCHIVE, search);
  const named = await withNames(env.CONFIG, items);
  const changed = named.map((one, at): ChangedInteraction => {
    return { ...one, updatedAt: new Date(items[at]?.updatedAt ?? 0).toISOString() };
  });
  return { items: changed, nextCursor: `c${next.at}.${next.row}`, more };
}

/** Whose interactions somebody may search; null: nobody's. */
async function reachOf(
  env: Env,
  principal: Principal,
): Promise<Pick<InteractionSearch, "campaigns" | "channel"> | null> {
  if (may(principal, "recordings.read", null) === "allowed") return { campaigns: principal.campaigns };
  const memberships = (await directoryOf(env).agent(principal.user))?.memberships ?? [];
  const mails = memberships.filter(({ channel }) => channel === "email");
  return mails.length === 0 ? null : { campaigns: mails.map(({ campaign }) => campaign), channel: "email" };
}

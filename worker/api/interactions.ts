import { Hono } from "hono";
import { sees } from "../../domain/access/permission.ts";
import { type Reach, searchReach } from "../../domain/access/reach.ts";
import { type ChangedInteraction, interactionQuery } from "../../protocol/archive.ts";
import { type ChangeMark, type ChangeSearch, changedInteractions } from "../../store/archive/changed-interactions.ts";
import { findInteractions } from "../../store/archive/find-interactions.ts";
import type { InteractionSearch } from "../../store/archive/interaction-page.ts";
import { campaignsNamed } from "../../store/configuration/members-screen.ts";
import { personOrProgram } from "../access/api-key.ts";
import { membershipsOf } from "../access/memberships.ts";
import type { SignedIn } from "../access/session.ts";
import { parsedQuery, refuse } from "../problems.ts";
import { withNames } from "../recordings/named.ts";

/** Ended interactions of the campaigns that the user may see, the last closed first; of an agent the mails of their own campaigns (EML-30). */
export const interactions = new Hono<SignedIn>().get("/interactions", personOrProgram("interactions"), async (c) => {
  const { campaign: name, updatedAfter, ...asked } = parsedQuery(c, interactionQuery);
  const reach = searchReach(c.var.principal, await membershipsOf(c.env, c.var.principal));
  if (reach === null) refuse("forbidden", "It needs the permission recordings.read");
  const campaign = name === undefined ? undefined : await within(c.env, reach, name);
  const after = changeMark(updatedAfter, asked.cursor);
  if (after === null) return c.json(await ended(c.env, { ...asked, ...reach, campaign }));
  if (isNarrowed(asked) || reach.channel !== undefined)
    refuse("invalid_input", "Changes are read of whole campaigns, by who may read recordings");
  return c.json(await changesSince(c.env, { campaigns: reach.campaigns, campaign, after, limit: asked.limit }));
});

/** Id of the campaign of that name, if it is within what somebody sees. */
async function within(env: Env, { campaigns }: Reach, name: string): Promise<string> {
  const named = await campaignsNamed(env.CONFIG, [name]);
  return named.find(({ id }) => sees(campaigns, id))?.id ?? refuse("not_found");
}

async function ended(env: Env, search: InteractionSearch) {
  const { items, nextCursor } = await findInteractions(env.ARCHIVE, search);
  return { items: await withNames(env.CONFIG, items), nextCursor };
}

function isNarrowed({
  customer,
  subject,
  name,
  text,
}: Pick<InteractionSearch, "customer" | "subject" | "name" | "text">): boolean {
  return [customer, subject, name, text].some((words) => words !== undefined);
}

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

import { Hono } from "hono";
import { type InteractionItem, type InteractionLine, interactionQuery } from "../../protocol/archive.ts";
import { findInteractions } from "../../store/archive/find-interactions.ts";
import { namesOf } from "../../store/configuration/names-of.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { parsedQuery, refuse } from "../problems.ts";
import { campaignsSeen } from "./selection.ts";

/** Ended interactions of the campaigns that the user may see, the last closed first. */
export const interactions = new Hono<SignedIn>().get(
  "/interactions",
  signedIn,
  requires("recordings.read"),
  async (c) => {
    const { campaign: name, ...search } = parsedQuery(c, interactionQuery);
    const { principal } = c.var;
    const wanted = name === undefined ? [] : await campaignsSeen(c.env.CONFIG, principal, [name]);
    if (name !== undefined && wanted.length === 0) refuse("not_found");
    const found = { ...search, campaigns: principal.campaigns, campaign: wanted[0]?.id };
    const { items, nextCursor } = await findInteractions(c.env.ARCHIVE, found);
    return c.json({ items: await withNames(c.env.CONFIG, items), nextCursor });
  },
);

async function withNames(config: D1Database, lines: InteractionLine[]): Promise<InteractionItem[]> {
  const agents = lines.flatMap(({ agent }) => (agent === null ? [] : [agent]));
  const names = await namesOf(
    config,
    lines.map(({ campaign }) => campaign),
    agents,
  );
  return lines.map((line) => ({
    ...line,
    campaignName: names.get(line.campaign) ?? "",
    agentName: line.agent === null ? null : (names.get(line.agent) ?? ""),
  }));
}

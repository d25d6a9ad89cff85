import { type Context, Hono } from "hono";
import { z } from "zod";
import { blackListQuery, blockAddress, unblockAddress } from "../../protocol/black-list.ts";
import { recordAct } from "../../store/changes.ts";
import { blockAddresses, EVERYTHING, type StoredBlock, unblock } from "../../store/spool/black-list.ts";
import {
  type BlackListSearch,
  entriesOf,
  findBlock,
  searchBlackList,
  triesOf,
} from "../../store/spool/black-list-search.ts";
import { actorOf } from "../access/actor.ts";
import { personOrProgram } from "../access/api-key.ts";
import { isProgram, seenDialers } from "../access/caller.ts";
import { requires, type SignedIn } from "../access/session.ts";
import { blocksAsked, isoOf, prefixesOf, shownEntries } from "../black-list/entries.ts";
import { exportedBlackList } from "../black-list/exported.ts";
import { tellFreed } from "../black-list/freed.ts";
import { type SeenScopes, scopesOf, seenScopes } from "../black-list/seen-scopes.ts";
import { tableHeaders } from "../downloads.ts";
import { parsed, parsedQuery, refuse } from "../problems.ts";
import { receiveBlackList } from "../uploads/receive-black-list.ts";
import { refuseLimited } from "./selection.ts";
import { fileOf } from "./uploads.ts";

const exportQuery = blackListQuery.omit({ limit: true, cursor: true });
const uploadQuery = z.object({ registry: z.stringbool().default(false), all: z.stringbool().default(false) });

const OF_ALL = "What blocks every campaign is for who sees all of them";

/** Who is not written to (SMS-51, SMS-119): found, blocked, taken off with a reason, uploaded, exported. */
export const blackList = new Hono<SignedIn>()
  .use("/blacklist", personOrProgram("blacklist"), requires("blacklist"))
  .use("/blacklist/*", personOrProgram("blacklist"), requires("blacklist"))
  .get("/blacklist", async (c) => {
    const { limit, cursor, ...asked } = parsedQuery(c, blackListQuery);
    const seen = await seenOf(c);
    const page = await searchBlackList(c.env.SPOOL, { ...searchOf(asked, seen), limit, cursor });
    return c.json({ items: await shownEntries(c.env.CONFIG, page.items, seen), nextCursor: page.nextCursor });
  })
  .post("/blacklist", async (c) => {
    const asked = await parsed(c, blockAddress);
    const seen = await seenOf(c);
    if (asked.campaign === null) refuseLimited(c, OF_ALL);
    const source = isProgram(c.var.principal) ? "api" : "agent";
    const blocks = blocksAsked(asked, seen, { by: actorOf(c).id, source }, Date.now());
    await note(c, "blacklist.block", asked);
    await blockAddresses(c.env.SPOOL, blocks);
    const [entry] = await shownEntries(c.env.CONFIG, await entriesOf(c.env.SPOOL, blocks), seen);
    return c.json(entry ?? refuse("unavailable"), 201);
  })
  .post("/blacklist/uploads", async (c) => {
    const uploader = { actor: actorOf(c), seen: seenDialers(c.var.principal) };
    const answer = await receiveBlackList(c.env, fileOf(c), uploader, parsedQuery(c, uploadQuery));
    if ("refused" in answer) refuse(answer.refused, answer.detail, answer.errors);
    return c.json(answer, 201);
  })
  .get("/blacklist/export.csv", async (c) => {
    const asked = parsedQuery(c, exportQuery);
    const seen = await seenOf(c);
    const search = searchOf(asked, seen);
    await note(c, "blacklist.export", asked);
    return c.body(exportedBlackList(c.env, search, seen), 200, tableHeaders("blacklist.csv"));
  })
  .get("/blacklist/:id/tries", async (c) => {
    const seen = await seenOf(c);
    const { address } = await theEntry(c, seen);
    const tries = await triesOf(c.env.SPOOL, address, seen.scopes);
    return c.json({
      items: tries.map(({ at, what }) => ({ at: isoOf(at), what: seen.sayWhat(what) })),
      nextCursor: null,
    });
  })
  .delete("/blacklist/:id", async (c) => {
    const entry = await theEntry(c, await seenOf(c));
    const { reason } = await parsed(c, unblockAddress);
    if (entry.scope === EVERYTHING) refuseLimited(c, OF_ALL);
    await note(c, "blacklist.unblock", { reason }, entry);
    await tellFreed(c.env, entry);
    await unblock(c.env.SPOOL, entry.id);
    return c.body(null, 204);
  });

function seenOf(c: Context<SignedIn>): Promise<SeenScopes> {
  return seenScopes(c.env.CONFIG, c.var.principal.campaigns);
}

/** What blocks one campaign or dialer is what names it, and what names its senders. */
function searchOf(
  { address, source, campaign }: z.output<typeof exportQuery>,
  seen: SeenScopes,
): Omit<BlackListSearch, "limit" | "cursor"> {
  const owners = campaign === undefined ? null : (seen.named.get(campaign.toLowerCase()) ?? refuse("not_found"));
  return { scopes: owners?.flatMap(scopesOf) ?? seen.scopes, prefixes: prefixesOf(address, seen), source };
}

async function theEntry(c: Context<SignedIn>, { scopes }: SeenScopes): Promise<StoredBlock> {
  const id = Number(c.req.param("id"));
  if (!Number.isSafeInteger(id)) refuse("not_found");
  return (await findBlock(c.env.SPOOL, id, scopes)) ?? refuse("not_found");
}

/** Written before it is done. */
function note(c: Context<SignedIn>, action: string, after: unknown, before?: StoredBlock): Promise<void> {
  const subject = before === undefined ? "blacklist" : `blacklist:${before.id}`;
  return recordAct(c.env.CONFIG, actorOf(c), { action, subject, before, after });
}

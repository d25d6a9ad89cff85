import { and, eq, gt, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { BlockSource } from "../../protocol/black-list.ts";
import { listed } from "../configuration/names.ts";
import { inTime } from "../database.ts";
import { blackList, blockedTries } from "../schema/spool.ts";
import { spoolOf } from "./database.ts";
import { KnownAddresses } from "./known-addresses.ts";

/** The scope of what blocks everything. */
export const EVERYTHING = "";
/** Rows that one statement writes: an invocation has 1,000 statements, and a register may have a million numbers. */
const AT_ONCE = 5_000;

/** Somebody who is not to be written to; `scope` as the table has it. */
export interface Block {
  /** E.164, a platform's id, or what was written where it could not be read. */
  address: string;
  scope: string;
  source: BlockSource;
  promotionsOnly: boolean;
  /** ms */
  at: number;
  by: string;
  reason: string;
  /** ms; null: never. */
  expires: number | null;
}
const known = new WeakMap<D1Database, KnownAddresses>();

function knownIn(spool: D1Database): KnownAddresses {
  const addresses = known.get(spool) ?? new KnownAddresses(spool);
  known.set(spool, addresses);
  return addresses;
}

export type StoredBlock = typeof blackList.$inferSelect;

/** What is about to be sent: to whom it would go, and under which scopes besides that of everything. */
export interface Asked {
  address: string;
  /** Its keyed hash (erased-address.ts): whoever was erased is blocked still. */
  erased?: string;
  /** Ids of the campaign and the dialer, and the sender's scope. */
  scopes: readonly string[];
  /** Advertising is also stopped by registries and by who wants no promotions. */
  advertising: boolean;
  now: number;
}

/** Puts addresses on the list, or renews what the same source says of them. How many are new. */
export async function blockAddresses(spool: D1Database, blocks: readonly Block[]): Promise<number> {
  let added = 0;
  for (let at = 0; at < blocks.length; at += AT_ONCE) {
    const json = JSON.stringify(blocks.slice(at, at + AT_ONCE));
    const [fresh] = await inTime(
      spool.batch<{ fresh: number }>([spool.prepare(COUNT_NEW).bind(json), spool.prepare(UPSERT).bind(json)]),
    );
    added += fresh?.results[0]?.fresh ?? 0;
  }
  knownIn(spool).add(blocks.map(({ address }) => address));
  return added;
}

const COUNT_NEW = `
  SELECT count(*) AS fresh FROM (
    SELECT DISTINCT value ->> 'address' AS address, value ->> 'scope' AS scope, value ->> 'source' AS source FROM json_each(?)
  ) AS given WHERE NOT EXISTS (SELECT 1 FROM black_list AS known
    WHERE known.address = given.address AND known.scope = given.scope AND known.source = given.source)`;

const UPSERT = `
  INSERT INTO black_list (address, scope, source, promotions_only, at, by, reason, expires)
  SELECT value ->> 'address', value ->> 'scope', value ->> 'source', value ->> 'promotionsOnly', value ->> 'at', value ->> 'by',
    value ->> 'reason', value ->> 'expires'
  FROM json_each(?) WHERE true
  ON CONFLICT (address, scope, source) DO UPDATE SET
    promotions_only = excluded.promotions_only, at = excluded.at, by = excluded.by, reason = excluded.reason,
    expires = excluded.expires`;

/** Takes one entry off; null: it is not there any more. */
export async function unblock(spool: D1Database, id: number): Promise<StoredBlock | null> {
  const gone = await inTime(spoolOf(spool).delete(blackList).where(eq(blackList.id, id)).returning());
  return gone[0] ?? null;
}

/** START: takes back what the customer said themselves of that sender before, and nothing that others have put there. */
export async function optIn(
  spool: D1Database,
  addresses: readonly [address: string, erased: string],
  scope: string,
  at: number,
): Promise<void> {
  const own = and(
    inArray(blackList.address, [...addresses]),
    eq(blackList.scope, scope),
    eq(blackList.source, "customer"),
  );
  await inTime(
    spoolOf(spool)
      .delete(blackList)
      .where(and(own, lte(blackList.at, at))),
  );
}

/** Whether it would be stopped, and by which entries; counts nothing. */
export async function blocksOf(spool: D1Database, asked: Asked): Promise<StoredBlock[]> {
  return await inTime(spoolOf(spool).select().from(blackList).where(stopping(asked)));
}

/**
 * The entry that stops a send, or null. The try is counted: `what` names the row, message or conversation that was stopped, and
 * stands in the history of tries.
 */
export async function isBlocked(
  spool: D1Database,
  { what, erased, ...by }: Omit<Asked, "erased"> & { what: string; erased?: () => string },
): Promise<StoredBlock | null> {
  const { address, now } = by;
  const known = knownIn(spool);
  if (!(await known.mayHold(address, now)) && !(await known.mayHoldErased(erased ?? (() => address), now))) return null;
  const asked: Asked = { ...by, ...(erased && { erased: erased() }) };
  // Who is held may be so under another scope: a read costs the database less than an update that finds nothing.
  if ((await blocksOf(spool, asked)).length === 0) return null;
  const db = spoolOf(spool);
  const hit = await inTime(
    db
      .update(blackList)
      .set({ tries: sql`${blackList.tries} + 1`, lastTry: now })
      .where(stopping(asked))
      .returning(),
  );
  const [first] = hit;
  if (first === undefined) return null;
  // What the list does not say, its history of tries does not say either.
  const tried = { address: first.address, at: now, what, scope: first.scope };
  await inTime(db.insert(blockedTries).values(tried).onConflictDoNothing());
  return first;
}

function stopping({ address, erased = address, scopes, advertising, now }: Asked): SQL | undefined {
  const service = and(eq(blackList.promotionsOnly, false), sql`${blackList.source} <> 'registry'`);
  return and(
    inArray(blackList.address, [address, erased]),
    inArray(blackList.scope, listed([EVERYTHING, ...scopes])),
    or(isNull(blackList.expires), gt(blackList.expires, now)),
    advertising ? undefined : service,
  );
}

/** Whether anybody is on the list under one of these scopes or that of everything. */
export async function blocksAny(spool: D1Database, scopes: readonly string[]): Promise<boolean> {
  const any = spool.prepare(ANY).bind(JSON.stringify([EVERYTHING, ...scopes]));
  return (await inTime(any.first<number>("found"))) === 1;
}

const ANY = `
  SELECT EXISTS (SELECT 1 FROM json_each(?) WHERE EXISTS (SELECT 1 FROM black_list WHERE scope = value)) AS found`;

/** How many of the rows of an upload with ids in `(after, upTo]` the list would stop as it is now; at most 5,000 of them. */
export async function blockedRows(
  spool: D1Database,
  rows: { upload: string; after: number; upTo: number },
  { scopes, advertising, now }: Omit<Asked, "address" | "erased">,
): Promise<number> {
  const stops = JSON.stringify([EVERYTHING, ...scopes]);
  const counted = spool
    .prepare(COUNT_BLOCKED)
    .bind(rows.upload, rows.after, rows.upTo, stops, now, advertising ? 1 : 0);
  return (await inTime(counted.first<number>("blocked"))) ?? 0;
}

const COUNT_BLOCKED = `
  SELECT count(*) AS blocked FROM sms_spool WHERE upload = ?1 AND id > ?2 AND id <= ?3 AND EXISTS (
    SELECT 1 FROM black_list WHERE black_list.address = sms_spool.address
      AND scope IN (SELECT value FROM json_each(?4)) AND (expires IS NULL OR expires > ?5)
      AND (?6 OR (promotions_only = 0 AND source <> 'registry')))`;

/** Of the registries in force over these scopes, the newest: advertising does not start on an expired one. */
export async function registryState(
  spool: D1Database,
  scopes: readonly string[],
  now: number,
): Promise<"none" | "in-force" | "expired"> {
  const newest = spool.prepare(NEWEST_REGISTRY).bind(JSON.stringify([EVERYTHING, ...scopes]));
  const expires = await inTime(newest.first<number>("expires"));
  if (expires === null) return "none";
  return expires > now ? "in-force" : "expired";
}

const NEWEST_REGISTRY = `
  SELECT max((SELECT expires FROM black_list INDEXED BY black_list_registry
    WHERE scope = value AND source = 'registry' ORDER BY expires DESC LIMIT 1)) AS expires
  FROM json_each(?)`;

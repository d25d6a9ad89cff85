import { and, desc, eq, gt, inArray, lte, or, sql } from "drizzle-orm";
import { type Actor, noteAudit } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { apiTokens, user } from "../schema/access.ts";
import { secretHash } from "../secret-hash.ts";

const IDLE_MS = 12 * 60 * 60_000;
const LONGEST_MS = 7 * 24 * 60 * 60_000;
/** Use is noted at most so often. */
const NOTE_USE_EVERY_MS = 10 * 60_000;
/** Programs that ask for one at every call and end none: the oldest of a user go. */
const MOST_OF_A_USER = 100;
/** Ended tokens that one sweep takes. */
const AT_ONCE = 1_000;

export interface HeldToken {
  hash: string;
  user: string;
  /** Id of the campaign or dialer of a call that names none. */
  defaultCampaign: string | null;
  /** ms */
  lastUsedAt: number;
}

/** A new token of a user, `base64(user:uuid)`; only its hash is kept (API-1). */
export async function createToken(
  config: D1Database,
  { id, username, name }: { id: string; username: string; name: string },
  defaultCampaign: string | null,
): Promise<string> {
  const token = btoa(`${username}:${crypto.randomUUID()}`);
  const now = Date.now();
  const db = configuration(config);
  const kept = db
    .select({ hash: apiTokens.hash })
    .from(apiTokens)
    .where(eq(apiTokens.user, id))
    .orderBy(desc(apiTokens.createdAt), desc(sql`rowid`))
    .limit(MOST_OF_A_USER);
  const row = { hash: await secretHash(token), user: id, defaultCampaign, createdAt: now, lastUsedAt: now };
  await inTime(
    db.batch([
      db.insert(apiTokens).values(row),
      db.delete(apiTokens).where(and(eq(apiTokens.user, id), sql`${apiTokens.hash} NOT IN ${kept}`)),
      noteAudit(config, { id, name }, "token.create", `agent:${id}`),
    ]),
  );
  return token;
}

/** Whose token of this hash it is; null for one that is unknown, ended, or of a disabled user. */
export async function holderOfToken(config: D1Database, hash: string, now: number): Promise<HeldToken | null> {
  const rows = await inTime(
    configuration(config)
      .select({ token: apiTokens })
      .from(apiTokens)
      .innerJoin(user, eq(user.id, apiTokens.user))
      .where(
        and(
          eq(apiTokens.hash, hash),
          eq(user.disabled, false),
          gt(apiTokens.lastUsedAt, now - IDLE_MS),
          gt(apiTokens.createdAt, now - LONGEST_MS),
        ),
      ),
  );
  return rows[0]?.token ?? null;
}

/** Notes that it was used; in `token` too, which its caller keeps. */
export async function noteTokenUse(config: D1Database, token: HeldToken, now: number): Promise<void> {
  if (token.lastUsedAt > now - NOTE_USE_EVERY_MS) return;
  token.lastUsedAt = now;
  const own = eq(apiTokens.hash, token.hash);
  await inTime(configuration(config).update(apiTokens).set({ lastUsedAt: now }).where(own));
}

/** False when this user has no such token (API-2). */
export async function endToken(config: D1Database, username: string, token: string): Promise<boolean> {
  const db = configuration(config);
  const hash = await secretHash(token);
  const owner = db
    .select({ id: user.id, name: user.name })
    .from(user)
    .innerJoin(apiTokens, eq(apiTokens.user, user.id))
    .where(and(eq(user.username, username.toLowerCase()), eq(apiTokens.hash, hash)));
  const known: Actor | undefined = (await inTime(owner))[0];
  if (known === undefined) return false;
  await inTime(
    db.batch([
      db.delete(apiTokens).where(eq(apiTokens.hash, hash)),
      noteAudit(config, known, "token.end", `agent:${known.id}`),
    ]),
  );
  return true;
}

/** The statement that ends all tokens of a user: put it into the batch of what ends their sessions. */
export function endingTokens(config: D1Database, userId: string) {
  return configuration(config).delete(apiTokens).where(eq(apiTokens.user, userId));
}

/** Removes tokens that ended before `now`, some of them at a time. */
export async function sweepTokens(config: D1Database, now: number): Promise<void> {
  const db = configuration(config);
  const ended = db
    .select({ hash: apiTokens.hash })
    .from(apiTokens)
    .where(or(lte(apiTokens.lastUsedAt, now - IDLE_MS), lte(apiTokens.createdAt, now - LONGEST_MS)))
    .limit(AT_ONCE);
  await inTime(db.delete(apiTokens).where(inArray(apiTokens.hash, ended)));
}

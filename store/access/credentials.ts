import { and, eq, ne } from "drizzle-orm";
import { type Actor, noteAudit } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { account, session } from "../schema/access.ts";

const CREDENTIAL = "credential";

/** The hash of a user's password; null for one who has none. */
export async function findCredential(config: D1Database, userId: string): Promise<string | null> {
  const rows = await inTime(
    configuration(config).select({ password: account.password }).from(account).where(credentialOf(userId)),
  );
  return rows[0]?.password ?? null;
}

/** Ids of a user's sessions but this one. */
export async function otherSessions(config: D1Database, userId: string, kept: string): Promise<string[]> {
  const rows = await inTime(
    configuration(config)
      .select({ id: session.id })
      .from(session)
      .where(and(eq(session.userId, userId), ne(session.id, kept))),
  );
  return rows.map((row) => row.id);
}

/** A new password ends every other session (`kept` null: every one) and is noted, without the password. */
export async function replacePassword(
  config: D1Database,
  actor: Actor,
  userId: string,
  hash: string,
  kept: string | null,
): Promise<void> {
  const db = configuration(config);
  const ended = kept === null ? eq(session.userId, userId) : and(eq(session.userId, userId), ne(session.id, kept));
  await inTime(
    db.batch([
      db.update(account).set({ password: hash, updatedAt: new Date() }).where(credentialOf(userId)),
      db.delete(session).where(ended),
      noteAudit(config, actor, "password.replace", `agent:${userId}`),
    ]),
  );
}

/** Signs a user out everywhere. */
export async function endSessions(config: D1Database, actor: Actor, userId: string): Promise<void> {
  const db = configuration(config);
  await inTime(
    db.batch([
      db.delete(session).where(eq(session.userId, userId)),
      noteAudit(config, actor, "sessions.end", `agent:${userId}`),
    ]),
  );
}

function credentialOf(userId: string) {
  return and(eq(account.userId, userId), eq(account.providerId, CREDENTIAL));
}

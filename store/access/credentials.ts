import { and, eq, ne } from "drizzle-orm";
import { type Actor, noteAudit } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { account, session } from "../schema/access.ts";
import { endingTokens } from "./tokens.ts";

const CREDENTIAL = "credential";

/** The hash of a user's password; null for one who has none. */
export async function findCredential(config: D1Database, userId: string): Promise<string | null> {
  const rows = await inTime(
    configuration(config).select({ password: account.password }).from(account).where(credentialOf(userId)),
  );
  return rows[0]?.password ?? null;
}

/** A new password ends every other session (`kept` null: every one) and every token, and is noted, without the password. Ids of the ended sessions. */
export async function replacePassword(
  config: D1Database,
  actor: Actor,
  userId: string,
  hash: string,
  kept: string | null,
): Promise<string[]> {
  const db = configuration(config);
  const ended = kept === null ? eq(session.userId, userId) : and(eq(session.userId, userId), ne(session.id, kept));
  const [sessions] = await inTime(
    db.batch([
      db.delete(session).where(ended).returning({ id: session.id }),
      db.update(account).set({ password: hash, updatedAt: new Date() }).where(credentialOf(userId)),
      endingTokens(config, userId),
      noteAudit(config, actor, "password.replace", `agent:${userId}`),
    ]),
  );
  return sessions.map(({ id }) => id);
}

/** The same password under a dearer hash; nothing if it was changed meanwhile. */
export async function rehashPassword(config: D1Database, userId: string, before: string, after: string): Promise<void> {
  await inTime(
    configuration(config)
      .update(account)
      .set({ password: after })
      .where(and(credentialOf(userId), eq(account.password, before))),
  );
}

function credentialOf(userId: string) {
  return and(eq(account.userId, userId), eq(account.providerId, CREDENTIAL));
}

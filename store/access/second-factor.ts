import { eq, inArray } from "drizzle-orm";
import { type Actor, noteAudit } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { session, twoFactor, user } from "../schema/access.ts";
import { endingTokens } from "./tokens.ts";

/** Ids of all sessions of a user. */
export async function sessionsOf(config: D1Database, userId: string): Promise<string[]> {
  const rows = await inTime(
    configuration(config).select({ id: session.id }).from(session).where(eq(session.userId, userId)),
  );
  return rows.map(({ id }) => id);
}

/** A user has set their second factor up or taken it away: the sessions of before and every token end, and it is noted. */
export async function noteSecondFactor(
  config: D1Database,
  actor: Actor,
  action: "two-factor.create" | "two-factor.delete" | "two-factor.replace",
  sessionsBefore: string[],
): Promise<void> {
  const db = configuration(config);
  await inTime(
    db.batch([
      db.delete(session).where(inArray(session.id, sessionsBefore.slice(0, 90))),
      endingTokens(config, actor.id),
      noteAudit(config, actor, action, `agent:${actor.id}`),
    ]),
  );
}

/** Takes a user's second factor away, who has lost it: every session and token of theirs ends. Ids of the ended sessions. */
export async function resetSecondFactor(config: D1Database, actor: Actor, userId: string): Promise<string[]> {
  const db = configuration(config);
  const [ended] = await inTime(
    db.batch([
      db.delete(session).where(eq(session.userId, userId)).returning({ id: session.id }),
      db.delete(twoFactor).where(eq(twoFactor.userId, userId)),
      db.update(user).set({ twoFactorEnabled: false }).where(eq(user.id, userId)),
      endingTokens(config, userId),
      noteAudit(config, actor, "two-factor.remove", `agent:${userId}`),
    ]),
  );
  return ended.map(({ id }) => id);
}

import { eq, inArray, lt, sql } from "drizzle-orm";
import { type Actor, noteAudit } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { audit, session, user, verification } from "../schema/access.ts";
import { endingTokens } from "./tokens.ts";

/** Expired sessions that one sweep takes. */
const AT_ONCE = 1_000;

/** Signs a user out everywhere, programs with their tokens too. Ids of the ended sessions. */
export async function endSessions(config: D1Database, actor: Actor, userId: string): Promise<string[]> {
  const db = configuration(config);
  const [ended] = await inTime(
    db.batch([
      db.delete(session).where(eq(session.userId, userId)).returning({ id: session.id }),
      endingTokens(config, userId),
      noteAudit(config, actor, "sessions.end", `agent:${userId}`),
    ]),
  );
  return ended.map(({ id }) => id);
}

/** One that there is not (any more) is none. */
export async function deleteSession(config: D1Database, by: { id: string } | { token: string }): Promise<void> {
  const which = "id" in by ? eq(session.id, by.id) : eq(session.token, by.token);
  await inTime(configuration(config).delete(session).where(which));
}

/** Removes sessions and second steps that ended before `now`, some of the sessions at a time. */
export async function sweepSessions(config: D1Database, now: number): Promise<void> {
  const db = configuration(config);
  const expired = db
    .select({ id: session.id })
    .from(session)
    .where(lt(session.expiresAt, new Date(now)))
    .limit(AT_ONCE);
  await inTime(
    db.batch([
      db.delete(session).where(inArray(session.id, expired)),
      db.delete(verification).where(lt(verification.expiresAt, new Date(now))),
    ]),
  );
}

/** A sign-in or sign-out, for the audit log. */
export async function noteSession(config: D1Database, actor: Actor, action: "sign-in" | "sign-out"): Promise<void> {
  await inTime(noteAudit(config, actor, action, `agent:${actor.id}`));
}

/** A refused sign-in, if that user exists: what strangers type, perhaps a password in the wrong field, is not kept. */
export async function noteRefusedSignIn(config: D1Database, username: string): Promise<void> {
  const db = configuration(config);
  const login = username.toLowerCase();
  await inTime(
    db.run(sql`INSERT INTO ${audit} (at, actor, actor_name, action, subject)
      SELECT ${Date.now()}, ${user.id}, ${user.name}, 'sign-in.refused', 'agent:' || ${user.id}
      FROM ${user} WHERE ${user.username} = ${login}`),
  );
}

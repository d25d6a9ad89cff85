import { configuration, inTime } from "./database.ts";
import { audit, changes } from "./schema/access.ts";

/** Whom `Directory` tells of changes. */
export type Kind = "campaign" | "agent" | "provider" | "dialer" | "mailbox" | "webhook";

/** The statement that notes a change for `Directory`: put it into the batch of the change. */
export function noteChange(config: D1Database, kind: Kind, id: string) {
  return configuration(config).insert(changes).values({ kind, id, at: Date.now() });
}

/** Who does something: a user, or another program's key. */
export interface Actor {
  id: string;
  name: string;
}

/** The statement that writes one line of the audit log: put it into the batch of the change. Never a password or a key. */
export function noteAudit(
  config: D1Database,
  actor: Actor,
  action: string,
  subject: string,
  before: unknown = null,
  after: unknown = null,
) {
  return configuration(config)
    .insert(audit)
    .values({ at: Date.now(), actor: actor.id, actorName: actor.name, action, subject, before, after });
}

/** A line of the audit log that an object writes: what was done at one interaction. */
export interface AuditLine {
  /** The same line again is the same key. */
  key: string;
  /** ms */
  at: number;
  actor: string;
  actorName: string;
  action: string;
  subject: string;
  after: unknown;
}

/** Adds lines that may arrive more than once, each once. */
export async function recordAudit(config: D1Database, lines: AuditLine[]): Promise<void> {
  const db = configuration(config);
  const [first, ...rest] = lines.map((line) => db.insert(audit).values(line).onConflictDoNothing());
  if (first !== undefined) await inTime(db.batch([first, ...rest]));
}

/** Writes a line of the audit log on its own, for what is done in another database: before it is done, so that nothing goes unnoted. */
export async function recordAct(
  config: D1Database,
  actor: Actor,
  act: { action: string; subject: string; before?: unknown; after?: unknown },
): Promise<void> {
  await inTime(noteAudit(config, actor, act.action, act.subject, act.before, act.after));
}

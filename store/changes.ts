import { configuration } from "./database.ts";
import { audit, changes } from "./schema/access.ts";

/** The statement that notes a change of a campaign or an agent for `Directory`: put it into the batch of the change. */
export function noteChange(config: D1Database, kind: "campaign" | "agent", id: string) {
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

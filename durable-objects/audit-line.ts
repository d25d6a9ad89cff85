import type { AuditLine } from "../store/changes.ts";

/** What somebody did at an interaction that is not theirs, as the audit log keeps it. `at` in ms. */
export function auditLine(
  by: { who: string; name: string },
  action: string,
  interaction: string,
  after: unknown,
  at: number,
): AuditLine {
  const subject = `interaction:${interaction}`;
  return { key: crypto.randomUUID(), at, actor: by.who, actorName: by.name, action, subject, after };
}

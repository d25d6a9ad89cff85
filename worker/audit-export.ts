import type { AuditScope } from "../domain/access/audit-scope.ts";
import { exportedLine } from "../domain/dialer/exported-line.ts";
import type { AuditEntry } from "../protocol/audit.ts";
import { type AuditSearch, searchAudit } from "../store/access/audit-log.ts";
import { exportedPages } from "./exported-pages.ts";

const HEADINGS = "at actor name action subject subject_name before after";

/** The audit log as CSV. */
export function exportedAudit(
  config: D1Database,
  scope: AuditScope,
  search: Omit<AuditSearch, "limit" | "cursor">,
): ReadableStream<Uint8Array> {
  return exportedPages(HEADINGS, (asked) => searchAudit(config, scope, { ...search, ...asked }), lineOf);
}

function lineOf({ at, actor, actorName, action, subject, subjectName, before, after }: AuditEntry): string {
  return exportedLine([at, actor, actorName, action, subject, subjectName, jsonOf(before), jsonOf(after)]);
}

function jsonOf(value: unknown): string {
  return value === null || value === undefined ? "" : JSON.stringify(value);
}

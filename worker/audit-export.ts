import type { AuditScope } from "../domain/access/audit-scope.ts";
import { exportedLine } from "../domain/dialer/exported-line.ts";
import type { AuditEntry } from "../protocol/audit.ts";
import { type AuditSearch, searchAudit } from "../store/access/audit-log.ts";

/** Lines that are asked for at once. */
const PAGE = 1_000;
/** Spreadsheets take the text for UTF-8 by it. */
const BYTE_ORDER_MARK = "\ufeff";
const HEADINGS = "at actor name action subject subject_name before after".split(" ");

/** The audit log as CSV, page after page as the reader takes it. */
export function exportedAudit(
  config: D1Database,
  scope: AuditScope,
  search: Omit<AuditSearch, "limit" | "cursor">,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | undefined;
  let begun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(BYTE_ORDER_MARK + exportedLine(HEADINGS)));
      begun = true;
      const page = await searchAudit(config, scope, { ...search, limit: PAGE, cursor });
      if (page.items.length > 0) controller.enqueue(encoder.encode(page.items.map(lineOf).join("")));
      cursor = page.nextCursor ?? undefined;
      if (cursor === undefined) controller.close();
    },
  });
}

function lineOf({ at, actor, actorName, action, subject, subjectName, before, after }: AuditEntry): string {
  return exportedLine([at, actor, actorName, action, subject, subjectName, jsonOf(before), jsonOf(after)]);
}

function jsonOf(value: unknown): string {
  return value === null || value === undefined ? "" : JSON.stringify(value);
}

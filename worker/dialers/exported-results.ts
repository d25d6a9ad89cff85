import { exportedLine } from "../../domain/dialer/exported-line.ts";
import type { ResultRow } from "../../protocol/dialer-results.ts";
import { exportedPages } from "../exported-pages.ts";
import { type ResultsAsked, resultsAsked } from "./results.ts";

const HEADINGS =
  "id upload destination address message device priority state reason receipt marks carrier_id done_at deleted_at deleted_by";

/** What became of each row as CSV. */
export function exportedResults(
  spool: D1Database,
  search: Omit<ResultsAsked, "limit" | "cursor">,
): ReadableStream<Uint8Array> {
  return exportedPages(HEADINGS, (asked) => resultsAsked(spool, { ...search, ...asked }), lineOf);
}

function lineOf(row: ResultRow): string {
  return exportedLine([
    row.id,
    row.upload,
    row.destiny,
    row.address,
    row.message,
    row.device,
    row.priority,
    row.state,
    row.reason,
    row.receipt,
    row.marks.join(" "),
    row.carrierId ?? "",
    row.doneAt ?? "",
    row.deleted?.at ?? "",
    row.deleted?.by ?? "",
  ]);
}

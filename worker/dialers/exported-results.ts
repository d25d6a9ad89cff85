import { exportedLine } from "../../domain/dialer/exported-line.ts";
import type { ResultRow } from "../../protocol/dialers.ts";
import { findResults, type ResultSearch } from "../../store/spool/results.ts";

/** Rows that are asked for at once. */
const PAGE = 1_000;
/** Spreadsheets take the text for UTF-8 by it. */
const BYTE_ORDER_MARK = "\ufeff";
const HEADINGS =
  "id upload destination address message device priority state reason receipt marks carrier_id done_at deleted_at deleted_by".split(
    " ",
  );

/** What became of each row as CSV, page after page as the reader takes it: a million rows need no more memory than a thousand. */
export function exportedResults(
  spool: D1Database,
  search: Omit<ResultSearch, "limit" | "cursor">,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | undefined;
  let begun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(BYTE_ORDER_MARK + exportedLine(HEADINGS)));
      begun = true;
      const page = await findResults(spool, { ...search, limit: PAGE, cursor });
      if (page.items.length > 0) controller.enqueue(encoder.encode(page.items.map(lineOf).join("")));
      cursor = page.nextCursor ?? undefined;
      if (cursor === undefined) controller.close();
    },
  });
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

import { exportedLine } from "../../domain/dialer/exported-line.ts";
import type { InteractionItem } from "../../protocol/archive.ts";
import { findInteractions } from "../../store/archive/find-interactions.ts";
import type { InteractionSearch } from "../../store/archive/interaction-page.ts";
import { withNames } from "./named.ts";

/** Recordings that are asked for at once. */
const PAGE = 1_000;
/** Spreadsheets take the text for UTF-8 by it. */
const BYTE_ORDER_MARK = "\ufeff";
const HEADINGS =
  "closed case channel campaign agent customer mail phone subject first_words state disposition comment rating waited_s length_s id".split(
    " ",
  );

/** The list as CSV, page after page as the reader takes it: a million recordings need no more memory than a thousand. */
export function exportedRecordings(
  env: Env,
  search: Omit<InteractionSearch, "limit" | "cursor">,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | undefined;
  let begun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(BYTE_ORDER_MARK + exportedLine(HEADINGS)));
      begun = true;
      const page = await findInteractions(env.ARCHIVE, { ...search, limit: PAGE, cursor });
      const items = await withNames(env.CONFIG, page.items);
      if (items.length > 0) controller.enqueue(encoder.encode(items.map(lineOf).join("")));
      cursor = page.nextCursor ?? undefined;
      if (cursor === undefined) controller.close();
    },
  });
}

function lineOf(item: InteractionItem): string {
  const { customer, disposition, assignedAt, closedAt } = item;
  return exportedLine([
    new Date(closedAt).toISOString(),
    item.caseNumber,
    item.channel,
    item.campaignName,
    item.agentName ?? "",
    customer.name,
    customer.mail,
    customer.phone,
    item.subject,
    item.opening ?? "",
    item.state,
    disposition?.levels.join(" › ") ?? "",
    disposition?.comment ?? "",
    item.rating ?? "",
    item.waited,
    assignedAt === null ? 0 : Math.round((closedAt - assignedAt) / 1_000),
    item.id,
  ]);
}

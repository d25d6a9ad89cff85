import { exportedLine } from "../../domain/dialer/exported-line.ts";
import type { BlockedAddress } from "../../protocol/black-list.ts";
import { type BlackListSearch, searchBlackList } from "../../store/spool/black-list-search.ts";
import { shownEntries } from "./entries.ts";
import type { SeenScopes } from "./seen-scopes.ts";

/** Entries that are asked for at once. */
const PAGE = 1_000;
/** Spreadsheets take the text for UTF-8 by it. */
const BYTE_ORDER_MARK = "\ufeff";
const HEADINGS = "address kind scope source promotions_only at by reason expires tries last_try".split(" ");

/** The list as CSV, page after page as the reader takes it: a million entries need no more memory than a thousand. */
export function exportedBlackList(
  env: Env,
  search: Omit<BlackListSearch, "limit" | "cursor">,
  seen: SeenScopes,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | undefined;
  let begun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(BYTE_ORDER_MARK + exportedLine(HEADINGS)));
      begun = true;
      const page = await searchBlackList(env.SPOOL, { ...search, limit: PAGE, cursor });
      const entries = await shownEntries(env.CONFIG, page.items, seen);
      if (entries.length > 0) controller.enqueue(encoder.encode(entries.map(lineOf).join("")));
      cursor = page.nextCursor ?? undefined;
      if (cursor === undefined) controller.close();
    },
  });
}

function lineOf(entry: BlockedAddress): string {
  const { address, scope, source, promotionsOnly, at, by, reason, expires, tries, lastTry } = entry;
  const of = scope.kind === "all" ? "" : scope.kind === "sender" ? `${scope.channel} ${scope.sender}` : scope.name;
  const promotions = promotionsOnly ? "yes" : "no";
  return exportedLine([
    address,
    scope.kind,
    of,
    source,
    promotions,
    at,
    by,
    reason,
    expires ?? "",
    tries,
    lastTry ?? "",
  ]);
}

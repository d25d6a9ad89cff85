import { exportedLine } from "../../domain/dialer/exported-line.ts";
import type { BlockedAddress } from "../../protocol/black-list.ts";
import { type BlackListSearch, searchBlackList } from "../../store/spool/black-list-search.ts";
import { exportedPages } from "../exported-pages.ts";
import { shownEntries } from "./entries.ts";
import type { SeenScopes } from "./seen-scopes.ts";

const HEADINGS = "address kind scope source promotions_only at by reason expires tries last_try";

/** The list as CSV. */
export function exportedBlackList(
  env: Env,
  search: Omit<BlackListSearch, "limit" | "cursor">,
  seen: SeenScopes,
): ReadableStream<Uint8Array> {
  const page = async (asked: Pick<BlackListSearch, "limit" | "cursor">) => {
    const { items, nextCursor } = await searchBlackList(env.SPOOL, { ...search, ...asked });
    return { items: await shownEntries(env.CONFIG, items, seen), nextCursor };
  };
  return exportedPages(HEADINGS, page, lineOf);
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

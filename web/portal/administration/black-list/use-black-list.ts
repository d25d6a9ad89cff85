import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { BlockedAddress } from "../../../../protocol/black-list.ts";
import { answer, api, problemOf } from "../../api.ts";
import { problemText } from "../../problem-text.ts";
import { type BlackListFilter, queryOf } from "./query.ts";

const PAGE = "50";
const TYPING_PAUSE_MS = 200;

/** The list page by page, found as one types. */
export function useBlackList(filter: BlackListFilter) {
  const rows = useSignal<readonly BlockedAddress[] | null>(null);
  const next = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const asked = useSignal(0);

  const load = async (cursor: string | null = null) => {
    const asking = ++asked.value;
    const query = { limit: PAGE, ...queryOf(filter), ...(cursor !== null && { cursor }) };
    try {
      const page = await answer(api.blacklist.$get({ query }));
      if (asking !== asked.peek()) return;
      const items = page.items as BlockedAddress[];
      rows.value = cursor === null ? items : [...(rows.value ?? []), ...items];
      next.value = page.nextCursor;
      failure.value = null;
    } catch (thrown) {
      if (asking === asked.peek()) failure.value = problemText(problemOf(thrown));
    }
  };
  useEffect(() => {
    const timer = setTimeout(() => void load(), rows.value === null ? 0 : TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [filter.address, filter.source, filter.campaign]);

  return { rows, next, failure, load: () => load(), more: () => load(next.value) };
}

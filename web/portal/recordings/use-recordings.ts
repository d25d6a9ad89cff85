import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { InteractionItem } from "../../../protocol/archive.ts";
import { answer, api, problemOf } from "../api.ts";
import { problemText } from "../problem-text.ts";
import { hrefOf, queryOf, type RecordingFilter } from "./query.ts";

const TYPING_PAUSE_MS = 250;

export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The recordings that the filter lets through, page by page, found as one types. */
export function useRecordings(filter: RecordingFilter) {
  const rows = useSignal<readonly InteractionItem[] | null>(null);
  const next = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const asked = useSignal(0);

  const load = async (cursor: string | null = null) => {
    const asking = ++asked.value;
    try {
      const query = { ...queryOf(filter, ZONE), ...(cursor !== null && { cursor }) };
      const page = await answer(api.recordings.$get({ query }));
      if (asking !== asked.peek()) return;
      rows.value = cursor === null ? page.items : [...(rows.value ?? []), ...page.items];
      next.value = page.nextCursor;
      failure.value = null;
    } catch (thrown) {
      if (asking === asked.peek()) failure.value = problemText(problemOf(thrown));
    }
  };
  useEffect(() => {
    const timer = setTimeout(() => void load(), rows.value === null ? 0 : TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [hrefOf(filter)]);

  return { rows, next, failure, load: () => load(), more: () => load(next.value) };
}

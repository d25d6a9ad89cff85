import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { problemOf } from "./api.ts";
import { problemText } from "./problem-text.ts";
import { type Page, severalPages } from "./several-pages.ts";

const TYPING_PAUSE_MS = 250;

/**
 * A list page by page, found as one types: it begins anew when `search`, what is asked for, is another. An answer that was overtaken by
 * a later question is dropped. Loaded again, it shows as many pages as before.
 */
export function usePages<Item>(search: string, ask: (cursor: { cursor?: string }) => Promise<Page<Item>>) {
  const rows = useSignal<readonly Item[] | null>(null);
  const next = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const asked = useSignal(0);
  // Whoever loads later, by a timer, asks for what is sought by then.
  const latest = useRef(ask);
  latest.current = ask;
  const shown = useRef(1);

  const load = async (cursor: string | null, many: number) => {
    const asking = ++asked.value;
    try {
      const { items, nextCursor } = await severalPages(latest.current, cursor, many);
      if (asking !== asked.peek()) return;
      rows.value = cursor === null ? items : [...(rows.value ?? []), ...items];
      shown.current = cursor === null ? many : shown.current + 1;
      next.value = nextCursor;
      failure.value = null;
    } catch (thrown) {
      if (asking === asked.peek()) failure.value = problemText(problemOf(thrown));
    }
  };
  useEffect(() => {
    const timer = setTimeout(() => void load(null, 1), rows.value === null ? 0 : TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [search]);

  return { rows, next, failure, load: () => load(null, shown.current), more: () => load(next.value, 1) };
}

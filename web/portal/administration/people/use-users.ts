import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { UserResource } from "../../../../protocol/access.ts";
import { answer, api, problemOf } from "../../api.ts";
import { problemText } from "../../problem-text.ts";
import type { UserFilter } from "./user-filter.ts";

const PAGE = "50";
const TYPING_PAUSE_MS = 200;

/** People page by page, found as one types. */
export function useUsers({ q, state }: UserFilter) {
  const rows = useSignal<readonly UserResource[] | null>(null);
  const next = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const asked = useSignal(0);

  const load = async (cursor: string | null = null) => {
    const asking = ++asked.value;
    const query = {
      limit: PAGE,
      ...(q !== "" && { q }),
      ...(state !== "all" && { state }),
      ...(cursor !== null && { cursor }),
    };
    try {
      const page = await answer(api.users.$get({ query }));
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
  }, [q, state]);

  return { rows, next, failure, load: () => load(), more: () => load(next.value) };
}

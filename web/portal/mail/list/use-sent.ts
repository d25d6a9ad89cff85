import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { InteractionItem } from "../../../../protocol/archive.ts";
import { answer, api, problemOf } from "../../api.ts";
import { heldMails } from "../../desk/held.ts";
import type { InboxPlace } from "../../inbox/place.ts";
import { problemText } from "../../problem-text.ts";

const TYPING_PAUSE_MS = 250;
/** What was just closed is in the archive after about so long. */
const ARCHIVED_MS = 2_000;

/** Closed threads in which one has written, page by page, found as one types. */
export function useSent({ text, campaign }: Pick<InboxPlace, "text" | "campaign">) {
  const rows = useSignal<readonly InteractionItem[] | null>(null);
  const next = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const asked = useSignal(0);

  const load = async (cursor: string | null = null) => {
    const asking = ++asked.value;
    try {
      const query = { text, ...(campaign !== "" && { campaign }), ...(cursor !== null && { cursor }) };
      const page = await answer(api.desk.sent.$get({ query }));
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
  }, [text, campaign]);

  const held = heldMails.value.length;
  const before = useRef(held);
  useEffect(() => {
    const closed = held < before.current;
    before.current = held;
    if (!closed) return;
    const timer = setTimeout(() => void load(), ARCHIVED_MS);
    return () => clearTimeout(timer);
  }, [held]);

  return { rows, next, failure, load: () => load(), more: () => load(next.value) };
}

import { useEffect, useRef } from "preact/hooks";
import { answer, api } from "../../api.ts";
import { heldMails } from "../../desk/held.ts";
import type { InboxPlace } from "../../inbox/place.ts";
import { usePages } from "../../use-pages.ts";

/** What was just closed is in the archive after about so long. */
const ARCHIVED_MS = 2_000;

/** Closed threads in which one has written, page by page, found as one types. */
export function useSent({ text, campaign }: Pick<InboxPlace, "text" | "campaign">) {
  const search = { text, ...(campaign !== "" && { campaign }) };
  const pages = usePages(JSON.stringify(search), (cursor) =>
    answer(api.desk.sent.$get({ query: { ...search, ...cursor } })),
  );

  const held = heldMails.value.length;
  const before = useRef(held);
  useEffect(() => {
    const closed = held < before.current;
    before.current = held;
    if (!closed) return;
    const timer = setTimeout(() => void pages.load(), ARCHIVED_MS);
    return () => clearTimeout(timer);
  }, [held]);

  return pages;
}

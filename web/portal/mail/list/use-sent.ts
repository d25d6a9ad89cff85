import { useEffect, useMemo } from "preact/hooks";
import { answer, api } from "../../api.ts";
import { desk } from "../../desk/desk.ts";
import type { InboxPlace } from "../../inbox/place.ts";
import { usePages } from "../../use-pages.ts";
import { closedLately } from "./closed-lately.ts";
import { UntilArchived } from "./until-archived.ts";

/** The desk hears of a close a moment after it. */
const HEARD_WITHIN_MS = 10_000;

/** Closed threads in which one has written, page by page, found as one types; one that was closed a moment ago comes by itself. */
export function useSent({ text, campaign }: Pick<InboxPlace, "text" | "campaign">) {
  const search = { text, ...(campaign !== "" && { campaign }) };
  const pages = usePages(JSON.stringify(search), (cursor) =>
    answer(api.desk.sent.$get({ query: { ...search, ...cursor } })),
  );

  const until = useMemo(() => new UntilArchived(() => void pages.load()), []);
  const rows = pages.rows.value;
  const closed = closedLately.value;
  useEffect(() => {
    const clock = desk.peek()?.clock ?? 0;
    const shown = new Map(rows?.map(({ id, closedAt }) => [id, closedAt - clock]));
    // One that came back and was closed again is there as it was before.
    until.lacks(new Map([...closed].filter(([one, at]) => (shown.get(one) ?? 0) < at - HEARD_WITHIN_MS)));
  }, [rows, closed]);
  useEffect(() => () => until.stop(), []);

  return pages;
}

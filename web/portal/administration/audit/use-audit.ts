import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { AuditEntry } from "../../../../protocol/audit.ts";
import { answer, api, problemOf } from "../../api.ts";
import { problemText } from "../../problem-text.ts";
import { type AuditFilter, queryOf } from "./query.ts";

const PAGE = "50";

/** The log page by page, the last first. */
export function useAudit(filter: AuditFilter) {
  const rows = useSignal<readonly AuditEntry[] | null>(null);
  const next = useSignal<string | null>(null);
  const failure = useSignal<string | null>(null);
  const asked = useSignal(0);

  const load = async (cursor: string | null = null) => {
    const asking = ++asked.value;
    const query = { limit: PAGE, ...queryOf(filter), ...(cursor !== null && { cursor }) };
    try {
      const page = await answer(api.audit.$get({ query }));
      if (asking !== asked.peek()) return;
      const items = page.items as AuditEntry[];
      rows.value = cursor === null ? items : [...(rows.value ?? []), ...items];
      next.value = page.nextCursor;
      failure.value = null;
    } catch (thrown) {
      if (asking === asked.peek()) failure.value = problemText(problemOf(thrown));
    }
  };
  useEffect(() => void load(), [filter.actor, filter.action, filter.subject, filter.from, filter.to]);

  return { rows, next, failure, load: () => load(), more: () => load(next.value) };
}

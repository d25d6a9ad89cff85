import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Report } from "../../../protocol/reports.ts";
import { answer, api, problemOf } from "../api.ts";
import { problemText } from "../problem-text.ts";
import { hrefOf, queryOf, type ReportFilter } from "./query.ts";

/** The report that the address asks for; the one before stays until it is there. */
export function useReport(filter: ReportFilter) {
  const report = useSignal<Report | null>(null);
  const failure = useSignal<string | null>(null);
  const asked = useSignal(0);

  const load = async (cursor: string | null = null) => {
    const asking = ++asked.value;
    try {
      const query = { ...queryOf(filter), ...(cursor !== null && { cursor }) };
      const asks = { param: { kind: filter.kind }, query };
      const found: Report = await answer(api.reports[":kind"].$get(asks));
      if (asking !== asked.peek()) return;
      const items = cursor === null ? found.items : [...(report.value?.items ?? []), ...found.items];
      report.value = { ...found, items };
      failure.value = null;
    } catch (thrown) {
      if (asking === asked.peek()) failure.value = problemText(problemOf(thrown));
    }
  };
  useEffect(() => void load(), [hrefOf(filter)]);

  return { report, failure, load: () => load(), more: () => load(report.value?.nextCursor ?? null) };
}

import type { z } from "zod";
import { spansOf } from "../../domain/statistics/spans.ts";
import type { Page } from "../../protocol/configuration.ts";
import type { ResultRow, resultsQuery } from "../../protocol/dialer-results.ts";
import { findResults } from "../../store/spool/results.ts";
import { findResultsByDay } from "../../store/spool/results-by-day.ts";

export type ResultsAsked = z.output<typeof resultsQuery> & { dialer: string };

/** A page of rows by the days on which something became of them, which are those of the report by dialer, or else by list. */
export function resultsAsked(spool: D1Database, { from, to, zone, ...search }: ResultsAsked): Promise<Page<ResultRow>> {
  if (from === undefined || to === undefined) return findResults(spool, search);
  const spans = spansOf(zone, from, to);
  return findResultsByDay(spool, { ...search, from: spans[0]?.from ?? 0, to: spans.at(-1)?.to ?? 0 });
}

import { dayRunsOver } from "../../domain/statistics/campaign-day.ts";
import { figuresOf, MEASURES, MEASURES_OF, type ReportKind } from "../../domain/statistics/measures.ts";
import { bucketsOf } from "../../domain/statistics/spans.ts";
import { addSums, NO_SUMS, SUM_NAMES, type Sums } from "../../domain/statistics/sums.ts";
import type { Report, ReportQuery, ReportRow, ReportSubject } from "../../protocol/reports.ts";
import type { ReportedCampaign } from "../../store/configuration/report-subjects.ts";
import { bucketFor } from "./counted.ts";

/** Sums of one subject in one bucket. A subject that belongs to several teams stands once for each. */
export interface Counted {
  subjects: readonly ReportSubject[];
  bucket: string;
  sums: Sums;
}

/** The report of what was counted: rows of subjects or of time, one page of them, and the whole. */
export function reportOf(
  kind: ReportKind,
  query: ReportQuery,
  campaigns: readonly ReportedCampaign[],
  counted: readonly Counted[],
): Report {
  const rows = query.groupBy === "subject" ? bySubject(kind, counted) : byTime(kind, query, counted);
  const begin = Number(query.cursor ?? 0);
  const end = begin + query.limit;
  const whole = counted.reduce((sum, { sums }) => addSums(sum, sums), NO_SUMS);
  const { from, to, zone, groupBy } = query;
  return {
    kind,
    from,
    to,
    zone,
    groupBy,
    columns: MEASURES_OF[kind].map((name) => ({ name, unit: MEASURES[name].unit, formula: MEASURES[name].formula })),
    items: rows.slice(begin, end),
    total: figuresOf(kind, whole),
    empty: !isSomething(whole),
    overnight: campaigns.flatMap(({ name, schedule }) => {
      const over = dayRunsOver(schedule);
      return over === 0 ? [] : [{ campaign: name, until: new Date(over).toISOString().slice(11, 16) }];
    }),
    nextCursor: end < rows.length ? String(end) : null,
  };
}

/** Those of whom nothing was counted are left out; by name. */
function bySubject(kind: ReportKind, counted: readonly Counted[]): ReportRow[] {
  const found = new Map<string, { subject: ReportSubject; sums: Sums }>();
  for (const { subjects, sums } of counted) {
    for (const subject of subjects)
      found.set(subject.key, { subject, sums: addSums(found.get(subject.key)?.sums ?? NO_SUMS, sums) });
  }
  return [...found.values()]
    .filter(({ sums }) => isSomething(sums))
    .sort((one, other) => one.subject.label.localeCompare(other.subject.label))
    .map(({ subject, sums }) => ({ subject, bucket: "", figures: figuresOf(kind, sums) }));
}

/** Every bucket of the range, also those in which nothing was counted. */
function byTime(kind: ReportKind, query: ReportQuery, counted: readonly Counted[]): ReportRow[] {
  const found = new Map<string, Sums>();
  for (const { bucket, sums } of counted) found.set(bucket, addSums(found.get(bucket) ?? NO_SUMS, sums));
  return bucketsOf(bucketFor(query), query.from, query.to).map((bucket) => ({
    subject: null,
    bucket,
    figures: figuresOf(kind, found.get(bucket) ?? NO_SUMS),
  }));
}

function isSomething(sums: Sums): boolean {
  return SUM_NAMES.some((name) => sums[name] !== 0);
}

import { CHANNELS, type Channel, type Language } from "../../../domain/campaign/campaign.ts";
import { isZone, localDay } from "../../../domain/campaign/local-time.ts";
import { REPORT_KINDS, type ReportKind } from "../../../domain/statistics/measures.ts";
import { GROUPINGS, type Grouping } from "../../../protocol/reports.ts";

const DAY_MS = 24 * 60 * 60_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const USUAL_DAYS = 7;

/** What is asked for; all of it stands in the address. */
export interface ReportFilter {
  kind: ReportKind;
  from: string;
  to: string;
  zone: string;
  groupBy: Grouping;
  /** Name of one; empty: all. */
  campaign: string;
  channel: Channel | "";
  agent: string;
  team: string;
  dialer: string;
}

/** The last seven days of the reader's own zone, unless the address says otherwise. */
export function filterIn(
  kind: string | undefined,
  query: Record<string, string>,
  zone: string,
  now: number,
): ReportFilter {
  const own = isZone(query.zone) ? query.zone : zone;
  const today = localDay(own, now);
  const to = dayIn(query.to) ?? today;
  const from = dayIn(query.from) ?? before(to, USUAL_DAYS - 1);
  const isForward = from <= to;
  return {
    kind: REPORT_KINDS.find((one) => one === kind) ?? "campaigns",
    from: isForward ? from : to,
    to,
    zone: own,
    groupBy: GROUPINGS.find((one) => one === query.groupBy) ?? "subject",
    campaign: query.campaign ?? "",
    channel: CHANNELS.find((one) => one === query.channel) ?? "",
    agent: query.agent ?? "",
    team: query.team ?? "",
    dialer: query.dialer ?? "",
  };
}

/** As the door takes it. */
export function queryOf({ kind: _, ...filter }: ReportFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}

export function hrefOf(filter: ReportFilter): string {
  return `/reports/${filter.kind}?${new URLSearchParams(queryOf(filter))}`;
}

/** For the spreadsheet of one who reads that language. */
export function exportHref(filter: ReportFilter, language: Language): string {
  return `/api/reports/${filter.kind}/export.csv?${new URLSearchParams({ ...queryOf(filter), language })}`;
}

export const PRESETS = ["today", "yesterday", "week", "month"] as const;
export type Preset = (typeof PRESETS)[number];

/** Days that are asked for often: today, yesterday, the last seven, the last thirty. */
export function daysOf(preset: Preset, today: string): Pick<ReportFilter, "from" | "to"> {
  if (preset === "today") return { from: today, to: today };
  if (preset === "yesterday") return { from: before(today, 1), to: before(today, 1) };
  return { from: before(today, preset === "week" ? 6 : 29), to: today };
}

function before(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}

function dayIn(text: string | undefined): string | null {
  return isDay(text) ? text : null;
}

export function isDay(text: string | undefined): text is string {
  return text !== undefined && DAY.test(text) && !Number.isNaN(Date.parse(text));
}

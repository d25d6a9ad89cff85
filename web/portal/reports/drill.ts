import type { MeasureName } from "../../../domain/statistics/measures.ts";
import type { ReportRow } from "../../../protocol/reports.ts";
import { type ResultFilter, resultsAddress } from "../dialers/results/query.ts";
import { hrefOf, type ReportFilter } from "./query.ts";

/** Counts of interactions whose rows are kept, and what the list is to be asked. */
const LISTED: Partial<Record<MeasureName, Record<string, string>>> = {
  received: {},
  abandoned: { state: "abandoned" },
  short: { state: "short" },
  expired: { state: "expired" },
  closed: { state: "closed" },
  evaluated: { qualityFrom: "0" },
  courtesies: { courtesiesFrom: "1" },
};

/** Counts of a dialer's rows, and what the list of rows is to be asked. */
const ROWS: Partial<Record<MeasureName, Partial<ResultFilter>>> = {
  sent: { state: "processed" },
  refused: { state: "failed" },
  blocked: { state: "blocked" },
  other: { state: "other" },
  unknown: { state: "unknown" },
  delivered: { told: "delivered" },
  seen: { told: "seen" },
  rejected: { told: "rejected" },
  spam: { told: "spam" },
  unsubscribed: { told: "unsubscribed" },
};

/** Where the interactions behind a figure are listed; null where no list shows just those. */
export function recordingsBehind(filter: ReportFilter, row: ReportRow, measure: MeasureName): string | null {
  const listed = LISTED[measure];
  const days = daysOf(filter, row.bucket);
  if (listed === undefined || days === null) return null;
  const subject = subjectOf(filter, row);
  if (subject === null) return null;
  const query = { ...subject, ...days, ...listed };
  return `/recordings?${new URLSearchParams(query)}`;
}

/** Where the rows behind a figure of one dialer are listed; null where no list shows just those. */
export function rowsBehind(filter: ReportFilter, row: ReportRow, measure: MeasureName): string | null {
  const asked = ROWS[measure];
  const dialer = row.subject?.key ?? filter.dialer;
  const days = daysOf(filter, row.bucket);
  if (filter.kind !== "dialers" || asked === undefined || dialer === "" || days === null) return null;
  return resultsAddress(dialer, { zone: filter.zone, state: "", told: "", ...days, ...asked });
}

/** Of a subject its days, of a team its agents; null where there is no closer look. */
export function reportOfRow(filter: ReportFilter, { subject }: ReportRow): string | null {
  if (subject === null || subject.key === "") return null;
  const { kind } = filter;
  if (kind === "campaigns") return hrefOf({ ...filter, campaign: subject.key, groupBy: "day" });
  if (kind === "agents") return hrefOf({ ...filter, agent: subject.key, groupBy: "day" });
  if (kind === "dialers") return hrefOf({ ...filter, dialer: subject.key, groupBy: "day" });
  return kind === "teams" ? hrefOf({ ...filter, kind: "agents", team: subject.key }) : null;
}

function daysOf({ from, to }: ReportFilter, bucket: string): { from: string; to: string } | null {
  if (bucket === "") return { from, to };
  if (/^\d{4}-\d{2}-\d{2}$/.test(bucket)) return { from: bucket, to: bucket };
  const [year = "", month = ""] = bucket.split("-");
  if (month === "") return null;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  const first = `${bucket}-01`;
  return { from: first < from ? from : first, to: last > to ? to : last };
}

function subjectOf({ kind, campaign, channel, agent, team }: ReportFilter, { subject }: ReportRow) {
  const chosen = { ...(campaign !== "" && { campaign }), ...(channel !== "" && { channel }) };
  if (team !== "" || kind === "teams") return null;
  if (kind === "dispositions") return closedAs(chosen, subject);
  if (subject === null) return { ...chosen, ...(agent !== "" && { agent }) };
  if (kind === "campaigns") return { ...chosen, campaign: subject.key };
  return kind === "channels" ? { ...chosen, channel: subject.key } : { ...chosen, agent: subject.key };
}

/** What ended without a disposition is listed nowhere by itself. */
function closedAs(chosen: Record<string, string>, subject: ReportRow["subject"]) {
  if (subject === null) return chosen;
  return subject.key === "" ? null : { ...chosen, disposition: subject.key };
}

import { dayRunsOver } from "../../domain/statistics/campaign-day.ts";
import type { ReportKind } from "../../domain/statistics/measures.ts";
import { type Bucket, spansOf } from "../../domain/statistics/spans.ts";
import type { ReportQuery } from "../../protocol/reports.ts";
import {
  DESKS,
  DIALERS,
  DISPOSITIONS,
  type QuarterHourTable,
  WAITS,
  WORK,
} from "../../store/archive/quarter-hour-tables.ts";
import { type SumRow, sumQuarterHours } from "../../store/archive/sum-quarter-hours.ts";
import type { ReportedCampaign } from "../../store/configuration/report-subjects.ts";

const TABLES: Record<ReportKind, readonly QuarterHourTable[]> = {
  campaigns: [WAITS, WORK],
  channels: [WAITS, WORK],
  agents: [WORK],
  teams: [WORK],
  dialers: [],
  dispositions: [DISPOSITIONS],
};

type Asked = Pick<ReportQuery, "from" | "to" | "zone" | "groupBy">;

/** What these campaigns have counted in the days asked for: each campaign's days are its own, a night belongs to the day it began on. */
export async function countedByCampaign(
  archive: D1Database,
  kind: ReportKind,
  campaigns: readonly ReportedCampaign[],
  asked: Asked,
): Promise<SumRow[]> {
  const apart = kind !== "campaigns" && kind !== "channels";
  const alike = Map.groupBy(campaigns, ({ schedule }) => dayRunsOver(schedule));
  const rows: SumRow[] = [];
  for (const [runsOver, some] of alike) {
    const subjects = some.map(({ id }) => id);
    const request = { ...stretch(asked, runsOver), subjects, apart };
    for (const table of TABLES[kind]) rows.push(...(await sumQuarterHours(archive, table, request)));
  }
  return rows;
}

/** What these agents' desks have counted; their days end at midnight. */
export function countedByDesk(archive: D1Database, agents: readonly string[], asked: Asked): Promise<SumRow[]> {
  return sumQuarterHours(archive, DESKS, { ...stretch(asked, 0), subjects: agents, apart: false });
}

/** What these dialers have counted; their days end at midnight. */
export function countedByDialer(archive: D1Database, dialers: readonly string[], asked: Asked): Promise<SumRow[]> {
  return sumQuarterHours(archive, DIALERS, { ...stretch(asked, 0), subjects: dialers, apart: false });
}

/** A report by subject has one row for the whole range. */
export function bucketFor({ groupBy }: Pick<Asked, "groupBy">): Bucket {
  return groupBy === "subject" ? "whole" : groupBy;
}

function stretch(asked: Asked, runsOver: number) {
  return { spans: spansOf(asked.zone, asked.from, asked.to, runsOver), bucket: bucketFor(asked), runsOver };
}

import { z } from "zod";
import { CHANNELS, LANGUAGES } from "../domain/campaign/campaign.ts";
import { type MeasureName, REPORT_KINDS, type ReportKind, type Unit } from "../domain/statistics/measures.ts";
import { campaignNames } from "./campaign-names.ts";
import { zone } from "./schedule-settings.ts";

const MOST_DAYS = 800;
const DAY_MS = 24 * 60 * 60_000;

export const GROUPINGS = ["subject", "month", "day", "hour"] as const;
/** A line for each campaign, agent …, or one for each month, day, hour of the day of all of them together. */
export type Grouping = (typeof GROUPINGS)[number];

const day = z.iso.date();

export const reportKind = z.enum(REPORT_KINDS);

/** `GET /api/reports/:kind`: days of the zone, first and last included. */
export const reportQuery = z
  .object({
    from: day,
    to: day,
    zone: zone.default("UTC"),
    groupBy: z.enum(GROUPINGS).default("subject"),
    /** Names of campaigns, separated by commas; left out: all that one may see. */
    campaign: campaignNames.optional(),
    channel: z.enum(CHANNELS).optional(),
    /** User name of one agent; for reports of agents and teams. */
    agent: z.string().max(64).optional(),
    /** Name of one team; for reports of agents and teams. */
    team: z.string().max(64).optional(),
    /** Name of one; for reports of dialers. */
    dialer: z.string().max(64).optional(),
    limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
    cursor: z
      .string()
      .regex(/^\d{1,6}$/)
      .optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "Not before the first day" })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    path: ["to"],
    error: `At most ${MOST_DAYS} days`,
  });

/** `GET /api/reports/:kind/export.csv` besides: in whose spreadsheet it opens; en writes 54.5, es and pt 54,5. */
export const reportFile = z.object({ language: z.enum(LANGUAGES).default("en") });

export type ReportQuery = z.output<typeof reportQuery>;

export interface ReportColumn {
  name: MeasureName;
  unit: Unit;
  /** How it is worked out, in the words of what is counted. */
  formula: string;
}

/** Of campaigns the name, of agents the user name, of teams, channels and dispositions themselves; `label` is what people read. */
export interface ReportSubject {
  key: string;
  label: string;
}

export interface ReportRow {
  /** Null where rows are of time. */
  subject: ReportSubject | null;
  /** `2026-11`, `2026-11-23`, `09`; empty where rows are of subjects. */
  bucket: string;
  /** In the order of the columns; shares 0 to 1, durations in seconds; null: no data. */
  figures: (number | null)[];
}

export interface Report {
  kind: ReportKind;
  from: string;
  to: string;
  zone: string;
  groupBy: Grouping;
  columns: ReportColumn[];
  items: ReportRow[];
  /** Of everything that was asked for, not of the page. */
  total: (number | null)[];
  /** Nothing was counted in the range. */
  empty: boolean;
  /** Names of campaigns whose day outlasts midnight, with the time until which it does. */
  overnight: { campaign: string; until: string }[];
  nextCursor: string | null;
}

import { z } from "zod";
import { MARKS, type Mark } from "../domain/dialer/mark.ts";
import { zone } from "./schedule-settings.ts";

/** `/api/dialers/:name/results`: what became of each row (SMS-122). */

/** `0 NONE` … as the design names them. */
export const ROW_STATES = [
  "none",
  "to-process",
  "processed",
  "blocked",
  "failed",
  "other",
  "sending",
  "unknown",
] as const;
export type RowState = (typeof ROW_STATES)[number];

/** What is told of a row after it was sent. */
export const TOLD = ["delivered", ...MARKS] as const;
export type Told = (typeof TOLD)[number];

const MOST_DAYS = 800;
const DAY_MS = 24 * 60 * 60_000;

const day = z.iso.date().optional();

const narrowed = z.object({
  upload: z.string().max(100).optional(),
  state: z.enum(ROW_STATES).optional(),
  told: z.enum(TOLD).optional(),
  /** Days of the zone, first and last included, on which something became of a row; both or none. */
  from: day,
  to: day,
  zone: zone.default("UTC"),
});
const paged = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(200).optional(),
});

const isWhole = ({ from, to }: z.output<typeof narrowed>) => (from === undefined) === (to === undefined);
const isForward = ({ from, to }: z.output<typeof narrowed>) => from === undefined || to === undefined || from <= to;
const isShort = ({ from = "", to = "" }: z.output<typeof narrowed>) =>
  from === "" || to === "" || Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS;

/**
 * `GET /api/dialers/:name/results`. With days: what became of rows on them, of whatever list, in the order in which it did. Without: of one
 * list or of all, the first accepted first. A page may be short, even empty, and not the last.
 */
export const resultsQuery = checked(narrowed.extend(paged.shape));
/** `GET /api/dialers/:name/results.csv`: all of them. */
export const resultsExport = checked(narrowed);

function checked<Query extends typeof narrowed>(query: Query): Query {
  return query
    .refine(isWhole, { path: ["to"], error: "With the first day the last one, or neither" })
    .refine(isForward, { path: ["to"], error: "Not before the first day" })
    .refine(isShort, { path: ["to"], error: `At most ${MOST_DAYS} days` });
}

/** One row of a list and what became of it. Times are ISO. */
export interface ResultRow {
  id: number;
  upload: string;
  /** As the file has it, and as it was read. */
  destiny: string;
  address: string;
  message: string;
  device: string;
  priority: number;
  state: RowState;
  reason: string;
  receipt: "none" | "sent" | "delivered" | "seen";
  /** Of a mail, in this order. */
  marks: Mark[];
  carrierId: string | null;
  doneAt: string | null;
  deleted: { at: string; by: string } | null;
}

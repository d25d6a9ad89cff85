import { z } from "zod";
import { name, scheduleRanges, zone } from "./campaign-settings.ts";
import type { FieldError } from "./problem.ts";

/** `/api/dialers`: who sends in bulk, when and how fast (SMS-40 to SMS-58), its lists and its board (SMS-110 to SMS-123). */

export const DIALER_CHANNELS = ["sms", "whatsapp"] as const;
export type DialerChannel = (typeof DIALER_CHANNELS)[number];
export const PURPOSES = ["service", "advertising"] as const;
/** Advertising is also blocked by registries and by who wants no promotions, and does not start on an expired registry. */
export type Purpose = (typeof PURPOSES)[number];

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "A time as 09:00" });
const day = z.iso.date({ error: "A date as 2026-12-25" });

/** All that a PUT replaces. Missing fields are reported at once, in the words of SMS-42 to SMS-45. */
export const dialerFields = z.strictObject({
  name,
  /** Name of the provider. */
  provider: z.string({ error: "Missing SMS Provider" }).min(1, { error: "Missing SMS Provider" }).max(64),
  /** Sender or port; a row's Device goes before it. */
  dialString: z.string({ error: "Must type dial string" }).trim().min(1, { error: "Must type dial string" }).max(64),
  /** Seconds between two messages, decimals allowed; 0 = as fast as the provider's rate allows. */
  interval: z
    .number({ error: "Must type time between messages" })
    .min(0, { error: "Must type time between messages" })
    .max(86_400),
  /** Name of the campaign that its customers' answers belong to, and whose groups see the dialer; null: only who sees all. */
  campaign: name.nullable().default(null),
  enabled: z.boolean().default(true),
  /** No range at all: it never runs. */
  schedule: z.strictObject({ zone, ranges: scheduleRanges }).default({ zone: "America/Montevideo", ranges: [] }),
  purpose: z.enum(PURPOSES).default("service"),
  orderByPriority: z.boolean().default(true),
  /** SMS-74: quotes, apostrophes and @ in text and variables refuse the file. */
  refuseSpecialCharacters: z.boolean().default(false),
  /** Hours in which a customer may be written to, in the customer's own zone; null: any. */
  contactHours: z.strictObject({ from: hour, to: hour }).nullable().default(null),
  /** First and last local day on which it runs. */
  startDate: day.nullable().default(null),
  endDate: day.nullable().default(null),
  /** WhatsApp: every message of it is this template, `${1}` … fill its values in order. */
  template: z
    .strictObject({ name: z.string().min(1).max(512), language: z.string().min(2).max(10) })
    .nullable()
    .default(null),
});
export type DialerFields = z.output<typeof dialerFields>;
export type DialerDraft = z.input<typeof dialerFields>;
export const replaceDialer = dialerFields.extend({ version: z.int() });

export interface DialerResource extends DialerFields {
  id: string;
  channel: DialerChannel;
  version: number;
}

/** What `Directory` tells the dialer's object. */
export interface DialerSnapshot {
  version: number;
  dialer: Omit<DialerFields, "provider" | "campaign"> & {
    id: string;
    channel: DialerChannel;
    /** Id of the account. */
    provider: string;
    /** Id of the campaign; null without one. */
    campaign: string | null;
    /** Holidays on which it rests: local days and minutes. */
    holidays: { date: string; from: string; to: string; yearly: boolean }[];
  };
}

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

/** SMS-113 to SMS-116; `uploaded` = notProcessed + processed + blocked + failed + other + unknown, always. */
export interface BoardCounters {
  uploaded: number;
  notProcessed: number;
  processed: number;
  blocked: number;
  failed: number;
  other: number;
  unknown: number;
  /** Receipts, inside `processed`. */
  delivered: number;
}

export type NotRunning =
  | "disabled"
  | "stopped"
  | "never-scheduled"
  | "out-of-schedule"
  | "before-start"
  | "after-end"
  | "holiday"
  | "provider-disabled"
  | "registry-expired"
  | "nothing-to-send"
  | "contact-hours"
  | "carrier-slow";

/** `GET /api/dialers/:name/progress`, and pushed whole by `/progress/socket` when something of it changes, at most 4 a second. */
export interface DialerBoard {
  dialer: string;
  name: string;
  channel: DialerChannel;
  enabled: boolean;
  /** Started on demand; it still runs only enabled and on schedule (SMS-57). */
  started: boolean;
  onSchedule: boolean;
  /** Null while it sends. */
  waitingFor: NotRunning | null;
  counters: BoardCounters;
  /** Messages a minute, over the last minute. */
  ratePerMinute: number;
  /** Seconds left at that rate; null when it does not send. */
  secondsLeft: number | null;
  /** ms of the next moment at which it may send; null: never, or now. */
  nextWindow: number | null;
  /** Messages in each of the last sixty minutes, the oldest first. */
  throughput: number[];
  lastError: { at: number; detail: string } | null;
  uploads: UploadLine[];
}

export interface UploadLine {
  id: string;
  file: string;
  rows: number;
  state: "receiving" | "accepted" | "refused" | "deleted";
  at: number;
  by: string;
}

/** `GET /api/dialers/:name/progress/socket`: the whole board, each time. It is closed now and then: who comes back is asked anew who they are. */
export type ProgressFrame = DialerBoard & ({ t: "hello"; version: number; now: number } | { t: "board" });

/** `GET /api/dialers`: each with its board; null: its object did not answer in time. */
export type DialerLine = DialerResource & { board: DialerBoard | null };

/** `POST /api/dialers/:name/start`, `/stop`. */
export interface DialerTurned {
  started: boolean;
}

/** `POST /api/dialers/:name/messages`: durable, and on its way; `at` when it was given one. */
export interface SingleAccepted {
  id: string;
  at: string | null;
  segments: number;
}

/** `GET /api/dialers/:name/results`: of one list or of all, the first accepted first. A page may be short, even empty, and not the last. */
export const resultsQuery = z.object({
  upload: z.string().max(100).optional(),
  state: z.enum(ROW_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(200).optional(),
});

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
  carrierId: string | null;
  doneAt: string | null;
  deleted: { at: string; by: string } | null;
}

/** `POST /api/dialers/:name/uploads?name=LIST.csv` with the file as body, answered when every line was looked at. */
export interface UploadAccepted {
  uploadId: string;
  rows: number;
  /** A header line was there and was skipped. */
  header: boolean;
  /** What will become of the rows, as far as it is known now. */
  preview: {
    blocked: number;
    other: number;
    twice: number;
    segments: number;
    samples: { to: string; text: string; segments: number }[];
  };
  warnings: LineProblem[];
}
/** In `errors[]` of the 422: `path` is `line 3, column 2`. At most 1,000 are listed. */
export type LineProblem = FieldError;

/** `POST /api/dialers/:name/messages` (SMS-120, SMS-58): a row of priority 0. `id` makes a repetition harmless. */
export const singleMessage = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  destination: z.string().trim().min(1).max(64),
  message: z.string().min(1).max(2_000),
  /** ISO 8601; left out: now. */
  at: z.iso.datetime({ offset: true }).optional(),
});
export type SingleMessage = z.output<typeof singleMessage>;

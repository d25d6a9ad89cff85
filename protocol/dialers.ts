import { z } from "zod";
import type { Counters, MailFigures } from "../domain/dialer/board.ts";
import type { Mark } from "../domain/dialer/mark.ts";
import type { DialerChannel, DialerResource, MailDialerFields, PhoneDialerFields } from "./dialer-fields.ts";
import type { FieldError } from "./problem.ts";

/** `/api/dialers`: what a dialer does, its lists (SMS-60 to SMS-75, EML-70 to EML-75) and its board (SMS-110 to SMS-123, EML-80 to EML-92). */

/** What every dialer's object is told. */
interface DialerRules {
  id: string;
  name: string;
  /** Id of the campaign; null without one. */
  campaign: string | null;
  /** Holidays on which it rests: local days and minutes. */
  holidays: { date: string; from: string; to: string; yearly: boolean }[];
}

export type PhoneDialerSettings = Omit<PhoneDialerFields, "channel" | "provider" | "campaign" | "name"> &
  DialerRules & {
    channel: "sms" | "whatsapp";
    /** Id of the account. */
    provider: string;
  };

export type MailDialerSettings = Omit<MailDialerFields, "campaign" | "name"> &
  DialerRules & {
    /** Id of the mailbox; null: its campaign has none. */
    mailbox: string | null;
    /** A mail wakes nobody. */
    contactHours: null;
  };

/** What `Directory` tells the dialer's object. */
export interface DialerSnapshot {
  version: number;
  dialer: PhoneDialerSettings | MailDialerSettings;
}

/** SMS-113 to SMS-116; `uploaded` = notProcessed + processed + blocked + failed + other + unknown, always. */
export type BoardCounters = Omit<Counters, Mark>;

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
  /** EML-84 to EML-90; null where it sends no mails. */
  mail: MailFigures | null;
  /** EML-81: the list that is sent, of a mail dialer; null: none is active. */
  list: ActiveList | null;
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

export interface ActiveList {
  id: string;
  /** Name of its file without the ending. */
  name: string;
  rows: number;
}

/** Mails: `accepted` is the active list, `inactive` one that waits to be activated (EML-73). */
export const UPLOAD_STATES = ["receiving", "accepted", "inactive", "refused", "deleted"] as const;

export interface UploadLine {
  id: string;
  file: string;
  rows: number;
  state: (typeof UPLOAD_STATES)[number];
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

/** `PUT /api/dialers/:name/active-list`: the one list that a mail dialer sends; null: none (EML-73). Done in a moment, as the board shows. */
export const activeList = z.strictObject({ list: z.string().max(100).nullable() });

/**
 * `POST /api/dialers/:name/uploads?name=LIST.csv` with the file as body, answered when every line was looked at. A list of mails
 * (`campaign;email;subject-or-message;template;variables;priority`) is inactive until it is activated.
 */
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
    /** `subject` of a mail; null: it is none. */
    samples: { to: string; subject: string | null; text: string; segments: number }[];
  };
  warnings: LineProblem[];
}
/** In `errors[]` of the 422: `path` is `line 3, column 2`. At most 1,000 are listed. */
export interface LineProblem extends FieldError {
  /** What stands there, in one line, 80 characters at most; left out where nothing does. */
  found?: string;
}

/** `GET /api/dialers/:name/uploads/:upload/letter?place=`: the mail of one row of a list, before it leaves. */
export const letterQuery = z.object({
  /** From 1, in the order of the file. */
  place: z.coerce.number().int().min(1).max(1_000).default(1),
});
export interface RowLetter {
  to: string;
  subject: string;
  /** Safe to show. */
  html: string;
  /** Variables that the row has no value for: nothing will stand in their place. */
  missing: string[];
}

import { z } from "zod";
import { id } from "./id.ts";

/** Characters of a single message to a phone, and of a single mail's text. */
export const LONGEST_SINGLE = 2_000;
export const LONGEST_SINGLE_MAIL = 20_000;
const MOST_VARIABLES = 100;

/** `POST /api/dialers/:name/messages` (SMS-120, SMS-58): a row of priority 0. `id` makes a repetition harmless. */
export const singleMessage = z.strictObject({
  id,
  destination: z.string().trim().min(1).max(254),
  /** To a phone from 1 to 2,000 characters; of a mail its text, left out or empty: the dialer's template is the mail. */
  message: z.string().max(LONGEST_SINGLE_MAIL).default(""),
  /** Of a mail; left out or empty: the dialer's. */
  subject: z.string().trim().max(500).optional(),
  /** Of a mail: what its variables stand for. */
  values: z
    .record(z.string().min(1).max(64), z.string().max(2_000))
    .refine((values) => Object.keys(values).length <= MOST_VARIABLES, { error: `At most ${MOST_VARIABLES} variables` })
    .optional(),
  /** ISO 8601; left out: now. */
  at: z.iso.datetime({ offset: true }).optional(),
});
export type SingleMessage = z.output<typeof singleMessage>;
export type SingleMessageDraft = z.input<typeof singleMessage>;

/** 202: durable, and on its way; `at` when it was given one. */
export interface SingleAccepted {
  id: string;
  at: string | null;
  /** Of an SMS; else 1. */
  segments: number;
}

/** One that waits for its time: `GET /api/dialers/:name/scheduled`. */
export interface ScheduledMessage {
  id: string;
  /** ISO 8601; it leaves then or, outside the dialer's hours, after. */
  at: string;
  destination: string;
  /** Of a mail empty. */
  message: string;
  by: string;
}

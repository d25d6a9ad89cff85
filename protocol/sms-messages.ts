import { z } from "zod";
import type { DeliveryState } from "./conversation-entry.ts";

/** `/api/messages`: what other programs send. */

/** `POST /api/messages/sms`; an `Idempotency-Key` makes a repetition within a day harmless. */
export const smsMessage = z
  .strictObject({
    /** Name of an SMS campaign or of a dialer; without it the one that the key names. */
    campaign: z.string().min(1).max(64).optional(),
    destination: z.string().trim().min(1).max(64),
    message: z
      .string()
      .max(4_000)
      .refine((text) => text.trim() !== "", { error: "There is nothing to say" }),
    /** User name, or name: signs it, and gets the answer first. */
    agent: z.string().trim().min(1).max(100).optional(),
    /** Our number or port, if the account has several. */
    source: z.string().trim().min(1).max(64).optional(),
    /** Not before then: only a dialer keeps messages. */
    at: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ at, agent }) => at === undefined || agent === undefined, {
    path: ["agent"],
    error: "A message for later is the dialer's: nobody signs it",
  })
  .refine(({ at, source }) => at === undefined || source === undefined, {
    path: ["source"],
    error: "A message for later leaves by the dialer's own number",
  });
export type SmsMessage = z.output<typeof smsMessage>;

/** 202: accepted and durable, not delivered. */
export interface SmsAccepted {
  id: string;
  /** As how many messages it is charged. */
  segments: number;
}

/** `GET /api/messages/:id`. */
export interface MessageState {
  id: string;
  /** `scheduled`: its time has not come; `queued`: in the dialer's spool; `blocked`: the black list has stopped it. */
  state: DeliveryState | "scheduled" | "queued" | "blocked";
  /** Why it failed, as the carrier says it; else empty. */
  reason: string;
  /** ISO: accepted at; of a scheduled one, its time. */
  at: string;
}

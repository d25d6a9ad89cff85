import { z } from "zod";
import { EVENT_KINDS, type EventKind } from "../domain/webhook/event.ts";
import { name } from "./campaign-settings.ts";

/** `/api/webhooks`: addresses of other programs that are told what happens here, signed as Standard Webhooks says. */

const MOST_NAMES = 200;

export const webhookFields = z.strictObject({
  name: z.string({ error: "Must type name" }).trim().min(1, { error: "Must type name" }).max(80),
  /** https, a public host, no port, user or password. */
  url: z.string().trim().min(1, { error: "Must type the address" }).max(2_000),
  events: z.array(z.enum(EVENT_KINDS)).min(1, { error: "Must choose at least one kind of event" }),
  /** Names of the campaigns whose events it gets; null: all there are, which only who sees all may ask for. */
  campaigns: z.array(name).min(1).max(MOST_NAMES).nullable().default(null),
  enabled: z.boolean().default(true),
});
export type WebhookFields = z.output<typeof webhookFields>;
export type WebhookDraft = z.input<typeof webhookFields>;

/** `version` is the one that was read. */
export const replaceWebhook = webhookFields.extend({ version: z.int().positive() });

/** Why it was switched off by itself; empty: it was not. */
export type OffReason = "" | "failing" | "gone";

export interface WebhookResource extends WebhookFields {
  id: string;
  version: number;
  offReason: OffReason;
  /** ISO. */
  createdAt: string;
}
/** The secret, `whsec_…`, is shown once and kept sealed. */
export type NewWebhook = WebhookResource & { secret: string };

/** What its object works with. */
export interface WebhookSnapshot {
  version: number;
  id: string;
  /** As administered: of a deleted one another. */
  name: string;
  url: string;
  events: EventKind[];
  /** Ids; null: all. */
  campaigns: string[] | null;
  enabled: boolean;
  offReason: OffReason;
  sealedSecret: string;
}

/** What is sealed: until `previousUntil` (ms) a replaced secret signs too, so that receivers can change over. */
export type WebhookSecret = { current: string; previous: string; previousUntil: string };

export const EVENT_DELIVERY_STATES = ["waiting", "delivered", "failed"] as const;
export type EventDeliveryState = (typeof EVENT_DELIVERY_STATES)[number];

export const eventDeliveryQuery = z.object({
  state: z.enum(EVENT_DELIVERY_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.coerce.number().int().positive().optional(),
});

/** One event on its way to one webhook. Times are ISO. */
export interface EventDelivery {
  /** `webhook-id` of every attempt. */
  id: string;
  type: string;
  at: string;
  state: EventDeliveryState;
  attempts: number;
  /** HTTP status of the last answer; null: there was none. */
  status: number | null;
  /** Why the last attempt was none that counts; empty: it was taken, or none was made. */
  reason: string;
  attemptedAt: string | null;
  /** When it is tried again; null: it is not. */
  nextAt: string | null;
}

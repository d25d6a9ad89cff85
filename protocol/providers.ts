import type { Channel } from "../domain/campaign/campaign.ts";
import type { ProviderSecret, ProviderSettings, ProviderType } from "./provider-types.ts";

/** The administrator's door to carriers: `/api/providers`. A provider is one account at a carrier (SMS-1 to SMS-9, WA-1, FB-1). */

export * from "./provider-fields.ts";
export * from "./provider-types.ts";

export interface ProviderResource {
  id: string;
  name: string;
  type: ProviderType;
  channel: Channel;
  enabled: boolean;
  isDefault: boolean;
  settings: ProviderSettings;
  /** Which secrets are kept; never what they are. */
  secrets: ProviderSecret[];
  version: number;
  /** Paths that the carrier is told of. */
  webhooks: { inbound: string; status: string };
}

/** What the provider's object has seen; times in ms, null = never. */
export interface ProviderHealth {
  lastIn: number | null;
  lastOut: number | null;
  lastError: { at: number; detail: string } | null;
  /** Until then the carrier wants nothing (it answered 429). */
  slowUntil: number | null;
  /** Sent in the last minute. */
  sentLastMinute: number;
}

/** A line of `GET /api/provider-health` and `GET /api/mailbox-health`; null: it did not answer. */
export interface NamedHealth {
  name: string;
  health: ProviderHealth | null;
}

/** Answer to `POST /api/providers/:name/test`. */
export interface ProviderTestResult {
  outcome: "accepted" | "refused" | "slow-down" | "unreachable" | "unknown";
  carrierId: string | null;
  reason: string;
}

/** A message that WhatsApp lets one send first (WA-3, WA-4). */
export interface Template {
  name: string;
  language: string;
  /** Only `approved` ones can be chosen. */
  status: "approved" | "pending" | "rejected" | "paused" | "disabled";
  category: string;
  /** With `{{1}}`, `{{2}}` … */
  body: string;
  /** How many values it takes. */
  parameters: number;
}

/** What `Directory` keeps of an account and tells its object; secrets stay sealed. */
export interface ProviderSnapshot {
  version: number;
  id: string;
  name: string;
  type: ProviderType;
  channel: Channel;
  enabled: boolean;
  settings: ProviderSettings;
  /** By `store/sealed.ts`. */
  sealedSecrets: string;
  /** Unguessable, in the path of its webhooks. */
  door: string;
}

/** A line of `GET /api/providers/:name/unread`: a webhook that nobody could read, or whose receiver is nobody's (design section 5). */
export interface UnreadWebhook {
  id: string;
  /** ms */
  at: number;
  door: "inbound" | "status";
  why: UnreadReason;
  type: string;
  bytes: number;
}
export type UnreadReason = "unreadable" | "unknown-number" | "unknown-message";

/** `GET /api/provider-choices`: for the forms of who may not see accounts themselves (SMS-21, SMS-43). */
export interface ProviderChoice {
  id: string;
  name: string;
  channel: Channel;
  enabled: boolean;
}

import type { Channel, Language } from "../campaign/campaign.ts";

/** `waiting → offered → active → closed`, or one of the three other ends. */
export type InteractionState = "waiting" | "offered" | "active" | "closed" | "abandoned" | "short" | "expired";

export type ExpiryReason = "time-out" | "end-of-schedule" | "out-of-time" | "full" | "disabled";

/** What the customer typed before the chat, and where they were. Hostile text, always. */
export interface CustomerDetails {
  name: string;
  mail: string;
  phone: string;
  language: Language;
  page: { url: string; title: string };
}

/** Whom and what a line, an offer and an inbox row speak of. */
export interface InteractionSummary {
  interaction: string;
  conversation: string;
  campaign: string;
  campaignName: string;
  channel: Channel;
  caseNumber: string;
  customer: CustomerDetails;
  /** The customer's first words, at most 200 characters. */
  opening: string;
  /** E-mail: of the mail that began it. */
  subject?: string;
  /** ms when the customer entered the line. */
  since: number;
  /** The customer wrote again after the close, and nobody has answered that. */
  afterClose?: true;
}

export interface Disposition {
  /** One to three dependent levels (DSP-1). */
  levels: string[];
  comment: string;
  /** ms; when to come back to the customer (DSP-3). */
  comeBackAt?: number | undefined;
}

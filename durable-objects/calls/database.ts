import type { WebhookEvent } from "../../domain/webhook/event.ts";
import type { DeskQuarterRow, DialerQuarterRow } from "../../protocol/archive.ts";
import type { OffReason } from "../../protocol/webhooks.ts";
import type { AuditLine } from "../../store/changes.ts";

/** A line for the audit log; D1 may be away for a while. */
export interface AuditCall {
  verb: "audit";
  line: AuditLine;
}

/** An agent's hours, for ARCHIVE. */
export interface HoursCall {
  verb: "hours";
  rows: DeskQuarterRow[];
}

/** What happened to a dialer's messages, for ARCHIVE. */
export interface DialerHoursCall {
  verb: "dialer-hours";
  rows: DialerQuarterRow[];
}

/** An address that wants to be written to no more, or again; SPOOL may be away for a while. */
export interface OptOutCall {
  verb: "opt-out" | "opt-in";
  address: string;
  /** `sender:<channel>:<sender>`. */
  scope: string;
  source: "customer" | "agent" | "complaint";
  by: string;
  at: number;
}

/** The Message-ID that a carrier gave a mail of ours, for the threads of ARCHIVE; D1 may be away for a while. */
export interface MailIdCall {
  verb: "mail-id";
  campaign: string;
  /** Without brackets. */
  id: string;
  conversation: string;
  customer: string;
  at: number;
}

/** Something that other programs want to hear of. */
export interface EventCall {
  verb: "event";
  event: WebhookEvent;
}

/** A webhook has switched itself off; CONFIG may be away for a while. */
export interface WebhookOffCall {
  verb: "webhook-off";
  id: string;
  name: string;
  /** At which it failed: one that was given another address meanwhile stays on. */
  url: string;
  reason: OffReason;
}

import type { ExpiryReason } from "../domain/interaction/interaction.ts";
import type { Choice } from "../domain/routing/choice.ts";
import type { FileReference, TemplateChoice } from "./conversation-word.ts";
import type { MailDetails } from "./mail.ts";

export type Speaker = "visitor" | "agent" | "supervisor" | "system";

/**
 * How far a word of ours has come on its way to a customer of SMS, WhatsApp or Messenger. `unknown`: it may or may not have arrived,
 * and is not sent again on its own.
 */
export type DeliveryState = "sending" | "sent" | "delivered" | "seen" | "failed" | "unknown";

/** One line of the log as a reader of this audience gets it. */
export interface Entry {
  /** Made by its sender: a resend is recognised by it. */
  id: string;
  /** Gap-free among what the customer may see; null for notes and whispers. */
  seq: number | null;
  interaction: string;
  kind: "message" | "note" | "whisper" | "event";
  by: { role: Speaker; id: string; name: string };
  text: string;
  file?: FileReference;
  /** WhatsApp: it left as this template. */
  template?: TemplateChoice;
  /** Staff only: when it was written it was on its way to the customer; what became of it is told by changes of its delivery. */
  leaving?: true;
  /** E-mail: subject, addresses, HTML, files. */
  mail?: MailDetails;
  /** For `kind: "event"`: what happened; the client words it in its own language, `text` is the campaign's text if one is said. */
  event?: EntryEvent;
  /** ms since 1970. */
  at: number;
}

export type EntryEvent =
  | { type: "entered"; position: number; caseNumber: string }
  /** `waited` in ms, only those in schedule. `again`: it was closed, and the customer has written again. */
  | { type: "assigned"; agent: string; waited: number; reason: string; choice?: Choice; again?: true }
  | { type: "transferring"; from: string; to: string; note: string }
  /** `reason` and `choice` where a line gave it, as in `assigned`. */
  | { type: "transferred"; from: string; to: string; note: string; reason?: string; choice?: Choice }
  | { type: "transfer-returned"; to: string }
  | { type: "taken"; from: string; by: string }
  | { type: "back-in-line"; agent: string; note?: string }
  /** A supervisor has sent it to a campaign's line, or to the front of its own. */
  | { type: "moved"; by: string; from: string; to: string; note: string }
  | { type: "put-first"; by: string }
  | {
      type: "said";
      text:
        | "welcome"
        | "out-of-time"
        | "not-available"
        | "feedback"
        | "automatic-agent"
        | "inactivity-warning"
        /** E-mail: it has reached the line (EML-28). */
        | "confirmation";
    }
  | { type: "closed"; by: string }
  | { type: "left" }
  | { type: "expired"; reason: ExpiryReason }
  | { type: "rated"; score: number; comment: string }
  /** The customer wants no more messages of this sender, or wants them again. */
  | { type: "opted-out"; by: string }
  | { type: "opted-in" };

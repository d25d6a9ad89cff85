import { z } from "zod";
import type { Channel } from "../domain/campaign/campaign.ts";
import type { ExpiryReason, InteractionState } from "../domain/interaction/interaction.ts";
import type { Choice } from "../domain/routing/choice.ts";
import { type PageFrame, pageAsked } from "./conversation-page.ts";
import type { MailDetails } from "./mail.ts";
import { closingAnswers } from "./quality.ts";
import type { ByeFrame, RefusedFrame } from "./socket.ts";

/**
 * The socket of one conversation. Visitor, agents and supervisors speak the same words; what one may do follows from the ticket.
 * Every change has a `rev`; a frame carries `prev`, the change before it for this audience, so a whisper leaves no gap for the visitor.
 */

const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const text = z.string().max(4_000);

/** An uploaded file that a word carries: the answer of `POST /api/conversations/:id/files`, given back as it came. */
export const fileReference = z.strictObject({
  id,
  name: z.string().min(1).max(200),
  type: z.string().max(100),
  size: z.number().int().nonnegative(),
});
export type FileReference = z.infer<typeof fileReference>;

/** Who may see a word: everybody; the staff (a note); the holder and the supervisors (a whisper). */
export const wordKind = z.enum(["message", "note", "whisper"]);

/** A message that the customer's channel lets one send outside its window (WA-3); its values in order. */
export const templateChoice = z.strictObject({
  name: z.string().min(1).max(512),
  language: z.string().min(2).max(10),
  parameters: z.array(z.string().min(1).max(1_000)).max(20),
});

export type TemplateChoice = z.infer<typeof templateChoice>;

export const word = z
  .strictObject({ id, kind: wordKind, text, file: fileReference.optional(), template: templateChoice.optional() })
  .refine((w) => w.text.trim() !== "" || w.file !== undefined, { path: ["text"], message: "empty" });
export type Word = z.infer<typeof word>;

const turn = z.number().int().nonnegative();
export const disposition = z.strictObject({
  levels: z.array(z.string().min(1).max(80)).max(3),
  comment: z.string().max(1_000),
  /** ms; when to come back to the customer, where the disposition asks for it (DSP-3). */
  comeBackAt: z.int().nonnegative().optional(),
});
export type Disposition = z.infer<typeof disposition>;

export const conversationClientFrame = z.discriminatedUnion("t", [
  /** What was typed since the last one goes as one frame, in order. */
  z.strictObject({ t: z.literal("say"), words: z.array(word).min(1).max(20) }),
  z.strictObject({ t: z.literal("typing") }),
  /** All up to this `seq` was on screen. */
  z.strictObject({ t: z.literal("seen"), seq: z.number().int().nonnegative() }),
  /** A gap was noticed, or a tab came back: send what follows this `rev`. */
  z.strictObject({ t: z.literal("resume"), after: z.number().int().nonnegative() }),
  pageAsked,
  /** The visitor ends the chat. */
  z.strictObject({ t: z.literal("leave") }),
  /** The visitor rates the closed chat, 1 to 5. */
  z.strictObject({ t: z.literal("rate"), score: z.number().int().min(1).max(5), comment: z.string().max(1_000) }),
  /** The holder (or a supervisor who may) closes. */
  z.strictObject({
    t: z.literal("close"),
    id,
    turn,
    disposition: disposition.nullable(),
    /** WEB-21: what the agent answers of the campaign's quality model. */
    quality: closingAnswers.nullable().optional(),
  }),
  z.strictObject({
    t: z.literal("transfer"),
    id,
    turn,
    note: z.string().max(1_000),
    to: z.union([z.strictObject({ agent: id }), z.strictObject({ campaign: id })]),
  }),
  /** The giver wants it back while nobody has accepted. */
  z.strictObject({ t: z.literal("cancel-transfer"), id, turn }),
  /** A supervisor makes it their own. */
  z.strictObject({ t: z.literal("take"), id, turn }),
  /** A word that has failed, or whose fate is unknown, is sent once more. */
  z.strictObject({ t: z.literal("send-again"), id, entry: id }),
  /** The customer has asked not to be written to: their address joins the black list of this sender. */
  z.strictObject({ t: z.literal("opt-out"), id }),
  /** The holder marks an entry of this interaction for whoever goes on with it: a promise. The customer never sees it. */
  z.strictObject({ t: z.literal("star"), id, entry: id, on: z.boolean() }),
  /** What the holder would close it as by now; null takes it back. */
  z.strictObject({ t: z.literal("dispose"), id, turn, disposition: disposition.nullable() }),
  /** Waiting for the customer: keeps the interaction, frees the slot. */
  z.strictObject({ t: z.literal("await-customer"), id, turn, on: z.boolean() }),
]);
export type ConversationClientFrame = z.infer<typeof conversationClientFrame>;

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

/** What the reader may know of the interaction now. */
export interface InteractionView {
  id: string;
  state: InteractionState;
  turn: number;
  caseNumber: string;
  /** Place in line is `ticket` minus the head ticket that `GET /api/webchat/:campaign/line` tells. */
  ticket: number;
  since: number;
  /** Null while nobody holds it; for a visitor null too where the campaign hides names. */
  agent: { id: string; name: string } | null;
  /** Staff only. */
  staff?: StaffView;
}

export interface StaffView {
  campaign: string;
  campaignName: string;
  /** Why it went to whom. */
  assignedBecause: string;
  /** ms, only those in schedule. */
  waited: number;
  transferringTo: string | null;
  awaitingCustomer: boolean;
  customer: import("../domain/interaction/interaction.ts").CustomerDetails;
  extra: { label: string; value: string }[];
  channel: Channel;
  /** By which channel and address the customer is reached; null in webchat. */
  line: CarrierLine | null;
  /** Entries that its holders have marked, in that order. Absent in what was written before this build, as the next. */
  starred?: string[];
  /** As what it is to be closed, or was closed before it came back. */
  disposition?: Disposition | null;
}

export interface CarrierLine {
  /** As people read it: a number, or a name where the channel shows none. */
  address: string;
  /** Our number or page. */
  sender: string;
  /** ms until which free text may be sent (WA-5); null: the channel has no such window. */
  windowUntil: number | null;
  /** ms until which Messenger's human agents may answer; null: they may not. */
  humanAgentUntil: number | null;
  /** Longest text of one message, characters. */
  longest: number;
  optedOut: boolean;
}

export type Change = { rev: number; prev: number } & (
  | { kind: "entry"; entry: Entry }
  | { kind: "seen"; by: "visitor" | "agent"; seq: number }
  | { kind: "interaction"; interaction: InteractionView }
  /** Staff only: the customer's channel has its own marks. */
  | { kind: "delivery"; entry: string; state: DeliveryState; reason: string }
  /** A file of the customer has been fetched from the carrier; until then its entry has size 0. */
  | { kind: "file"; entry: string; file: FileReference }
);

export type ConversationServerFrame =
  | {
      t: "hello";
      version: number;
      conversation: string;
      me: { role: Exclude<Speaker, "system">; id: string; name: string };
      /** What is stored up to now; the backlog after `after` follows in `changes` frames. */
      rev: number;
      seq: number;
      /** ms at the server: clients show times by it. */
      now: number;
    }
  /** Apply in order; `prev` ≠ what I have is a gap. */
  | { t: "changes"; changes: Change[] }
  | PageFrame
  /** Acts that were carried out, and words that had been stored before. A word stored now is acknowledged by its echo in `changes`. */
  | { t: "ack"; ids: string[] }
  | { t: "typing"; by: "visitor" | "agent"; name: string }
  /** A fresh ticket for the next reconnect. */
  | { t: "ticket"; ticket: string }
  | RefusedFrame
  | ByeFrame;

import { z } from "zod";
import type { DeliveryState, Entry, Speaker } from "./conversation-entry.ts";
import { type PageFrame, pageAsked } from "./conversation-page.ts";
import { type FileReference, word } from "./conversation-word.ts";
import { id } from "./id.ts";
import type { InteractionView } from "./interaction-view.ts";
import { closingAnswers } from "./quality.ts";
import type { ByeFrame, RefusedFrame } from "./socket.ts";
import { MOST_WORD_CHARACTERS } from "./word-length.ts";

/**
 * The socket of one conversation. Visitor, agents and supervisors speak the same words; what one may do follows from the ticket.
 * Every change has a `rev`; a frame carries `prev`, the change before it for this audience, so a whisper leaves no gap for the visitor.
 */

/** What somebody has typed in a conversation and not sent: to the customer, and to colleagues. */
export interface DraftText {
  reply: string;
  note: string;
}

/** Of any entry: what came by a carrier is called by the carrier's own name for it. */
const entryId = z.string().min(1).max(1_000);
const turn = z.number().int().nonnegative();
const draftText = z.string().max(MOST_WORD_CHARACTERS);
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
  z.strictObject({ t: z.literal("star"), id, entry: entryId, on: z.boolean() }),
  /** What the holder would close it as by now; null takes it back. */
  z.strictObject({ t: z.literal("dispose"), id, turn, disposition: disposition.nullable() }),
  /** What the holder has typed and not sent; empty: nothing. Other computers of theirs begin with it. */
  z.strictObject({ t: z.literal("draft"), id, reply: draftText, note: draftText }),
  /** Waiting for the customer: keeps the interaction, frees the slot. */
  z.strictObject({ t: z.literal("await-customer"), id, turn, on: z.boolean() }),
]);
export type ConversationClientFrame = z.infer<typeof conversationClientFrame>;

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
  /** To an agent, after `hello`: what they have typed here and not sent, on whatever computer. */
  | ({ t: "draft" } & DraftText)
  /** A fresh ticket for the next reconnect. */
  | { t: "ticket"; ticket: string }
  | RefusedFrame
  | ByeFrame;

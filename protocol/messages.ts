import { z } from "zod";
import type { InteractionItem } from "./archive.ts";
import type { BlockSource } from "./black-list.ts";
import { templateChoice } from "./conversation-word.ts";
import { id } from "./id.ts";

/** Messages that begin outside a conversation: an agent's *New*, and other programs' `POST /api/messages/sms`. */

const destination = z.string().trim().min(1).max(64);

/** `POST /api/conversations`: the agent starts (SMS-93, WA-3) and holds what comes of it. */
export const startByAgent = z
  .strictObject({
    /** Id of the first word: a repetition is harmless. */
    id,
    /** Id of a campaign of which the agent is a member. */
    campaign: z.string().min(1).max(64),
    destination,
    text: z.string().max(4_000).default(""),
    template: templateChoice.optional(),
  })
  .refine((start) => start.text.trim() !== "" || start.template !== undefined, { path: ["text"], message: "empty" });
export interface StartedByAgent {
  conversation: string;
  interaction: string;
}

/** `GET /api/desk/dialled?campaign=<id>&destination=`: what an agent should know of a number before they write to it. */
export interface DialledNumber {
  /** ms until which free text may leave (WA-5); 0: the customer has never written; null: the channel has no window. */
  until: number | null;
  /** The newest entry of the black list that would stop it; `at` in ms. */
  blocked: { source: BlockSource; at: number } | null;
  /** What ended last with them, as far as the agent may know it. */
  earlier: InteractionItem[];
}

/** `GET /api/desk/templates?campaign=<id>`: those that may be chosen. */
export interface TemplateOffer {
  name: string;
  language: string;
  body: string;
  parameters: number;
}

import { z } from "zod";
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

/** `GET /api/desk/window?campaign=<id>&destination=`: of a channel with a window (WA-5). */
export interface CustomerWindow {
  /** ms until which free text may leave; 0: the customer has never written. */
  until: number;
}

/** `GET /api/desk/templates?campaign=<id>`: those that may be chosen. */
export interface TemplateOffer {
  name: string;
  language: string;
  body: string;
  parameters: number;
}

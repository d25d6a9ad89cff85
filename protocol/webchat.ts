import { z } from "zod";
import { type ContactForm, LANGUAGES, type Language } from "../domain/campaign/campaign.ts";

/** The visitor's HTTP door: `GET /api/webchat/:campaign`, `/line`, `POST …/conversations`. */

const uuid = z.uuid();
const line = (max: number) => z.string().max(max);

/** `visitor` is the browser's own secret id; the same visitor and campaign meet in one conversation, so a repeated POST is harmless. */
export const startConversation = z.strictObject({
  visitor: uuid,
  /** Id of the first word; a repeat is recognised. */
  request: uuid,
  language: z.enum(LANGUAGES).optional(),
  name: line(100).default(""),
  mail: line(254).default(""),
  phone: line(60).default(""),
  message: line(4_000).default(""),
  consent: z.boolean().default(false),
  page: z.strictObject({ url: line(2_000), title: line(300) }).default({ url: "", title: "" }),
  /** From `deskline.setUser`: verified when `signature` is the HMAC-SHA256 of `id` with the installation's key, else marked so. */
  user: z.strictObject({ id: line(200), signature: line(200).default("") }).optional(),
});
export type StartConversation = z.input<typeof startConversation>;

export interface ConversationStarted {
  conversationId: string;
  /** The ticket of the conversation's socket. */
  token: string;
  caseNumber: string;
}

export interface WebchatWelcome {
  campaign: string;
  language: Language;
  languages: Language[];
  open: boolean;
  /** ISO time of the next opening while closed. */
  opensAt: string | null;
  /** Closed, and a message can be left, which goes to a mail address (WEB-24). */
  leaveMessage: boolean;
  texts: { welcome: string; outOfTime: string; notAvailable: string; feedback: string };
  form: Omit<ContactForm, "phoneLabel" | "consent"> & {
    phoneLabel: string;
    consent: { text: string; link: string } | null;
  };
  checks: { files: boolean; transcript: boolean; askRating: boolean; sound: boolean };
  colour: string;
  maxFileBytes: number;
}

/** Cached five seconds at the edge; a visitor's place is their own ticket minus `head`, plus one. */
export interface LineHead {
  head: number;
  waiting: number;
  /** Seconds, from the last answered ones; null without data. */
  expectedWait: number | null;
  /** Somebody is signed in and may receive. */
  staffed: boolean;
}

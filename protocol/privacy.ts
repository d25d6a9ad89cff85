import { z } from "zod";
import type { InteractionItem } from "./archive.ts";

/** A number, an address or a case number, as people write it. */
export const customerQuery = z.object({ address: z.string().trim().min(4).max(254) });

/** `GET /api/privacy/customer?address=` */
export interface CustomersRecordings {
  /** The last closed first. */
  items: InteractionItem[];
  /** What has to be closed before they can be erased. */
  living: LivingConversation[];
  /** Numbers and mails that are theirs: the one that was asked for, and those joined to it. */
  addresses: string[];
  /** The last day (`2026-12-07`) for an answer to who asks for it today. */
  answerBy: string;
}

/** `POST /api/conversations/:id/customer`: they are one customer with who had this recording. */
export const joinCustomer = z.strictObject({ interaction: z.string().max(64) });

/** `GET /api/conversations/:id/customer`: what ended before with whoever writes here. */
export interface EarlierRecordings {
  /** Of the same verified address, and of those joined to it; `split`: it may be taken apart again. */
  theirs: (InteractionItem & { split: boolean })[];
  /** Found by what they typed, which proves nothing. */
  perhaps: InteractionItem[];
}

/** `POST /api/privacy/erase`: what is written twice is meant. */
export const eraseCustomer = z
  .strictObject({
    address: z.string().trim().min(4).max(254),
    again: z.string().trim(),
    /** `after` of the answer before, as it is: where it goes on. */
    after: z.string().max(64).default(""),
  })
  .refine(({ address, again }) => address === again, { path: ["again"], message: "Write the same once more" });

export const retentionDraft = z.strictObject({
  months: z.number().int().min(1).max(240),
  /** Nothing of the campaign is deleted or erased while it is on. */
  hold: z.boolean(),
  reason: z.string().max(500).default(""),
});

/** A line of `GET /api/privacy/retention`. */
export interface RetentionItem {
  campaign: string;
  months: number;
  hold: boolean;
  reason: string;
}

/** One of the customer that lives: nothing of them is erased until it is closed. `agent`: the name of who holds it; null: it waits. */
export interface LivingConversation {
  conversation: string;
  campaign: string;
  caseNumber: string;
  agent: string | null;
}

/** `left`: not erased yet, ask again; `held`: of campaigns under legal hold; `after`: lists are not looked through yet, ask again with it. */
export interface Erased {
  erased: number;
  left: number;
  held: number;
  after: string | null;
}

import { z } from "zod";
import type { Channel, Language } from "../domain/campaign/campaign.ts";
import type { DialerCounts } from "../domain/dialer/reported.ts";
import type { Disposition, ExpiryReason, InteractionState } from "../domain/interaction/interaction.ts";
import type { WaitCounts } from "../domain/statistics/wait-counts.ts";
import type { ClosingAnswers } from "./quality.ts";

/** An ended interaction as ARCHIVE keeps it: one row and one full-text row. Times in ms. */
export interface InteractionRecord {
  id: string;
  conversation: string;
  /** Id of the campaign that it ended in. */
  campaign: string;
  channel: Channel;
  caseNumber: string;
  customer: { name: string; mail: string; phone: string };
  language: Language;
  state: Extract<InteractionState, "closed" | "abandoned" | "short" | "expired">;
  endReason: ExpiryReason | null;
  closedBy: "agent" | "supervisor" | "customer" | "system";
  enteredAt: number;
  assignedAt: number | null;
  /** The agent's first own words. */
  firstReplyAt: number | null;
  closedAt: number;
  /** Seconds, only those in schedule. */
  waited: number;
  /** User id of the last one who held it. */
  agent: string | null;
  /** Who held it, one after the other (TRF-4). */
  segments: Segment[];
  disposition: Disposition | null;
  /** 1 to 5. */
  rating: number | null;
  /** WEB-21: what the agent answered on closing. */
  closingAnswers?: ClosingAnswers | null;
  /** E-mail: of the mail that began it; else empty. */
  subject: string;
  /** The customer's first words, at most 200 characters. Left out by builds that did not keep them. */
  opening?: string | undefined;
  /** Where its wait began, and when (ms); null: it was received in no line. Left out by builds that did not count so. */
  received?: { campaign: string; at: number } | null;
  /** Words of people, and what became of ours where a carrier says it. */
  words?: WordCounts;
  /** Ids of the agents who have written in it. Left out by the last build. */
  wrote?: string[];
  /** What was said, for search; at most 100,000 characters are indexed. */
  text: string;
  /** Raised with every change after the end (a rating, a reopening); a lower one never overwrites a higher. */
  rev: number;
}

export interface WordCounts {
  in: number;
  out: number;
  delivered: number;
  failed: number;
  /** Of `in`: thanks after the end, which rang nobody. Left out by builds that did not count them. */
  courtesies?: number;
}

export interface Segment {
  agent: string;
  campaign: string;
  from: number;
  to: number;
}

/** `qualityScore`: a supervisor's, 0 to 100. */
export type InteractionLine = Omit<
  InteractionRecord,
  "text" | "rev" | "received" | "words" | "wrote" | "closingAnswers"
> & {
  qualityScore: number | null;
};

/** A line of `GET /api/interactions?campaign=&customer=&subject=&name=&text=&limit=&cursor=`, the last closed first. */
export type InteractionItem = InteractionLine & { campaignName: string; agentName: string | null };

/** Counters of one campaign in one quarter hour (UTC), absolute; a lower `rev` never overwrites a higher one. */
export interface QuarterHourRow extends WaitCounts {
  campaign: string;
  /** Start of the quarter hour, in the unit of `quarterHour` of domain/statistics. */
  quarter: number;
  rev: number;
}

/** An agent's hours in one quarter hour (UTC), absolute, in ms; a lower `rev` never overwrites a higher one. */
export interface DeskQuarterRow {
  agent: string;
  quarter: number;
  rev: number;
  /** Signed in with a living tab, breaks and calls included. */
  worked: number;
  onBreak: number;
  /** Of `onBreak`. */
  paidBreak: number;
  onCall: number;
  /** After an interaction, before the next might come; absent of desks that did not count it yet. */
  wrapUp?: number;
  /** Breaks begun. */
  breaks: number;
}

/** What happened to a dialer's messages in one quarter hour (UTC), absolute; a lower `rev` never overwrites a higher one. */
export interface DialerQuarterRow extends DialerCounts {
  dialer: string;
  quarter: number;
  rev: number;
}

/** An `InteractionItem` as `?updatedAfter=` gives it. */
export type ChangedInteraction = InteractionItem & {
  /** ISO; when it was written or last changed. */
  updatedAt: string;
};

/** `GET /api/desk/sent`: mail threads that the asking agent has answered or begun, and that are closed; the last closed first. */
export const sentQuery = z.object({
  /** Words of the subject, the customer's name or address, the case number or the campaign's name: each must be found. */
  text: z.string().max(200).default(""),
  /** Id of one campaign. */
  campaign: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,15}\.\d{1,15}$/)
    .optional(),
});

export const interactionQuery = z.object({
  /** Name of one campaign. */
  campaign: z.string().max(64).optional(),
  /** Name, mail, phone or case number. */
  customer: z.string().max(200).optional(),
  /** EML-40: words of a mail's subject. */
  subject: z.string().max(200).optional(),
  /** EML-40: the customer's name. */
  name: z.string().max(200).optional(),
  /** Words that were said, without regard to accents and case. */
  text: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^c?\d{1,15}\.\d{1,15}$/)
    .optional(),
  /**
   * Those written or changed after this moment, in the order of their changes; then go on with `?cursor=` alone, for ever: the answer's
   * `nextCursor` is never null, `more` tells whether to ask again at once. None is missed; one that changes comes again.
   */
  updatedAfter: z.iso.datetime({ offset: true }).optional(),
});

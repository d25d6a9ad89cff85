import { z } from "zod";
import type { Break } from "../domain/agent/agent.ts";
import type { Holiday } from "../domain/campaign/campaign.ts";
import { MAX_TEXT, name, texts } from "./campaign-settings.ts";
import { fileReference } from "./conversation-word.ts";
import { type DispositionNode, dispositionTree } from "./dispositions.ts";
import { minute } from "./schedule-settings.ts";

/** The administrator's door: `/api/{campaigns,members,voice-campaigns,voice-members,breaks,holidays,keys}`; all of it is imported from here. */

export * from "./campaign-settings.ts";
export * from "./dispositions.ts";
export * from "./keys.ts";
export * from "./membership.ts";

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

/** Every list: the next page is asked with `nextCursor`; null on the last. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/* Canned responses (WEB-70) and dispositions: the whole list, with the version that was read. */

const MAX_CANNED = 200;
export const MAX_CANNED_FILES = 5;
const MAX_CANNED_CHARACTERS = 100_000;

export const cannedResponse = z.strictObject({
  /** What the agent types after `/`. */
  key: z.string().regex(/^[^\s/]{1,32}$/, { error: "One word of at most 32 characters" }),
  text: z.string().min(1).max(MAX_TEXT),
  /** Where the administrator keeps it among the others; empty: in none. */
  folder: z.string().trim().max(40).default(""),
  /** That go along; each came by `POST /api/canned-responses/files`. */
  files: z.array(fileReference).max(MAX_CANNED_FILES).optional(),
});
export type CannedResponse = z.output<typeof cannedResponse>;

export const cannedResponses = z
  .array(cannedResponse)
  .max(MAX_CANNED)
  .refine((items) => new Set(items.map(({ key }) => key.toLowerCase())).size === items.length, {
    error: "A key is there twice",
  })
  .refine((items) => items.reduce((sum, { text }) => sum + text.length, 0) <= MAX_CANNED_CHARACTERS, {
    error: `All texts together have at most ${MAX_CANNED_CHARACTERS} characters`,
  });

export const replaceCanned = z.strictObject({ version: z.int(), items: cannedResponses });
export type CannedResource = { version: number; items: CannedResponse[] };

export const replaceDispositions = z.strictObject({ version: z.int(), items: dispositionTree });
export type DispositionsResource = { version: number; items: DispositionNode[] };

/* Voice campaigns: names with members. */

/** `POST`, `PUT /api/voice-campaigns`. */
export const voiceCampaignFields = z.strictObject({ name });
export interface VoiceCampaignLine {
  id: string;
  name: string;
  members: number;
}

/* Breaks and holidays. */

export const breakFields = z.strictObject({
  name: z.string({ error: "Must type name" }).trim().min(1, { error: "Must type name" }).max(40),
  /** Name of a picture of the portal's own set. */
  icon: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default("coffee"),
  /** Minutes; 0 = no limit. */
  limit: z.int().min(0).max(1_440).default(0),
  /** Minutes of a day, all breaks of this kind together; 0 = no limit. */
  perDay: z.int().min(0).max(1_440).default(0),
  paid: z.boolean().default(false),
});
export type BreakFields = z.input<typeof breakFields>;
export type BreakResource = Break;

export const holidayFields = z
  .strictObject({
    name: z.string({ error: "Must type name" }).trim().min(1, { error: "Must type name" }).max(80),
    date: z.iso.date({ error: "A date as 2026-12-25" }),
    from: minute.default("00:00"),
    to: minute.default("23:59"),
    yearly: z.boolean().default(false),
    /** Name of the campaign; null = all, which needs the sight of all. */
    campaign: name.nullable().default(null),
    /** Said instead of the out-of-time text. */
    text: texts().default({}),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "It ends before it begins: write one for each day" });

/** `POST /api/holidays/import`: several at once, all or none. */
export const importHolidays = z.strictObject({
  items: z.array(holidayFields).min(1, { error: "Choose a day" }).max(100),
});
export type HolidayFields = z.input<typeof holidayFields>;
export type HolidayResource = Holiday & { campaign: string | null };

/** `POST /api/telephony/calls`. */
export const callReport = z.strictObject({
  extension: z.string().regex(/^\d{1,10}$/, { error: "Digits only" }),
  state: z.enum(["started", "ended"]),
});

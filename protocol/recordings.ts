import { z } from "zod";
import { CHANNELS, LANGUAGES } from "../domain/campaign/campaign.ts";
import type { InteractionItem } from "./archive.ts";
import { campaignNames } from "./campaign-names.ts";
import type { DeliveryState, Entry } from "./conversation-entry.ts";
import type { InteractionView } from "./interaction-view.ts";
import type { RecordedQuality } from "./quality.ts";
import { zone } from "./schedule-settings.ts";

const words = z.string().max(200).optional();
const rating = z.coerce.number().int().min(1).max(5).optional();
const score = z.coerce.number().int().min(0).max(100).optional();
/** Seconds, at most a year. */
const length = z.coerce.number().int().min(0).max(31_536_000).optional();

/** `GET /api/recordings`: every filter that is given must hold (WEB-92, EML-31, SMS-100). */
export const recordingQuery = z.object({
  /** Days of the zone in which it closed, first and last included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  zone: zone.default("UTC"),
  /** Names, separated by commas; left out: all that one may see. */
  campaign: campaignNames.optional(),
  channel: z.enum(CHANNELS).optional(),
  /** User name of who had it last. */
  agent: z.string().max(64).optional(),
  /** Name of a security group that they belong to. */
  team: z.string().max(64).optional(),
  /** Name, address, number or case number. */
  customer: words,
  name: words,
  caseNumber: words,
  subject: words,
  /** Words that were said, without regard to accents and case. */
  text: words,
  state: z.enum(["closed", "abandoned", "short", "expired"]).optional(),
  /** Levels as reports name them, separated by ` › `: the first ones are enough. */
  disposition: z.string().max(300).optional(),
  ratingFrom: rating,
  ratingTo: rating,
  lengthFrom: length,
  lengthTo: length,
  /** A supervisor's score (WEB-21): those without one are left out. */
  qualityFrom: score,
  qualityTo: score,
  /** Thanks after the end, which rang nobody (R12): at least so many. */
  courtesiesFrom: z.coerce.number().int().min(1).max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,15}\.\d{1,15}$/)
    .optional(),
});
export type RecordingQuery = z.output<typeof recordingQuery>;

/** `GET /api/recordings/:id/download/:form`: in whose words it is told, and by which clock. */
export const recordingReader = recordingQuery
  .pick({ zone: true })
  .extend({ language: z.enum(LANGUAGES).default("en") });
export type RecordingReader = z.output<typeof recordingReader>;

export const RECORDING_FORMS = ["txt", "html", "json", "eml"] as const;
export type RecordingForm = (typeof RECORDING_FORMS)[number];

/** One interaction as it was seen by the staff: whispers and notes included. */
export interface Recorded {
  entries: Entry[];
  /** How it stood at the end. */
  view: InteractionView;
  deliveries: { entry: string; state: DeliveryState; reason: string }[];
  /** `seq` up to which each side had seen. */
  seen: { visitor: number; agent: number };
  ratingComment: string;
}

/** `GET /api/recordings/:id`. */
export interface Recording extends Recorded {
  item: InteractionItem;
  quality: RecordedQuality;
}

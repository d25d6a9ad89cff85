import { z } from "zod";
import {
  type Campaign,
  CHANNELS,
  type Channel,
  DELIVERY_ORDERS,
  LANGUAGES,
  STRATEGIES,
  type Thresholds,
} from "../domain/campaign/campaign.ts";
import { isName } from "../domain/campaign/names.ts";
import { allowedHostOf } from "./allowed-host.ts";
import { withDefaults } from "./campaign-defaults.ts";
import { scheduleRanges, zone } from "./schedule-settings.ts";

/** What an administrator may write into a webchat campaign, with the bounds of every field (WEB-1 to WEB-54). */

export const MAX_TEXT = 2_000;
const DAY_S = 86_400;
const DAY_MIN = 1_440;

const whole = (min: number, max: number) => z.int().min(min).max(max);

/** A text in the languages it was written in. HTML in it is text, never markup. */
export const texts = (max = MAX_TEXT) => z.partialRecord(z.enum(LANGUAGES), z.string().max(max));

export const name = z
  .string({ error: "Must type name" })
  .min(1, { error: "Must type name", abort: true })
  .refine(isName, { error: "Campaign name allows characters A-Z, 0-9, _ , - and at most 64 of them" });

export const caseCode = z.string().regex(/^[A-Z]{2,6}$/, { error: "Two to six capitals" });

/** An http(s) address, for links that a customer may follow. */
const link = z.url({ protocol: /^https?$/, error: "A link as https://example.com/privacy" }).max(MAX_TEXT);

/** Holidays are kept apart (`/api/holidays`): one may be of all campaigns. */
const schedule = z.strictObject({ zone, ranges: scheduleRanges });

const thresholds = z.strictObject({
  serviceLevel: z.int({ error: "Type service level" }).min(1, { error: "Type service level" }).max(DAY_S),
  dropout: whole(0, DAY_S),
  chatLength: whole(0, DAY_S),
  acd: whole(0, 100_000),
  timeOut: whole(0, 7 * DAY_S),
  maxChats: whole(0, 100_000),
});

const fieldRule = z.enum(["hidden", "optional", "required"]);

const form = z.strictObject({
  name: fieldRule,
  mail: fieldRule,
  phone: fieldRule,
  phoneLabel: texts(60),
  message: fieldRule,
  consent: z.strictObject({ text: texts(), link }).nullable(),
});

/** All that a PUT replaces; `name`, `strategy` and the service level come first, so that their errors do too (WEB-4). */
export const campaignForm = z.strictObject({
  name,
  strategy: z.enum(STRATEGIES, { error: "Must choose strategy" }),
  thresholds,
  enabled: z.boolean(),
  order: z.enum(DELIVERY_ORDERS),
  schedule,
  defaultLanguage: z.enum(LANGUAGES),
  messages: z.strictObject({
    welcome: texts(),
    outOfTime: texts(),
    notAvailable: texts(),
    feedback: texts(),
    automaticAgent: texts(),
  }),
  checks: z.strictObject({
    files: z.boolean(),
    transcript: z.boolean(),
    showAgentName: z.boolean(),
    askRating: z.boolean(),
    sound: z.boolean(),
  }),
  form,
  allowedDomains: z.array(allowedHost()).max(50),
  maxInteractions: whole(1, 100),
  offerTimeout: whole(0, 600),
  missedOffers: whole(0, 100),
  rest: whole(0, 3_600),
  transferTime: whole(0, 3_600),
  transferTo: z.array(z.string().min(1).max(64)).max(1_000).nullable(),
  inactivity: z.strictObject({ warnAfter: whole(0, DAY_MIN), closeAfter: whole(0, DAY_MIN) }),
  waitingForCustomer: whole(0, DAY_MIN),
  reopenWindow: whole(0, 7 * DAY_MIN),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i, { error: "A colour as #0b6b57" }),
  provider: z.string().min(1).max(64).nullable(),
  dids: z.array(z.string().trim().min(1).max(64)).max(50),
  offline: z
    .strictObject({
      to: z.email({ error: "Must type an email" }).max(254).toLowerCase(),
      mailbox: z.string({ error: "Choose a mailbox" }).min(1, { error: "Choose a mailbox" }).max(64),
    })
    .nullable(),
  doNotKeep: z.boolean(),
  mailbox: z.string().min(1).max(64).nullable(),
  addresses: z.array(z.email().max(254).toLowerCase()).max(20),
  receives: z.boolean(),
  signature: z.string().max(20_000),
  mailRating: z.strictObject({ on: z.boolean(), title: texts(200), thanks: texts() }),
  outOfTimeSubject: texts(200),
  confirmation: z.strictObject({ subject: texts(200), text: texts() }),
  optOutWords: z.strictObject({ es: stopWords(), en: stopWords(), pt: stopWords() }),
});
export type CampaignForm = z.output<typeof campaignForm>;

/** Channels in which campaigns can be made. */
export const BUILT_CHANNELS = ["webchat", "sms", "whatsapp", "messenger", "email"] as const satisfies Channel[];
export type BuiltChannel = (typeof BUILT_CHANNELS)[number];

/** What a new campaign needs; everything else may be left out, group by group or field by field. */
export type CampaignDraft = {
  name: string;
  strategy: Campaign["strategy"];
  caseCode?: string;
  channel?: BuiltChannel;
} & {
  thresholds: Pick<Thresholds, "serviceLevel"> & Partial<Thresholds>;
} & Partial<Omit<CampaignForm, "name" | "strategy" | "thresholds">>;

/** `POST /api/campaigns`: the defaults of the one table fill what is missing; without `caseCode` one is derived from the name. */
export const createCampaign = z
  .custom<CampaignDraft>()
  .transform((draft) => withDefaults(draft, channelOf(draft)))
  .pipe(campaignForm.extend({ caseCode: caseCode.optional(), channel: z.enum(BUILT_CHANNELS).default("webchat") }));

/** `PUT /api/campaigns/:name`: all of it, with the version that was read; another one since then is a conflict. */
export const replaceCampaign = campaignForm.extend({ version: z.int() });
export type ReplaceCampaign = z.output<typeof replaceCampaign>;

/** `POST /api/campaigns/:name/copies`. */
export const copyCampaign = z.strictObject({ name, members: z.boolean().default(false) });

/** `GET /api/campaigns/:name`. */
export type CampaignResource = CampaignForm & Pick<Campaign, "id" | "channel" | "caseCode"> & { version: number };

/** A line of `GET /api/campaigns?channel=&q=&limit=&cursor=`. */
export interface CampaignLine
  extends Pick<Campaign, "id" | "name" | "channel" | "caseCode" | "enabled" | "strategy" | "order" | "colour"> {
  serviceLevel: number;
  members: number;
  /** With the holidays it says whether the campaign is open now. */
  schedule: CampaignForm["schedule"];
  /** Empty: the widget works on any site, which the portal warns of. */
  allowedDomains: string[];
}

export const campaignQuery = z.object({ channel: z.enum(CHANNELS).optional(), q: z.string().max(64).optional() });

function stopWords() {
  return z.array(z.string().trim().min(1).max(40)).max(30);
}

/** As far as the draft says it; the schema refuses what is none. */
export function channelOf(draft: unknown): Channel {
  const named = typeof draft === "object" && draft !== null && "channel" in draft ? draft.channel : undefined;
  return BUILT_CHANNELS.find((channel) => channel === named) ?? "webchat";
}

function allowedHost() {
  return z
    .string()
    .max(260)
    .transform((text, context) => {
      const host = allowedHostOf(text);
      if (host === null) context.addIssue("A host as www.example.com, shop.example.com:8443 or *.example.com");
      return host ?? "";
    });
}

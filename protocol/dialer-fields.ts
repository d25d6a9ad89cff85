import { z } from "zod";
import { readScheduleText } from "../domain/campaign/schedule-text.ts";
import { instantOf } from "../domain/mail/invitation.ts";
import { name } from "./campaign-settings.ts";
import { scheduleRange, zone } from "./schedule-settings.ts";

/** The form of a dialer: of one that writes to phones (SMS-40 to SMS-49), and of one that sends mails (EML-60 to EML-65). */

export const PHONE_CHANNELS = ["sms", "whatsapp"] as const;
export type PhoneDialerChannel = (typeof PHONE_CHANNELS)[number];
export const DIALER_CHANNELS = [...PHONE_CHANNELS, "email"] as const;
export type DialerChannel = (typeof DIALER_CHANNELS)[number];
export const PURPOSES = ["service", "advertising"] as const;
/** Advertising is also blocked by registries and by who wants no promotions, and does not start on an expired registry. */
export type Purpose = (typeof PURPOSES)[number];

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "A time as 09:00" });
const day = z.iso.date({ error: "A date as 2026-12-25" });

/** Also as the predecessor wrote it: `sun,mon,tue;00:00-23:59` (EML-61). */
const range = z.union([
  scheduleRange,
  z.string().transform((text, context) => {
    const read = readScheduleText(text);
    if (read === null) context.addIssue("A schedule as sun,mon,tue;00:00-23:59");
    return read ?? z.NEVER;
  }),
]);

/** What every dialer has. */
const common = {
  /** Seconds between two messages, decimals allowed; 0 = as fast as the way out takes them. */
  interval: z
    .number({ error: "Must type time between messages" })
    .min(0, { error: "Must type time between messages" })
    .max(86_400),
  enabled: z.boolean().default(true),
  /** No range at all: it never runs. */
  schedule: z
    .strictObject({ zone, ranges: z.array(range).max(50) })
    .default({ zone: "America/Montevideo", ranges: [] }),
  purpose: z.enum(PURPOSES).default("service"),
  orderByPriority: z.boolean().default(true),
  /** First and last local day on which it runs. */
  startDate: day.nullable().default(null),
  endDate: day.nullable().default(null),
};

/** All that a PUT replaces. Missing fields are reported at once, in the words of SMS-42 to SMS-45. */
export const phoneDialerFields = z.strictObject({
  name,
  /** Left out, or that of the provider, which decides. */
  channel: z.enum(PHONE_CHANNELS).optional(),
  /** Name of the provider. */
  provider: z.string({ error: "Missing SMS Provider" }).min(1, { error: "Missing SMS Provider" }).max(64),
  /** Sender or port; a row's Device goes before it. */
  dialString: z.string({ error: "Must type dial string" }).trim().min(1, { error: "Must type dial string" }).max(64),
  ...common,
  /** Name of the campaign that its customers' answers belong to, and whose groups see the dialer; null: only who sees all. */
  campaign: name.nullable().default(null),
  /** SMS-74: quotes, apostrophes and @ in text and variables refuse the file. */
  refuseSpecialCharacters: z.boolean().default(false),
  /** Hours in which a customer may be written to, in the customer's own zone; null: any. */
  contactHours: z.strictObject({ from: hour, to: hour }).nullable().default(null),
  /** WhatsApp: every message of it is this template, `${1}` … fill its values in order. */
  template: z
    .strictObject({ name: z.string().min(1).max(512), language: z.string().min(2).max(10) })
    .nullable()
    .default(null),
});

const CAMPAIGN_MISSING = "Must choose an e-mail campaign";
/** Local wall clock of the dialer's zone (EML-62). */
const clock = z
  .string({ error: "A time as 2026-12-24 18:00:00" })
  .refine(isClock, { error: "A time as 2026-12-24 18:00:00" });

/** EML-62: goes along with every mail as an invitation; variables of the list may stand in the title. */
const invitation = z
  .strictObject({
    title: z.string({ error: "Must type a title" }).trim().min(1, { error: "Must type a title" }).max(200),
    /** As the calendar shows it; answers go to the mailbox. Empty: the mailbox' own name. */
    organizer: z.string().trim().max(120).default(""),
    start: clock,
    end: clock,
  })
  .refine(({ start, end }) => !isClock(start) || !isClock(end) || end > start, {
    path: ["end"],
    error: "It ends before it begins",
  });

/** EML-60 to EML-64. Its mailbox is that of its campaign. */
export const mailDialerFields = z.strictObject({
  channel: z.literal("email"),
  /** Name of an e-mail campaign that no other dialer has: answers are its interactions (EML-63). Stays what it was. */
  campaign: z.string({ error: CAMPAIGN_MISSING }).min(1, { error: CAMPAIGN_MISSING }).max(64),
  /** Left out: the campaign's. */
  name: name.optional(),
  ...common,
  /** Of rows that have none; `${variable}` of the list (EML-64). */
  subject: z.string().trim().max(500).default(""),
  format: z.enum(["html", "text"]).default("html"),
  /** The mail; empty: the third column of the list is. `${unsubscribe}` is the address at which one takes oneself off. */
  template: z.string().max(100_000).default(""),
  invitation: invitation.nullable().default(null),
});

/** By their `channel`; without one it writes to phones. */
export const dialerFields = z.discriminatedUnion("channel", [phoneDialerFields, mailDialerFields]);
const version = { version: z.int() };
export const replaceDialer = z.discriminatedUnion("channel", [
  phoneDialerFields.extend(version),
  mailDialerFields.extend(version),
]);

export type PhoneDialerFields = z.output<typeof phoneDialerFields>;
export type MailDialerFields = z.output<typeof mailDialerFields>;
export type DialerFields = z.output<typeof dialerFields>;
export type PhoneDialerDraft = z.input<typeof phoneDialerFields>;
export type MailDialerDraft = z.input<typeof mailDialerFields>;
export type DialerDraft = z.input<typeof dialerFields>;

interface Kept {
  id: string;
  name: string;
  version: number;
}

export interface PhoneDialerResource extends Omit<PhoneDialerFields, "channel" | "name">, Kept {
  channel: PhoneDialerChannel;
}

export interface MailDialerResource extends Omit<MailDialerFields, "name">, Kept {
  /** That it writes from: its campaign's (EML-60). Null: the campaign has none, and nothing leaves. */
  mailbox: { name: string; address: string; enabled: boolean } | null;
}

export type DialerResource = PhoneDialerResource | MailDialerResource;

function isClock(text: string): boolean {
  return instantOf(text, "UTC") !== null;
}

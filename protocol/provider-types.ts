import type { Channel } from "../domain/campaign/campaign.ts";

/** Accounts at carriers by type: what each has, shows and cannot do without. */

export const PROVIDER_TYPES = [
  "url-get",
  "url-get-auth",
  "url-post",
  "url-post-auth",
  "kannel",
  "dinstar",
  "twilio",
  "vonage",
  "infobip",
  "twilio-whatsapp",
  "meta-whatsapp",
  "meta-messenger",
] as const;
export type ProviderType = (typeof PROVIDER_TYPES)[number];

/** How the carrier writes a number, which is also what the RegExp reads. */
export const NUMBER_FORMATS = ["national", "plus-e164", "e164"] as const;
export type NumberFormat = (typeof NUMBER_FORMATS)[number];

export const ENCODINGS = ["auto", "gsm", "unicode"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What all types have; which of them a type shows and requires stands in `PROVIDER_FORMS`. */
export interface ProviderSettings {
  /** Address, or its template with `${phone}`, `${message}` and `${id}`; for Dinstar the gateway; empty: the carrier's own. */
  url: string;
  user: string;
  /** Sender shown to the customer. */
  from: string;
  /** Ports of a gateway, as `0,1,2`. */
  ports: string;
  encoding: Encoding;
  /** What a destination must match in the carrier's number format; `.` takes any. Others are *Other* and never sent. */
  pattern: string;
  /** ISO 3166 country in which national numbers are read. */
  country: string;
  numberFormat: NumberFormat;
  /** Messages a second; 0 = no limit of ours. */
  rate: number;
  /** Twilio: Account SID. Vonage: application. Meta: WhatsApp Business Account. */
  account: string;
  /** Meta: phone number id or page id. */
  senderId: string;
  /** Messenger: the page may answer for seven days (HUMAN_AGENT was granted). */
  humanAgent: boolean;
  /** The carrier answers STOP words itself: no confirmation of ours. */
  carrierAnswersStop: boolean;
}

/** Kept encrypted, never sent back. */
export const PROVIDER_SECRETS = ["password", "token", "appSecret", "verifyToken"] as const;
export type ProviderSecret = (typeof PROVIDER_SECRETS)[number];
export type ProviderSecrets = Partial<Record<ProviderSecret, string>>;

export type ProviderField = keyof ProviderSettings | ProviderSecret;

/** One row a type: its channel, the fields its form shows, and those that it cannot do without (SMS-4, SMS-7). */
export interface ProviderForm {
  channel: Channel;
  fields: readonly ProviderField[];
  required: readonly ProviderField[];
  /** Of a new one. */
  numberFormat: NumberFormat;
}

const NUMBERS = ["country", "numberFormat", "pattern", "rate"] as const;
const URL_FORM = ["url", "from", "encoding", ...NUMBERS] as const;
const BASIC = ["user", "password"] as const;
const META_SECRETS = ["token", "appSecret", "verifyToken"] as const;

export const PROVIDER_FORMS: Record<ProviderType, ProviderForm> = {
  "url-get": { channel: "sms", fields: URL_FORM, required: ["url", "pattern"], numberFormat: "national" },
  "url-get-auth": {
    channel: "sms",
    fields: [...URL_FORM, ...BASIC],
    required: ["url", "pattern", ...BASIC],
    numberFormat: "national",
  },
  "url-post": { channel: "sms", fields: URL_FORM, required: ["url", "pattern"], numberFormat: "national" },
  "url-post-auth": {
    channel: "sms",
    fields: [...URL_FORM, ...BASIC],
    required: ["url", "pattern", ...BASIC],
    numberFormat: "national",
  },
  kannel: {
    channel: "sms",
    fields: ["url", ...BASIC, "from", "encoding", ...NUMBERS],
    required: ["url", "pattern", ...BASIC],
    numberFormat: "plus-e164",
  },
  dinstar: {
    channel: "sms",
    fields: ["url", ...BASIC, "ports", "encoding", ...NUMBERS],
    required: ["url", "ports", "pattern", ...BASIC],
    numberFormat: "national",
  },
  twilio: {
    channel: "sms",
    fields: ["account", "token", "from", "carrierAnswersStop", ...NUMBERS, "url"],
    required: ["account", "token", "from", "pattern"],
    numberFormat: "plus-e164",
  },
  vonage: {
    channel: "sms",
    fields: ["user", "password", "token", "from", "encoding", "carrierAnswersStop", ...NUMBERS, "url"],
    required: ["user", "password", "from", "pattern"],
    numberFormat: "e164",
  },
  infobip: {
    channel: "sms",
    fields: ["url", "token", "from", "carrierAnswersStop", ...NUMBERS],
    required: ["url", "token", "from", "pattern"],
    numberFormat: "e164",
  },
  "twilio-whatsapp": {
    channel: "whatsapp",
    fields: ["account", "token", "from", ...NUMBERS, "url"],
    required: ["account", "token", "from", "pattern"],
    numberFormat: "plus-e164",
  },
  "meta-whatsapp": {
    channel: "whatsapp",
    fields: ["senderId", "account", "from", ...META_SECRETS, ...NUMBERS, "url"],
    required: ["senderId", "account", "from", "pattern", ...META_SECRETS],
    numberFormat: "e164",
  },
  "meta-messenger": {
    channel: "messenger",
    fields: ["senderId", "from", ...META_SECRETS, "humanAgent", "rate", "url"],
    required: ["senderId", "from", ...META_SECRETS],
    numberFormat: "e164",
  },
};

export const PROVIDER_DEFAULTS: ProviderSettings = {
  url: "",
  user: "",
  from: "",
  ports: "",
  encoding: "auto",
  pattern: ".",
  country: "UY",
  numberFormat: "plus-e164",
  rate: 10,
  account: "",
  senderId: "",
  humanAgent: false,
  carrierAnswersStop: false,
};

import { z } from "zod";
import { PROVIDER_FORMS, PROVIDER_SECRETS, PROVIDER_TYPES } from "../../protocol/providers.ts";

const line = z.string().max(2_000);

/** One account at one pretend carrier, as its owner has set it up there: `PUT /accounts`. */
export const account = z.strictObject({
  /** Unique here; Deskline's name of the provider. */
  name: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  type: z.enum(PROVIDER_TYPES),
  /** Where what customers write is sent; for Kannel with its escapes (`%p`, `%a` …), for the URL types with `${phone}` and the like. */
  inbound: z.url().max(2_000),
  /** Where receipts go when the request to send names no address. */
  status: z.url().max(2_000),
  /** The customer's language of addresses: ISO 3166. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default("UY"),
  /** User name or API key by which a request is known to be this account's. */
  user: line.default(""),
  /** Number, sender or page that customers see. */
  from: line.default(""),
  /** What the phone shows in the place of the number: the name of a WhatsApp business or of a page; empty: the sender. */
  title: line.default(""),
  /** What answers behind it, for whoever chooses on the phone whom to write to. */
  note: line.default(""),
  /** Twilio: Account SID. Meta: WhatsApp Business Account. */
  account: line.default(""),
  /** Meta: phone number id or page id. */
  senderId: line.default(""),
  /** Dinstar: the gateway is set to digest authentication, not to basic. */
  digest: z.boolean().default(false),
  secrets: z.partialRecord(z.enum(PROVIDER_SECRETS), line).default({}),
});
export type Account = z.output<typeof account>;

export const accounts = z.union([account.transform((one) => [one]), z.array(account).max(100)]);

export type PhoneChannel = "sms" | "whatsapp" | "messenger";

export function channelOf({ type }: Pick<Account, "type">): PhoneChannel {
  const { channel } = PROVIDER_FORMS[type];
  return channel === "whatsapp" || channel === "messenger" ? channel : "sms";
}

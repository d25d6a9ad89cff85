import { z } from "zod";
import { optionalText } from "./form-text.ts";

/** `/Integra/resources/…`: the calls that other programs made before (API-1 to API-7, SMS-58, SMS-63). Forms, or parameters in the path. */

const needed = (most: number) => z.string().trim().min(1).max(most);

export const getUserToken = z.object({
  user: z.string().min(1).max(256),
  password: z.string().min(1).max(256),
  /** Ours: the campaign or dialer of calls that name none. */
  campaign: optionalText(64),
});

export const endSession = z.object({ user: needed(256), token: needed(400) });

/** SendSMS in all its forms: by POST, by GET, v2, SendPOSTSMS. */
export const sendSms = z.object({
  destination: needed(64),
  message: z
    .string()
    .max(4_000)
    .refine((text) => text.trim() !== "", { error: "There is nothing to say" }),
  /** A campaign or a dialer. */
  campaign: optionalText(64),
  /** User name, or name. */
  agent: optionalText(100),
  /** Our number or port. */
  source: optionalText(64),
  /** Name or type of the account. */
  api: optionalText(64),
});
export type SendSms = z.output<typeof sendSms>;

/** SMS-58. `data` is what is said; `phone` and `destiny` are one. */
export const scheduleSms = z
  .object({
    calldate: needed(40),
    campaign: optionalText(64),
    phone: optionalText(64),
    destiny: optionalText(64),
    data: sendSms.shape.message,
  })
  .transform(({ phone, destiny, ...rest }) => ({ ...rest, destination: phone ?? destiny ?? "" }))
  .refine(({ destination }) => destination !== "", { path: ["phone"], error: "To whom?" });

/** SMS-63, EML-72. `fileb64` is the CSV in base64. */
export const uploadBase = z.object({
  filename: needed(200),
  fileb64: z.string().min(1),
  /** The dialer; so does `dialer`. */
  campaign: optionalText(64),
  dialer: optionalText(64),
  /** `email`: a list of mails. */
  channel: optionalText(20),
  /** Ours: `true` sends by the column of priority; without it in the order of the file. */
  orderByPriority: z.literal("true").optional(),
});

/** API-7: as if the customer had written. */
export const receiveSms = z.object({
  phone: needed(64),
  message: z.string().max(4_000),
  /** Our number that was written to; without it the account's own. */
  destination: optionalText(64),
  campaign: optionalText(64),
  api: optionalText(64),
});

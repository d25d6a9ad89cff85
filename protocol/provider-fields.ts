import { z } from "zod";
import { name } from "./campaign-settings.ts";
import type { FieldError } from "./problem.ts";
import {
  ENCODINGS,
  NUMBER_FORMATS,
  PROVIDER_DEFAULTS,
  PROVIDER_FORMS,
  PROVIDER_SECRETS,
  PROVIDER_TYPES,
  type ProviderField,
  type ProviderSecret,
  type ProviderSettings,
  type ProviderType,
} from "./provider-types.ts";

/** What an administrator may write into a provider, with the bounds of every field. */

const LONGEST = 500;
const line = z.string().trim().max(LONGEST);
const secret = z.string().max(2_000);

/** A pattern that compiles; what it costs is bounded by the length of a number. */
const pattern = line.refine(compiles, { error: "A regular expression, or . for any number" });

/** An address, or its template with `${phone}`, `${message}` and `${id}` (SMS-6); a user in it would be shown to everybody. */
const url = line.refine((text) => text === "" || isAddress(text), {
  error: "An address as https://sms.example.com/send",
});

const settings = z.strictObject({
  url: url.default(PROVIDER_DEFAULTS.url),
  user: line.default(PROVIDER_DEFAULTS.user),
  from: line.default(PROVIDER_DEFAULTS.from),
  ports: z
    .string()
    .regex(/^(\d{1,3}(,\d{1,3})*)?$/, { error: "Ports as 0,1,2" })
    .default(PROVIDER_DEFAULTS.ports),
  encoding: z.enum(ENCODINGS).default(PROVIDER_DEFAULTS.encoding),
  pattern: pattern.default(PROVIDER_DEFAULTS.pattern),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: "A country as UY" })
    .default(PROVIDER_DEFAULTS.country),
  /** Left out: that of its type. */
  numberFormat: z.enum(NUMBER_FORMATS).optional(),
  rate: z.number().min(0).max(10_000).default(PROVIDER_DEFAULTS.rate),
  account: line.default(PROVIDER_DEFAULTS.account),
  senderId: line.default(PROVIDER_DEFAULTS.senderId),
  humanAgent: z.boolean().default(PROVIDER_DEFAULTS.humanAgent),
  carrierAnswersStop: z.boolean().default(PROVIDER_DEFAULTS.carrierAnswersStop),
});

const account = z.strictObject({
  name,
  type: z.enum(PROVIDER_TYPES, { error: "Must choose type" }),
  enabled: z.boolean().default(true),
  /** The one for the system's own messages: setting it takes it from the other (SMS-8). */
  isDefault: z.boolean().default(false),
  settings: settings.prefault({}),
});

/** An account without its secrets, as a file of the configuration has it. */
export const providerEntry = account.transform((draft) => withNumberFormat(draft));

const fields = account.extend({
  secrets: z.partialRecord(z.enum(PROVIDER_SECRETS), secret).default({}),
});

/** What `POST /api/providers` takes; settings that are left out get their default. */
export const providerFields = fields.transform(ofType);
export type ProviderFields = z.output<typeof providerFields>;
export type ProviderDraft = z.input<typeof providerFields>;

/** `PUT /api/providers/:name`, with the version that was read. A secret that is left out stays as it is; an empty one goes. */
export const replaceProvider = fields.extend({ version: z.int() }).transform(ofType);

/** `POST /api/providers/:name/test`: one message to a number of one's own. */
export const providerTest = z.strictObject({ to: line.min(1), text: z.string().trim().min(1).max(500) });

const LABELS: Partial<Record<ProviderField, string>> = {
  url: "URL",
  from: "SMS From",
  pattern: "SMS RegExp",
  senderId: "sender id",
  appSecret: "app secret",
  verifyToken: "verify token",
};

/** Just enough of a draft to say what is missing. */
const rough = z.object({
  type: z.enum(PROVIDER_TYPES),
  settings: z.record(z.string(), z.unknown()).default({}).catch({}),
  secrets: z.record(z.string(), z.unknown()).default({}).catch({}),
});

/**
 * SMS-7: fields that the type cannot do without and that are empty, all at once, whatever else is wrong with the draft. `kept` are the
 * secrets that need not be given again.
 */
export function missingFields(draft: unknown, kept: readonly ProviderSecret[]): FieldError[] {
  const { success, data } = rough.safeParse(draft);
  if (!success) return [];
  const given: Record<string, unknown> = { ...PROVIDER_DEFAULTS, ...data.settings };
  const secrets: Record<string, unknown> = { ...Object.fromEntries(kept.map((one) => [one, "kept"])), ...data.secrets };
  return PROVIDER_FORMS[data.type].required.flatMap((field) => {
    const [group, value] = isSecret(field) ? ["secrets", secrets[field]] : ["settings", given[field]];
    if (String(value ?? "").trim() !== "") return [];
    return [{ path: `${group}.${field}`, code: "needed", detail: `Must type ${LABELS[field] ?? field}` }];
  });
}

function isSecret(field: ProviderField): field is ProviderSecret {
  return PROVIDER_SECRETS.some((one) => one === field);
}

type Given = Omit<ProviderSettings, "numberFormat"> & { numberFormat?: ProviderSettings["numberFormat"] | undefined };

/** With the number format of its carriers, and no secret that the type does not have. */
function ofType<
  Draft extends { type: ProviderType; settings: Given; secrets: Partial<Record<ProviderSecret, string>> },
>(draft: Draft) {
  const { fields: shown } = PROVIDER_FORMS[draft.type];
  const secrets = PROVIDER_SECRETS.filter((one) => shown.includes(one)).flatMap((one) => {
    const value = draft.secrets[one];
    return value === undefined ? [] : [[one, value] as const];
  });
  return {
    ...withNumberFormat(draft),
    secrets: Object.fromEntries(secrets) as Partial<Record<ProviderSecret, string>>,
  };
}

function withNumberFormat<Draft extends { type: ProviderType; settings: Given }>(draft: Draft) {
  const { numberFormat } = PROVIDER_FORMS[draft.type];
  const settings: ProviderSettings = { ...draft.settings, numberFormat: draft.settings.numberFormat ?? numberFormat };
  return { ...draft, settings };
}

function compiles(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

function isAddress(text: string): boolean {
  const url = URL.parse(text.replaceAll(/\$\{[^}]*\}/g, "0"));
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}

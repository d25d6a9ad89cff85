import type { FieldError } from "../../../../protocol/problem.ts";
import {
  missingFields,
  PROVIDER_DEFAULTS,
  PROVIDER_FORMS,
  PROVIDER_SECRETS,
  type ProviderDraft,
  type ProviderForm,
  type ProviderResource,
  type ProviderSecret,
  type ProviderSettings,
  type ProviderType,
  providerFields,
} from "../../../../protocol/providers.ts";
import { withNameTry } from "../record/name-try.ts";

export type ProviderField = ProviderForm["fields"][number];

/** What the form holds: settings and secrets side by side; a secret that is empty stays as it is kept. */
export interface Draft extends ProviderSettings, Record<ProviderSecret, string> {
  name: string;
  type: ProviderType | "";
  enabled: boolean;
  isDefault: boolean;
}

const NO_SECRETS: Record<ProviderSecret, string> = { password: "", token: "", appSecret: "", verifyToken: "" };

export const NEW_PROVIDER: Draft = {
  ...PROVIDER_DEFAULTS,
  ...NO_SECRETS,
  name: "",
  type: "",
  enabled: true,
  isDefault: false,
};

export function draftOf({ name, type, enabled, isDefault, settings }: ProviderResource): Draft {
  return { ...settings, ...NO_SECRETS, name, type, enabled, isDefault };
}

/** With the number format that its carriers expect (SMS-5). */
export function ofType(draft: Draft, type: ProviderType): Draft {
  return { ...draft, type, numberFormat: PROVIDER_FORMS[type].numberFormat };
}

/** What the door takes: of the settings those that the type has, of the secrets those that were typed. */
export function fieldsOf(draft: Draft): ProviderDraft {
  const { name, type, enabled, isDefault } = draft;
  const shown = type === "" ? [] : PROVIDER_FORMS[type].fields;
  const settings = Object.fromEntries(shown.filter(isSetting).map((field) => [field, draft[field]]));
  const typed = shown.filter(isSecret).filter((field) => draft[field] !== "");
  const secrets = Object.fromEntries(typed.map((field) => [field, draft[field]]));
  return { name, type: type as ProviderType, enabled, isDefault, settings, secrets };
}

/** All that the door would refuse, at once (SMS-4, SMS-7). `kept` are the secrets that need not be typed again. */
export function check(draft: Draft, kept: readonly ProviderSecret[]): FieldError[] {
  const fields = fieldsOf(draft);
  const issues = providerFields.safeParse(fields).error?.issues ?? [];
  const wrong = issues.map(({ path, code, message }) => ({ path: path.join("."), code, detail: message }));
  const all = [...missingFields(fields, kept), ...wrong].map((error) => ({ ...error, path: fieldAt(error.path) }));
  return all
    .filter(({ path }, place) => all.findIndex((one) => one.path === path) === place)
    .map((error) => withNameTry(error, draft.name));
}

/** The field of the form that a path of the door is about: `settings.url`, `secrets.token`. */
export function fieldAt(path: string): string {
  return path.replace(/^(settings|secrets)\./, "");
}

function isSecret(field: ProviderField): field is ProviderSecret {
  return PROVIDER_SECRETS.some((secret) => secret === field);
}

function isSetting(field: ProviderField): field is keyof ProviderSettings {
  return !isSecret(field);
}

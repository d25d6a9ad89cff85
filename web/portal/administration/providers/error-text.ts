import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { PLACES } from "./words.ts";

const BY_FIELD: Record<string, () => string> = {
  name: m.providers_error_name,
  type: m.providers_error_type,
  pattern: m.providers_error_pattern,
  ports: m.providers_error_ports,
  country: m.providers_error_country,
  rate: m.providers_error_rate,
  url: m.providers_error_url,
};

const BY_CODE: Record<string, () => string> = {
  needed: m.providers_error_needed,
  required: m.providers_error_needed,
  missing: m.providers_error_needed,
  taken: m.providers_error_taken,
  in_use: m.providers_error_in_use,
};

/** What is wrong with a provider's field, in the reader's language; what we have no words for is said in the server's. */
export function providerErrorText({ path, code, detail }: FieldError): string {
  if (path === "name" && code === "too_small") return m.providers_error_name_missing();
  if (path === "name" && code === "try") return m.providers_error_name_try({ name: detail });
  if (path === "url" && code === "not_allowed") return m.providers_error_url_refused({ reason: detail });
  if (path === "url" && code === "placeholders") return `${m.providers_error_placeholders(PLACES)} (${detail})`;
  if (code === "too_big" && path !== "rate") return m.providers_error_long();
  return (BY_CODE[code] ?? BY_FIELD[path])?.() ?? detail;
}

import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { fieldErrorText } from "../../sign-in/password-fields.tsx";

const BY_FIELD: Record<string, () => string> = {
  username: m.people_error_username,
  extension: m.people_error_extension,
  confirm: m.portal_password_differs,
  date: m.people_error_date,
  from: m.people_error_minute,
  to: m.people_error_to,
  campaign: m.people_error_campaign,
  totalCap: m.people_error_total_cap,
  limit: m.people_error_limit,
  perDay: m.people_error_limit,
};

const BY_CODE: Record<string, () => string> = {
  too_small: m.people_error_empty,
  too_big: m.people_error_too_much,
};

/** What the server means by a code, whichever field it stands at. */
const CERTAIN: Record<string, () => string> = {
  taken: m.people_error_taken,
  unknown: m.people_error_unknown,
  yourself: m.people_error_yourself,
  last_administrator: m.people_error_last_administrator,
};

/** What is wrong with a field, in the reader's language; what we have no words for is said in the server's. */
export function recordErrorText(error: FieldError): string {
  const text = CERTAIN[error.code] ?? BY_FIELD[fieldOf(error.path)] ?? BY_CODE[error.code];
  return text?.() ?? fieldErrorText(error);
}

/** The field of the form that a path of the server is about: `groups.0`, `text.es`. */
export function fieldOf(path: string): string {
  const [first = "", second = ""] = path.split(".");
  if (first === "text") return second;
  return first === "disabled" ? "active" : first;
}

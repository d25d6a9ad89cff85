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
};

const BY_CODE: Record<string, () => string> = {
  too_small: m.people_error_empty,
  too_big: m.people_error_too_much,
  taken: m.people_error_taken,
};

/** What is wrong with a field, in the reader's language; what we have no words for is said in the server's. */
export function recordErrorText(error: FieldError): string {
  const own = error.code === "taken" ? undefined : BY_FIELD[error.path];
  return (own ?? BY_CODE[error.code])?.() ?? fieldErrorText(error);
}

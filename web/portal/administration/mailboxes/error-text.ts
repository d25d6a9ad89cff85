import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";

const BY_FIELD: Record<string, () => string> = {
  name: m.mailboxes_error_name,
  address: m.mailboxes_error_address,
  replyTo: m.mailboxes_error_reply_to,
  host: m.mailboxes_error_server,
  port: m.mailboxes_error_server,
  password: m.mailboxes_error_password,
  perMinute: m.mailboxes_error_per_minute,
};

/** What is wrong with a mailbox's field, in the words of old (EML-10 to EML-12) and the reader's language; what a server said in its own words. */
export function mailboxErrorText({ path, code, detail }: FieldError): string {
  if (code === "taken") return m.mailboxes_error_taken();
  if (path === "password" && code === "refused") return m.mailboxes_error_sign_in({ reason: reasonIn(detail) });
  if (path === "host" && code === "refused") return m.mailboxes_error_not_taken({ reason: reasonIn(detail) });
  if (path === "host" && code === "not_allowed") return m.mailboxes_error_not_allowed({ reason: detail });
  if (path === "name" && code === "too_small") return m.mailboxes_error_name_missing();
  return BY_FIELD[path]?.() ?? detail;
}

function reasonIn(detail: string): string {
  return detail.replace(/^The server does not (?:let us in|take mail): /, "");
}

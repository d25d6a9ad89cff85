import type { FieldError } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";

const BY_FIELD: readonly [RegExp, (error: FieldError) => string][] = [
  [/^name$/, ({ code }) => (code === "too_small" ? m.dialers_error_name_missing() : m.dialers_error_name())],
  [
    /^provider$/,
    ({ code }) => (code === "other_channel" ? m.dialers_error_other_channel() : m.dialers_error_provider()),
  ],
  [/^campaign$/, campaignText],
  [/^invitationTitle$/, () => m.dialers_mail_error_title()],
  [
    /^invitationEnd$/,
    ({ detail }) => (detail.includes("begins") ? m.dialers_mail_error_ends() : m.dialers_mail_error_clock()),
  ],
  [/^invitationStart$/, () => m.dialers_mail_error_clock()],
  [/^dialString$/, ({ code }) => (code === "too_big" ? m.dialers_error_long() : m.dialers_error_dial_string())],
  [/^interval$/, () => m.dialers_error_interval()],
  [/^schedule\.zone$/, () => m.dialers_error_zone()],
  [/\.days$/, () => m.dialers_error_days()],
  [/(\.(from|to)|^contact(From|To))$/, () => m.dialers_error_minute()],
  [/^endDate$/, ({ code }) => (code === "before_start" ? m.dialers_error_dates() : m.dialers_error_date())],
  [/^startDate$/, () => m.dialers_error_date()],
  [/^template$/, () => m.dialers_error_template()],
];

const BY_CODE: Record<string, () => string> = {
  taken: m.dialers_error_taken,
  unknown: m.dialers_error_unknown,
};

function campaignText({ code }: FieldError): string {
  if (code === "taken") return m.dialers_mail_error_taken();
  return code === "too_small" || code === "invalid_type" ? m.dialers_mail_error_campaign() : m.dialers_error_campaign();
}

/** What is wrong with a dialer's field, in the reader's language (SMS-42 to SMS-45); what we have no words for is said in the server's. */
export function dialerErrorText(error: FieldError): string {
  if (error.path === "name" && error.code === "try") return m.dialers_error_name_try({ name: error.detail });
  const certain = error.path === "campaign" && error.code === "taken" ? undefined : BY_CODE[error.code]?.();
  if (certain !== undefined) return certain;
  return BY_FIELD.find(([field]) => field.test(error.path))?.[1](error) ?? error.detail;
}

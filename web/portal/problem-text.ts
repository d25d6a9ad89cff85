import type { Problem, ProblemCode } from "../../protocol/problem.ts";
import { m } from "../shared/paraglide/messages.js";

const TEXTS: Record<ProblemCode, () => string> = {
  invalid_input: m.portal_problem_invalid_input,
  malformed_json: m.portal_problem_internal,
  too_large: m.portal_problem_too_large,
  unsupported_file: m.portal_problem_unsupported_file,
  invalid_credentials: m.portal_problem_invalid_credentials,
  unauthenticated: m.portal_problem_session_ended,
  still_open: m.portal_problem_still_open,
  session_ended: m.portal_problem_session_ended,
  invalid_ticket: m.portal_problem_invalid_ticket,
  forbidden: m.portal_problem_forbidden,
  read_only: m.portal_problem_read_only,
  two_factor_required: m.portal_problem_second_factor,
  origin_not_allowed: m.portal_problem_forbidden,
  not_found: m.portal_problem_not_found,
  method_not_allowed: m.portal_problem_internal,
  conflict: m.portal_problem_conflict,
  name_taken: m.portal_problem_name_taken,
  locked_out: m.portal_problem_locked_out,
  rate_limited: m.portal_problem_rate_limited,
  out_of_time: m.portal_problem_out_of_time,
  campaign_disabled: m.portal_problem_campaign_disabled,
  other_channel: m.portal_problem_other_channel,
  campaign_full: m.portal_problem_campaign_full,
  window_closed: m.portal_problem_window_closed,
  opted_out: m.portal_problem_opted_out,
  black_listed: m.portal_problem_black_listed,
  invalid_number: m.portal_problem_invalid_number,
  ambiguous_number: m.portal_problem_ambiguous_number,
  provider_unavailable: m.portal_problem_provider_unavailable,
  dialer_disabled: m.portal_problem_dialer_disabled,
  registry_expired: m.portal_problem_registry_expired,
  same_file: m.portal_problem_same_file,
  idempotency_mismatch: m.portal_problem_internal,
  stale: m.portal_problem_stale,
  gone: m.portal_problem_gone,
  disposition_needed: m.portal_problem_disposition,
  answers_needed: m.portal_problem_answers,
  not_holder: m.portal_problem_not_holder,
  closed: m.portal_problem_closed,
  unavailable: m.portal_problem_unavailable,
  internal: m.portal_problem_internal,
};

/** What went wrong, in the reader's language; a code of a newer server is said in the server's words. */
export function problemText({ code, title }: Pick<Problem, "code"> & Partial<Problem>): string {
  return TEXTS[code]?.() ?? title ?? m.portal_problem_internal();
}

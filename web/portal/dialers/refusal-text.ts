import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { problemText } from "../problem-text.ts";

/** Why one message was not taken, in the reader's language; what we have no words for is said by its code. */
export function singleRefusal(problem: Pick<Problem, "code" | "errors">): string {
  const [error] = problem.errors ?? [];
  switch (error?.path) {
    case "destination":
      return error.code === "address" ? m.dialers_single_error_address() : m.portal_problem_invalid_number();
    case "message":
      return error.code === "too_big" ? m.dialers_error_long() : m.dialers_single_error_text();
    case "subject":
      return error.code === "too_big" ? m.dialers_error_long() : m.dialers_single_error_subject();
    case "at":
      return m.dialers_single_error_at();
    default:
      return problemText(problem);
  }
}

/** Why a file was not even read. */
export function fileRefusal(problem: Pick<Problem, "code" | "errors">): string {
  if (problem.code === "unavailable") return m.dialers_lost();
  if (problem.code === "unsupported_file") return m.dialers_file_no_text();
  return problem.errors?.[0]?.path === "name" ? m.dialers_file_odd() : problemText(problem);
}

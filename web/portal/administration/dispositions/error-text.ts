import type { FieldError } from "../../../../protocol/problem.ts";
import { m } from "../../../shared/paraglide/messages.js";

/** What is wrong with a disposition or with those of one level, in the reader's language. */
export function complaintText({ code }: FieldError): string {
  if (code === "too_small") return m.settings_error_name();
  if (code === "too_big") return m.settings_error_many();
  return m.settings_error_twice();
}

/** The same with its place before it, for the summary: `1.2: …`. */
export function placedText(error: FieldError): string {
  const number = (error.path.match(/\d+/g) ?? []).map((index) => Number(index) + 1).join(".");
  return number === "" ? complaintText(error) : `${number}: ${complaintText(error)}`;
}

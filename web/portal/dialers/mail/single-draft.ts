import { type Letter, missingVariables, wordingOf } from "../../../../domain/mail/letter.ts";
import { readAddress } from "../../../../domain/mail/mail-address.ts";
import { LONGEST_SINGLE_MAIL, type SingleMessageDraft } from "../../../../protocol/single-message.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { isPast, momentOf } from "../single-draft.ts";

export interface SingleMailDraft {
  destination: string;
  /** Empty: the dialer's. */
  subject: string;
  /** Empty: the dialer's template. */
  message: string;
  values: Record<string, string>;
  /** As the browser's field has it; empty: at once. */
  at: string;
}

export const EMPTY_SINGLE_MAIL: SingleMailDraft = { destination: "", subject: "", message: "", values: {}, at: "" };

/** Variables of the mail as it stands: each asks for a value. */
export function singleVariables(letter: Letter, { subject, message }: SingleMailDraft): string[] {
  const row = { message: subject.trim(), template: message.trim() === "" ? "" : message, values: {} };
  return missingVariables(wordingOf(letter, row), {});
}

/** What is wrong, by field. */
export function checkSingleMail(
  letter: Letter,
  draft: SingleMailDraft,
  now: number,
): Partial<Record<keyof SingleMailDraft, string>> {
  const { destination, subject, message, values, at } = draft;
  const tooLong = message.length > LONGEST_SINGLE_MAIL;
  const noText = message.trim() === "" && letter.template.trim() === "";
  const unfilled = singleVariables(letter, draft).filter((name) => (values[name] ?? "").trim() === "");
  return {
    ...(readAddress(destination.trim()) === null && { destination: m.dialers_single_error_address() }),
    ...(subject.trim() === "" && letter.subject.trim() === "" && { subject: m.dialers_single_error_subject() }),
    ...(noText && { message: m.dialers_single_error_text() }),
    ...(tooLong && { message: m.dialers_single_error_long({ limit: LONGEST_SINGLE_MAIL }) }),
    ...(unfilled.length > 0 && { values: m.dialers_single_error_values({ names: unfilled.join(", ") }) }),
    ...(isPast(at, now) && { at: m.dialers_single_error_at() }),
  };
}

/** As the door takes it; `id` makes a repetition harmless. Values of variables that the mail does not name stay behind. */
export function singleMailOf(letter: Letter, draft: SingleMailDraft, id: string): SingleMessageDraft {
  const { destination, subject, message, at } = draft;
  const values = Object.fromEntries(singleVariables(letter, draft).map((name) => [name, draft.values[name] ?? ""]));
  return { id, destination: destination.trim(), subject: subject.trim(), message, values, ...momentOf(at) };
}

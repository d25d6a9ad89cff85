import { textToHtml } from "./html.ts";
import { type Letter, type LetterRow, missingVariables, wordingOf } from "./letter.ts";

/** What somebody writes for one recipient of a mail dialer. */
export interface AskedLetter {
  /** Empty: the dialer's. */
  subject: string;
  /** Plain text; empty: the dialer's template is the mail. */
  text: string;
  values: LetterRow["values"];
}

export interface LetterFault {
  field: "subject" | "message" | "values";
  code: "needed" | "variable_missing";
  said: string;
}

/**
 * A single mail as the row of a list that has it (SMS-120 for mails): its text is the row's own template, in the format that the dialer has now.
 * Refused without a text, without a subject, and where a variable has no value: nobody looks at it again before it leaves.
 */
export function singleLetter(letter: Letter, { subject, text, values }: AskedLetter): LetterRow | LetterFault[] {
  const isTyped = text.trim() !== "";
  const own = letter.format === "html" ? textToHtml(text) : text;
  const row: LetterRow = { message: subject.trim(), template: isTyped ? own : "", values };
  const faults: LetterFault[] = [];
  if (!isTyped && letter.template.trim() === "")
    faults.push({ field: "message", code: "needed", said: "There is no text, and the dialer has no template" });
  const wording = wordingOf(letter, row);
  if (subject.trim() === "" && letter.subject.trim() === "")
    faults.push({ field: "subject", code: "needed", said: "There is no subject, and the dialer has none" });
  const missing = missingVariables(wording, values);
  if (missing.length > 0) {
    const said = `There is no value for ${missing.map((name) => `\${${name}}`).join(", ")}`;
    faults.push({ field: "values", code: "variable_missing", said });
  }
  return faults.length > 0 ? faults : row;
}

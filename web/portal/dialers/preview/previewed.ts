import { knownNames } from "../../../../domain/dialer/column-name.ts";
import type { LineFault } from "../../../../domain/dialer/line-fault.ts";
import { listBeginning } from "../../../../domain/dialer/list-beginning.ts";
import { phoneList } from "../../../../domain/dialer/list-line.ts";
import { mailList } from "../../../../domain/dialer/mail-line.ts";
import { messageText } from "../../../../domain/dialer/message-text.ts";
import { filledLetter, missingVariables, wordingOf } from "../../../../domain/mail/letter.ts";
import type { DialerResource, MailDialerResource, PhoneDialerResource } from "../../../../protocol/dialer-fields.ts";
import type { BadLine } from "../bad-lines.ts";
import type { FileBeginning } from "./file-beginning.ts";

/** One row as its customer will get it. */
export interface PreviewedRow {
  line: number;
  to: string;
  text: string;
  /** Null: it is no mail. */
  letter: { subject: string; html: string; missing: string[] } | null;
}

export interface PreviewedList {
  rows: PreviewedRow[];
  faults: BadLine[];
  warnings: BadLine[];
  /** Of the file, that were looked at; the rest is looked at when it is uploaded. */
  lines: number;
}

/** What a list's customers will get, and what is wrong with its first lines, before it leaves this machine. `names`: of all dialers. */
export function previewed(
  dialer: DialerResource,
  names: readonly string[],
  { text, isWhole }: FileBeginning,
): PreviewedList {
  return dialer.channel === "email" ? mails(dialer, names, text, isWhole) : messages(dialer, names, text, isWhole);
}

function messages(
  { name, template, refuseSpecialCharacters }: PhoneDialerResource,
  names: readonly string[],
  text: string,
  isWhole: boolean,
): PreviewedList {
  const reader = phoneList({ dialer: name, known: knownNames([...names, name]), refuseSpecialCharacters });
  const { rows, faults, warnings, lines } = listBeginning(reader, text, isWhole);
  const shown = rows.map(({ line, row: { destiny, message, data } }) => ({
    line,
    to: destiny,
    // Of a template only its name is known here.
    text: template === null ? messageText(message, data) : [template.name, ...data].filter(Boolean).join(" · "),
    letter: null,
  }));
  return { rows: shown, faults: faults.map(badLine), warnings: template === null ? warnings.map(badLine) : [], lines };
}

function mails(dialer: MailDialerResource, names: readonly string[], text: string, isWhole: boolean): PreviewedList {
  const { name, campaign } = dialer;
  const known = knownNames([...names, name, campaign]);
  const { rows, faults, warnings, lines } = listBeginning(
    mailList({ dialer: name, campaign, known, letter: dialer }),
    text,
    isWhole,
  );
  const shown = rows.map(({ line, row }) => {
    const wording = wordingOf(dialer, row);
    const { subject, html } = filledLetter(wording, row.values, "#");
    const letter = { subject, html, missing: missingVariables(wording, row.values) };
    return { line, to: row.destiny, text: "", letter };
  });
  return { rows: shown, faults: faults.map(badLine), warnings: warnings.map(badLine), lines };
}

function badLine({ line, column, code, said, found = "" }: LineFault): BadLine {
  return { line, column, code, detail: said, found };
}

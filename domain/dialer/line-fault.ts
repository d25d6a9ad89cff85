import type { ListRecord, RecordFault } from "./separated-values.ts";

/** What is wrong with a line of a file, for whoever has to mend it. */
export interface LineFault {
  line: number;
  /** From 1; null: the line as a whole. */
  column: number | null;
  code: string;
  said: string;
  /** What stands there, in one line and cut; left out where nothing does. */
  found?: string;
}

/** Characters: enough to find the place again, and no copy of the file. */
const MOST_FOUND = 80;

/** The faults of a line, each with what stands at its place: in its column, or in the line as a whole. */
export function withFound(faults: readonly LineFault[], columns: readonly string[]): LineFault[] {
  return faults.map((fault) => {
    const written = fault.column === null ? columns.join(";") : (columns[fault.column - 1] ?? "");
    const found = cut(written.replaceAll(/[\p{Cc}\s]+/gu, " ").trim());
    return found === "" ? fault : { ...fault, found };
  });
}

function cut(text: string): string {
  const letters = Array.from(text.slice(0, 4 * MOST_FOUND));
  return letters.length > MOST_FOUND ? `${letters.slice(0, MOST_FOUND - 1).join("")}…` : text;
}

const SAID: Record<RecordFault, [string, string]> = {
  "after-quote": ["quote", 'Text follows a closing quotation mark: double the marks that belong to the text, as ""'],
  "open-quote": ["quote", "A quotation mark is opened and never closed"],
  "too-long": ["too_long", "The line is too long"],
};

/** A line that could not be split, or says nothing (SMS-73); null: its columns can be looked at. */
export function recordFault({ line, fields, fault }: ListRecord): LineFault | null {
  if (fault !== null) {
    const [code, said] = SAID[fault];
    return { line, column: null, code, said };
  }
  if (fields.some((field) => field.trim() !== "")) return null;
  return { line, column: null, code: "blank_line", said: "The line is blank" };
}

/** A separator at the end of a line adds no column (SMS-61). */
export function columnsOf({ fields }: ListRecord): string[] {
  return fields.at(-1) === "" ? fields.slice(0, -1) : fields;
}

/** A spreadsheet has written a long number in powers of ten, and its digits are lost: `5,98983E+10`. */
export function isSpreadsheetNumber(written: string): boolean {
  return /^[+-]?\d+([.,]\d+)?e[+-]?\d+$/i.test(written.trim());
}

/** A character that no text has, but tab and line breaks: a file that is no text is full of them. */
export function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text) && /\p{Cc}/u.test(text.replaceAll(/[\t\r\n]/g, ""));
}

const ADDRESS_HEADING =
  /^(destin(y|ies|os?|ations?|atarios?)|address(es)?|phones?|phone[ _-]?numbers?|tel(e|é)fonos?|telefones?|numbers?|n(u|ú)meros?|celular(es)?|m(o|ó)vil(es)?)$/;

/** The name of a column of addresses: no customer's address is called so. */
export function isAddressHeading(written: string): boolean {
  return ADDRESS_HEADING.test(written.trim().toLowerCase());
}

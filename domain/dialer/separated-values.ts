const LF = 10;
const CR = 13;
const MARK = 34;
const SEPARATOR = 59;

/** Longest line of a list, in characters: a mark that is never closed must not swallow the whole file. */
export const LONGEST_RECORD = 20_000;

/** Why a line cannot be split: text after a closing mark, a mark that is never closed, no line break within the longest line. */
export type RecordFault = "after-quote" | "open-quote" | "too-long";

/** One line of a list: as far as it is well formed its fields, the text of quoted ones without their marks. */
export interface ListRecord {
  /** Of the file, from 1; a quoted field may hold line breaks. */
  line: number;
  fields: string[];
  fault: RecordFault | null;
  /** The line itself, where text follows a closing mark: a list of mails may mean it so. */
  raw?: string;
}

/** Where the reading of a text stands that comes in pieces. */
export interface Reading {
  /** What belongs to a line whose end has not come yet. */
  rest: string;
  line: number;
  /** The rest of a line that is too long is passed over. */
  skipping: boolean;
}

export const BEGINNING: Reading = { rest: "", line: 1, skipping: false };

/**
 * Splits the next piece of a text into lines and their fields: RFC 4180 with `;` as separator, and CR alone as a line break too. Where
 * the pieces are cut makes no difference. `last` says that nothing follows; the break that ends the text begins no line. A quotation
 * mark inside a field that does not begin with one is text. Papaparse would do, but that it takes a whole text, a `File` or a stream of
 * Node's, gives no line numbers, and a mark that is never closed takes all that follows.
 */
export function readRecords(
  before: Reading,
  piece: string,
  last: boolean,
): { records: ListRecord[]; reading: Reading } {
  const text = before.rest + piece;
  const records: ListRecord[] = [];
  let { line, skipping } = before;
  let at = 0;
  let lf = -2;
  for (;;) {
    if (skipping) {
      const end = endOfBreak(text, indexOfBreak(text, at), last);
      if (end === null) return { records, reading: { rest: last ? "" : lastCr(text, at), line, skipping: true } };
      at = end;
      line += 1;
      skipping = false;
    }
    if (lf !== -1 && lf < at) lf = text.indexOf("\n", at);
    const found = plainRecord(text, at, lf) ?? anyRecord(text, at, last);
    if (found !== null && found.contentEnd - at <= LONGEST_RECORD) {
      const { fields, fault } = found;
      const raw = fault === "after-quote" ? { raw: text.slice(at, found.contentEnd) } : {};
      records.push({ line, fields, fault, ...raw });
      line += found.breaks;
      at = found.end;
      continue;
    }
    if (found === null && text.length - at <= LONGEST_RECORD + 1) break;
    const passed = text.slice(at, at + LONGEST_RECORD);
    records.push({ line, fields: [], fault: passed.includes('"') ? "open-quote" : "too-long" });
    line += breaksIn(passed);
    at += LONGEST_RECORD;
    skipping = true;
  }
  return { records, reading: { rest: text.slice(at), line, skipping: false } };
}

interface Found {
  fields: string[];
  fault: RecordFault | null;
  /** Where its last field ends, and where the next line begins. */
  contentEnd: number;
  end: number;
  breaks: number;
}

/** Nearly every line: no mark in it, ended by the LF there or CRLF. Null for all others. */
function plainRecord(text: string, at: number, lf: number): Found | null {
  if (lf === -1) return null;
  const contentEnd = lf > at && text.charCodeAt(lf - 1) === CR ? lf - 1 : lf;
  const content = text.slice(at, contentEnd);
  if (content.includes("\r") || content.includes('"')) return null;
  return { fields: content.split(";"), fault: null, contentEnd, end: lf + 1, breaks: 1 };
}

/** Field by field. Null: its end has not come yet, or there is no line any more. */
function anyRecord(text: string, from: number, last: boolean): Found | null {
  if (from === text.length) return null;
  const fields: string[] = [];
  let fault: RecordFault | null = null;
  let at = from;
  for (;;) {
    const quoted = text.charCodeAt(at) === MARK ? quotedField(text, at) : { field: null, end: at };
    if (quoted === null) return last ? ended([], "open-quote", text.length, text.length) : null;
    const end = endOfField(text, quoted.end);
    if (quoted.field !== null && end > quoted.end) fault = "after-quote";
    fields.push((quoted.field ?? "") + text.slice(quoted.end, end));
    if (end === text.length) return last ? ended(fields, fault, end, end) : null;
    if (text.charCodeAt(end) !== SEPARATOR) {
      const next = endOfBreak(text, end, last);
      return next === null ? null : ended(fields, fault, end, next);
    }
    at = end + 1;
  }

  function ended(all: string[], found: RecordFault | null, contentEnd: number, end: number): Found {
    return { fields: all, fault: found, contentEnd, end, breaks: breaksIn(text.slice(from, end)) };
  }
}

/** From its opening mark to behind the closing one; null while that has not come. A doubled mark is one of the text. */
function quotedField(text: string, opening: number): { field: string; end: number } | null {
  let field = "";
  let at = opening + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark === -1) return null;
    field += text.slice(at, mark);
    if (text.charCodeAt(mark + 1) !== MARK) return { field, end: mark + 1 };
    field += '"';
    at = mark + 2;
  }
}

function endOfField(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SEPARATOR || code === LF || code === CR) return at;
  }
  return text.length;
}

function indexOfBreak(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) return at;
  }
  return -1;
}

/** Behind the line break at that place. Null: there is none, or whether an LF belongs to this CR is not known yet. */
function endOfBreak(text: string, at: number, last: boolean): number | null {
  if (at === -1) return null;
  if (text.charCodeAt(at) === LF) return at + 1;
  if (at + 1 === text.length && !last) return null;
  return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

function lastCr(text: string, from: number): string {
  return text.length > from && text.charCodeAt(text.length - 1) === CR ? "\r" : "";
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

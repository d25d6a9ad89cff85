import type { ListRecord } from "./separated-values.ts";

/** A variable as a template names it. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,63}$/u;

/**
 * The columns of a line of mails. Its variables may stand there as the predecessor wrote them, `"Var1":"value","Var2":"a;b"`: no field
 * of RFC 4180, and a separator inside of their marks is text. Null: it cannot be split.
 */
export function mailColumns(record: ListRecord): string[] | null {
  if (record.fault === null) return record.fields;
  const { raw } = record;
  if (record.fault !== "after-quote" || raw === undefined) return null;
  const columns: string[] = [];
  let at = 0;
  for (;;) {
    const field = raw[at] === '"' ? quoted(raw, at) : plain(raw, at);
    if (field === null) return null;
    columns.push(field.text);
    if (field.end >= raw.length) return columns;
    at = field.end + 1;
  }
}

interface Field {
  text: string;
  /** Where its separator stands, or the line ends. */
  end: number;
}

function plain(raw: string, at: number): Field {
  const separator = raw.indexOf(";", at);
  const end = separator < 0 ? raw.length : separator;
  return { text: raw.slice(at, end), end };
}

/** A field of RFC 4180, else pairs: up to the first separator outside of their marks. */
function quoted(raw: string, at: number): Field | null {
  const whole = /"((?:[^"]|"")*)"(?=;|$)/y;
  whole.lastIndex = at;
  const [field, text = ""] = whole.exec(raw) ?? [];
  if (field !== undefined) return { text: text.replaceAll('""', '"'), end: at + field.length };
  const pairs = /(?:"(?:[^"\\]|\\.)*"|[^";])*(?=;|$)/y;
  pairs.lastIndex = at;
  const [found] = pairs.exec(raw) ?? [];
  return found === undefined || found === "" ? null : { text: found, end: at + found.length };
}

/** `"Var1":"value","Var2":"value"`, with or without braces, as values by name; null: it is something else. */
export function readVariables(written: string): Record<string, string> | null {
  const text = written.trim();
  if (text === "") return {};
  try {
    const read: unknown = JSON.parse(text.startsWith("{") ? text : `{${text}}`);
    if (typeof read !== "object" || read === null || Array.isArray(read)) return null;
    const pairs = Object.entries(read).map(([name, value]) => [name.trim(), textOf(value)] as const);
    if (pairs.some(([name, value]) => value === null || !NAME.test(name))) return null;
    return Object.fromEntries(pairs.map(([name, value]) => [name, value ?? ""]));
  } catch {
    return null;
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

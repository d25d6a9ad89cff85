import { textToHtml } from "./html.ts";
import { filledTemplate, unfilledVariables } from "./template.ts";

/** What a mail dialer says to everybody (EML-64). */
export interface Letter {
  /** Of rows that have none. */
  subject: string;
  format: "html" | "text";
  /** Empty: each row brings its own text. */
  template: string;
}

/** What a line of its list says of one mail (EML-70, EML-71). */
export interface LetterRow {
  /** Column 3: the subject where there is a template, else the mail itself, as text. */
  message: string;
  /** Column 4: a template for this row alone; empty: the dialer's. */
  template: string;
  values: Readonly<Record<string, string>>;
}

/** The address at which one takes oneself off the list, in a template. */
export const UNSUBSCRIBE = "unsubscribe";

/** A row's subject and body with their variables still in them. */
export interface Wording {
  subject: string;
  format: Letter["format"];
  body: string;
}

/** EML-71: with a template of the row or the dialer its message is the subject, without one the mail as text. */
export function wordingOf({ subject, format, template }: Letter, row: LetterRow): Wording {
  const body = row.template === "" ? template : row.template;
  if (body === "") return { subject, format: "text", body: row.message };
  return { subject: row.message.trim() === "" ? subject : row.message, format, body };
}

/** Variables that the row has no value for, each once. */
export function missingVariables({ subject, body }: Wording, values: LetterRow["values"]): string[] {
  const missing = [...unfilledVariables(subject, values), ...unfilledVariables(body, values)];
  return [...new Set(missing)].filter((name) => name !== UNSUBSCRIBE);
}

export interface FilledLetter {
  subject: string;
  html: string;
  /** Null: it is made of the HTML. */
  text: string | null;
}

/** With the row's values: as text in HTML, on one line in the subject. `unsubscribe` is empty where there is no such address. */
export function filledLetter(
  { subject, format, body }: Wording,
  values: LetterRow["values"],
  unsubscribe: string,
): FilledLetter {
  const known = { ...values, [UNSUBSCRIBE]: unsubscribe };
  const line = filledTemplate(subject, known, "line");
  if (format === "html") return { subject: line, html: filledTemplate(body, known, "html"), text: null };
  const text = filledTemplate(body, known, "text");
  return { subject: line, html: textToHtml(text), text };
}

/** The HTML with the picture by which a mail is known to have been opened (EML-88). */
export function withPixel(html: string, address: string): string {
  const pixel = `<img src="${address}" width="1" height="1" alt="" style="border:0">`;
  const end = html.toLowerCase().lastIndexOf("</body>");
  return end < 0 ? html + pixel : html.slice(0, end) + pixel + html.slice(end);
}

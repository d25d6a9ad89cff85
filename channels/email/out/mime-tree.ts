import { MIMEMessage, MIMEMessageContent } from "mimetext/browser";
import type { OutgoingFile } from "../outgoing-mail.ts";
import { base64, base64Lines } from "./base64.ts";
import { parameter } from "./header-value.ts";

/** What mimetext asks of where it runs; nothing that we give it is encoded by it. */
const HERE = {
  eol: "\r\n",
  toBase64: (text: string) => base64(new TextEncoder().encode(text)),
  toBase64WebSafe: (text: string) => base64(new TextEncoder().encode(text)),
  validateContentType: (type: string) => type,
};

const FILE_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,80}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}$/;
const ANY_TYPE = "application/octet-stream";

export interface MimeTree {
  /** In their order, each value as `header-value.ts` writes it. */
  headers: readonly (readonly [name: string, value: string])[];
  text: string;
  html: string;
  /** iCalendar; null: no invitation. */
  calendar: string | null;
  files: readonly OutgoingFile[];
  /** Letters and digits, nowhere else in the mail: what parts the parts. */
  token: string;
}

/**
 * The whole mail: text, HTML and invitation as alternatives, images beside them, files behind. mimetext nests the parts. Headers, names
 * and bodies come ready: it would write a subject of any length as one word, an image called `attachment.png` twice, and anybody's line
 * break as it is.
 */
export function written(tree: MimeTree): string {
  const mail = new Tree(HERE);
  mail.headers.fields = tree.headers.map(([name, value]) => ({ name, value, dump: () => value }));
  mail.boundaries = { mixed: `mixed-${tree.token}`, related: `related-${tree.token}`, alt: `alt-${tree.token}` };
  mail.messages = [part("text/plain; charset=UTF-8", tree.text), part("text/html; charset=UTF-8", tree.html)];
  if (tree.calendar !== null) mail.calendar = part("text/calendar; charset=UTF-8; method=REQUEST", tree.calendar);
  for (const file of tree.files) mail.messages.push(new FilePart(file));
  return `${mail.asRaw()}\r\n`;
}

class Tree extends MIMEMessage {
  calendar: MIMEMessageContent | null = null;

  override dumpTextContent(
    plain: MIMEMessageContent | undefined,
    html: MIMEMessageContent | undefined,
    boundary: string,
  ): string {
    const { alt } = this.boundaries;
    const parts = [plain, html, this.calendar].flatMap((one) => (one ? [`--${alt}\r\n${one.dump()}`] : []));
    const alternatives = parts.join("\r\n");
    if (boundary === alt) return alternatives;
    return `--${boundary}\r\nContent-Type: multipart/alternative; boundary=${alt}\r\n\r\n${alternatives}\r\n--${alt}--\r\n`;
  }
}

class FilePart extends MIMEMessageContent {
  readonly #inline: boolean;

  constructor({ name, type, bytes, contentId }: OutgoingFile) {
    const inline = contentId !== null;
    super(HERE, base64Lines(bytes), {
      "Content-Type": fileType(type),
      "Content-Transfer-Encoding": "base64",
      "Content-Disposition": `${inline ? "inline" : "attachment"}${parameter("filename", name)}`,
      ...(inline && { "Content-ID": `<${contentId}>` }),
    });
    this.#inline = inline;
  }

  override isAttachment(): boolean {
    return !this.#inline;
  }

  override isInlineAttachment(): boolean {
    return this.#inline;
  }
}

/** A mail in a mail may not be in base64 (RFC 2046 section 5.2.1), and a multipart's parts are nobody's. */
export function fileType(type: string): string {
  const plain = type.toLowerCase().split(";")[0]?.trim() ?? "";
  return FILE_TYPE.test(plain) && !/^(message|multipart)\//.test(plain) ? plain : ANY_TYPE;
}

function part(type: string, text: string): MIMEMessageContent {
  const bytes = new TextEncoder().encode(text.replaceAll(/\r\n?|\n/g, "\r\n"));
  return new MIMEMessageContent(HERE, base64Lines(bytes), {
    "Content-Type": type,
    "Content-Transfer-Encoding": "base64",
  });
}

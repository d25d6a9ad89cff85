import { env } from "cloudflare:workers";
import { receive } from "../../worker/email.ts";

let letters = 0;

export interface Letter {
  from: string;
  to: string;
  subject: string;
  text?: string;
  html?: string;
  id?: string;
  /** Further header lines. */
  headers?: string[];
  files?: { name: string; type: string; bytes: Uint8Array; contentId?: string }[];
  /** Where it is told from the header's. */
  envelope?: { from?: string; to?: string };
}

/** What a customer's mail program puts on the wire. */
export function wire({ from, to, subject, text = "Hola", html, id, headers = [], files = [] }: Letter): string {
  const body = html === undefined ? text : html;
  const type = html === undefined ? "text/plain" : "text/html";
  const encoded = (bytes: Uint8Array) => btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(""));
  const parts = files.map(({ name, type: kind, bytes, contentId }) =>
    [
      "--cut",
      `Content-Type: ${kind}; name="${name}"`,
      `Content-Disposition: ${contentId === undefined ? "attachment" : "inline"}; filename="${name}"`,
      ...(contentId === undefined ? [] : [`Content-ID: <${contentId}>`]),
      "Content-Transfer-Encoding: base64",
      "",
      ...(encoded(bytes).match(/.{1,76}/g) ?? []),
    ].join("\r\n"),
  );
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${id ?? `letter-${++letters}@client.example`}>`,
    "MIME-Version: 1.0",
    ...headers,
    'Content-Type: multipart/mixed; boundary="cut"',
    "",
    "--cut",
    `Content-Type: ${type}; charset=utf-8`,
    "Content-Transfer-Encoding: base64",
    "",
    encoded(new TextEncoder().encode(body)),
    ...parts,
    "--cut--",
    "",
  ].join("\r\n");
}

/** It comes in at our door; null: it was taken, else why it was refused for good. */
export async function post(letter: Letter): Promise<string | null> {
  return postRaw(wire(letter), {
    from: letter.envelope?.from ?? addressOf(letter.from),
    to: letter.envelope?.to ?? addressOf(letter.to),
  });
}

export async function postRaw(raw: string, envelope: { from: string; to: string }): Promise<string | null> {
  let refused: string | null = null;
  const bytes = new TextEncoder().encode(raw);
  const setReject = (why: string) => {
    refused = why;
  };
  await receive({ ...envelope, raw: new Blob([bytes]).stream(), rawSize: bytes.byteLength, setReject }, env);
  return refused;
}

function addressOf(written: string): string {
  return /<([^>]*)>/.exec(written)?.[1] ?? written;
}

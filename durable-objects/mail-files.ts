import type { OutgoingFile } from "../channels/email/outgoing-mail.ts";
import type { MailDetails } from "../protocol/mail.ts";
import type { InboundMailMessage } from "./calls/mail.ts";
import { fileKey } from "./file-link.ts";
import { MOST_INSIDE, openFile } from "./kept-files.ts";

/** No browser makes a page of it, whatever opens it. */
const HTML = "application/octet-stream";
/** Bytes of a stranger's HTML that are read to be quoted: of a longer one the text is. */
const MOST_QUOTED_HTML = 1024 * 1024;

/** A file of a mail was there when it was written, and is no more. */
export class FileGone extends Error {
  override readonly name = "FileGone";
}

/** Keeps the HTML of a mail as it leaves; its id. */
export async function keepHtml(env: Env, conversation: string, html: string): Promise<string> {
  const id = crypto.randomUUID();
  await env.FILES.put(fileKey(conversation, id), html, {
    httpMetadata: { contentType: HTML },
    customMetadata: { name: "mail.html" },
  });
  return id;
}

/** The HTML of a mail as it is kept; null: there is none, or it is longer than `most` bytes. */
export async function htmlOf(
  env: Env,
  conversation: string,
  { html }: Pick<MailDetails, "html">,
  most = MOST_QUOTED_HTML,
): Promise<string | null> {
  if (html === null) return null;
  const file = await openFile(env, conversation, html);
  if (file === null || file.size > most) return null;
  return new TextDecoder().decode(await file.bytes());
}

/** All files of a mail with their bytes, one after the other; throws `FileGone`. */
export async function filesOf(env: Env, conversation: string, mail: MailDetails): Promise<OutgoingFile[]> {
  const all = [
    ...Object.entries(mail.inline).map(([contentId, file]) => ({ contentId, file })),
    ...mail.files.map((file) => ({ contentId: null, file })),
  ];
  const files: OutgoingFile[] = [];
  for (const { contentId, file } of all) {
    const opened = await openFile(env, conversation, file.id);
    if (opened === null) throw new FileGone(`${file.name} is not there any more`);
    files.push({ name: file.name, type: file.type, bytes: await opened.bytes(), contentId });
  }
  return files;
}

/** Copies all that a mail names from one conversation to another, objects of several files whole; what is there already, or is gone, is passed over. */
export async function copyFiles(
  env: Env,
  { from, into }: { from: string; into: string },
  { details: { html, raw, inline, files }, pieces = [] }: Pick<InboundMailMessage, "details" | "pieces">,
): Promise<void> {
  const within = new Map(pieces.map((piece) => [piece.id, piece.within]));
  const ids = [html, raw, ...[...Object.values(inline), ...files].map(({ id }) => id)].filter((id) => id !== null);
  for (const key of new Set(ids.map((id) => within.get(id) ?? id))) {
    if ((await env.FILES.head(fileKey(into, key))) !== null) continue;
    if (pieces.some((piece) => piece.within === key)) await copyObject(env, fileKey(from, key), fileKey(into, key));
    else await copyFile(env, { from, into }, key);
  }
}

async function copyObject({ FILES }: Env, from: string, into: string): Promise<void> {
  const object = await FILES.get(from);
  if (object !== null) await FILES.put(into, object.body, object.httpMetadata && { httpMetadata: object.httpMetadata });
}

async function copyFile(env: Env, { from, into }: { from: string; into: string }, id: string): Promise<void> {
  const file = await openFile(env, from, id);
  if (file === null) return;
  const about = { httpMetadata: { contentType: file.type }, customMetadata: { name: file.name } };
  // Of a stream R2 wants to know the length, which only its own tell.
  const bytes = file.size > MOST_INSIDE ? file.body : await file.bytes();
  await env.FILES.put(fileKey(into, id), bytes, about);
}

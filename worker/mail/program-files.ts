import { safeFileName } from "../../channels/email/mail-files.ts";
import { fileKey } from "../../durable-objects/file-link.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";
import { sniffed } from "../../protocol/file-type.ts";
import { MAX_FILE_BYTES, UNKNOWN_TYPE } from "../../protocol/files.ts";
import type { MailAttachment } from "../../protocol/mail-messages.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { refuse } from "../problems.ts";

/** Of a browser's `readAsDataURL`. */
const DATA_URL = /^data:[^,;]*(;[^,;]*)*;base64,/;

export interface ProgramFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The attachments of another program's mail (API-10), each what its bytes are; as with an agent's mail, what nobody knows goes along as a download.
 * Refused at its place: what is no base64, is empty, or larger than 10 MB.
 */
export function programFiles(attachments: readonly MailAttachment[]): ProgramFile[] {
  return attachments.map(({ name, type, content }, at) => {
    const path = `attachments.${at}.content`;
    const bytes = bytesOf(content, path);
    if (bytes.byteLength === 0)
      refuse("invalid_input", undefined, [{ path, code: "too_small", detail: "The file is empty" }]);
    if (bytes.byteLength > MAX_FILE_BYTES)
      refuse("too_large", undefined, [{ path, code: "too_big", detail: `At most ${MAX_FILE_BYTES} bytes` }]);
    return { name: safeFileName(name, "file"), type: sniffed(bytes, type) ?? UNKNOWN_TYPE, bytes };
  });
}

/** Under the mail's conversation, before the mail is written. The same mail again writes over the same names. */
export async function keepProgramFiles(
  env: Env,
  { conversation, entry }: { conversation: string; entry: string },
  files: readonly ProgramFile[],
): Promise<FileReference[]> {
  const kept: FileReference[] = [];
  for (const [at, { name, type, bytes }] of files.entries()) {
    const digits = keyedName(env.NAME_SECRET, "program-file", entry, String(at));
    const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    await env.FILES.put(fileKey(conversation, id), bytes, {
      httpMetadata: { contentType: type },
      customMetadata: { name },
    });
    kept.push({ id, name, type, size: bytes.byteLength });
  }
  return kept;
}

/** Their mail was refused. */
export async function dropProgramFiles(env: Env, conversation: string, files: readonly FileReference[]): Promise<void> {
  if (files.length > 0) await env.FILES.delete(files.map(({ id }) => fileKey(conversation, id)));
}

function bytesOf(content: string, path: string): Uint8Array<ArrayBuffer> {
  try {
    // A `+` that nobody encoded in a form has become a space on its way.
    return Uint8Array.fromBase64(content.replace(DATA_URL, "").replaceAll(" ", "+"));
  } catch {
    return refuse("invalid_input", undefined, [{ path, code: "base64", detail: "This is no base64" }]);
  }
}

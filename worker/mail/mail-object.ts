import { fileKey } from "../../durable-objects/file-link.ts";
import type { FilePiece } from "../../durable-objects/kept-files.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";
import { UNKNOWN_TYPE } from "../../protocol/files.ts";

/** Bytes up to which a copy costs less than a stream. Of 25 MiB and its files there is no room for a second one in an isolate. */
const MOST_COPIED = 2 * 1024 * 1024;

/** A file of a mail, or the whole mail, as it is about to be kept. */
export interface Keeping {
  reference: FileReference;
  bytes: Uint8Array;
}

/** An object of R2 for one file. */
export async function keepAlone(env: Env, conversation: string, { reference, bytes }: Keeping): Promise<void> {
  const { id, name, type } = reference;
  await env.FILES.put(fileKey(conversation, id), bytes, {
    httpMetadata: { contentType: type },
    customMetadata: { name },
  });
}

/**
 * One object of R2 for files of a mail and the whole mail behind them, which it is called after; where each lies in it. The whole mail is
 * last because it alone differs when the same mail comes by two ways (its servers' headers): whichever is written over the other, the
 * files stay where they were.
 */
export async function keepTogether(
  env: Env,
  conversation: string,
  files: readonly Keeping[],
  whole: Keeping,
): Promise<FilePiece[]> {
  const within = whole.reference.id;
  const pieces: FilePiece[] = [];
  let begins = 0;
  for (const { reference } of files) {
    pieces.push({ ...reference, within, begins });
    begins += reference.size;
  }
  pieces.push({ ...whole.reference, within, begins, size: null });
  const all = [...files.map(({ bytes }) => bytes), whole.bytes];
  await put(env, fileKey(conversation, within), all, begins + whole.bytes.byteLength);
  return pieces;
}

async function put({ FILES }: Env, key: string, parts: readonly Uint8Array[], size: number): Promise<void> {
  const about = { httpMetadata: { contentType: UNKNOWN_TYPE } };
  if (size <= MOST_COPIED) {
    await FILES.put(key, joined(parts, size), about);
    return;
  }
  const { readable, writable } = new FixedLengthStream(size);
  await Promise.all([FILES.put(key, readable, about), written(writable, parts)]);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

async function written(into: WritableStream<Uint8Array>, parts: readonly Uint8Array[]): Promise<void> {
  const writer = into.getWriter();
  for (const part of parts) await writer.write(part);
  await writer.close();
}

import type { ProblemCode } from "../../protocol/problem.ts";

/** 50 MB (decisions: files). */
export const MAX_LIST_BYTES = 50 * 1024 * 1024;
const FOLDER = "lists/";
const STALE_MS = 3_600_000;
/** Bytes that are read at once. */
const PIECE = 64 * 1024;
/** A file that is no text by its first bytes: a workbook, an old one, UTF-16. */
const NO_TEXT: [readonly number[], string][] = [
  [[0x50, 0x4b, 0x03, 0x04], "This is a workbook: save it as CSV"],
  [[0xd0, 0xcf, 0x11, 0xe0], "This is a workbook: save it as CSV"],
  [[0xff, 0xfe], "The text is UTF-16: save it as CSV UTF-8"],
  [[0xfe, 0xff], "The text is UTF-16: save it as CSV UTF-8"],
];

export interface Refused {
  refused: ProblemCode;
  detail: string;
}

/** A file as it came, until it is dropped. */
export interface ReceivedFile {
  /** SHA-256 of its bytes, hex. */
  hash: string;
  /** Its text in pieces, from the beginning at each call; a byte order mark is not of it. */
  text(): AsyncGenerator<{ piece: string; last: boolean }>;
  drop(): Promise<void>;
}

/**
 * Takes a file of `size` bytes in, whatever its length with the same memory: it goes through to R2, hashed on its way, and is read
 * from there. Only at its end is its encoding known: UTF-8 if every byte of it is, else Windows-1252, in which the lines that looked
 * like UTF-8 have to be read again.
 */
export async function receiveFile(
  files: R2Bucket,
  id: string,
  body: ReadableStream<Uint8Array>,
  size: number,
): Promise<ReceivedFile | Refused> {
  const key = FOLDER + id;
  const { readable, writable } = new FixedLengthStream(size);
  const digest = new crypto.DigestStream("SHA-256");
  const kept = files.put(key, readable);
  // It is awaited below; until then its failure shows as that of the writer.
  kept.catch(() => {});
  const [writer, hasher] = [writable.getWriter(), digest.getWriter()];
  const check = new Utf8Check();
  let first: Uint8Array | null = null;
  try {
    for await (const bytes of piecesOf(body)) {
      first ??= bytes.slice(0, 4);
      check.add(bytes);
      await Promise.all([hasher.write(bytes), writer.write(bytes)]);
    }
    await Promise.all([hasher.close(), writer.close(), kept]);
  } catch (error) {
    await Promise.allSettled([hasher.abort(error), writer.abort(error)]);
    throw error;
  }
  const noText = NO_TEXT.find(([magic]) => magic.every((byte, index) => first?.[index] === byte));
  if (noText !== undefined) {
    await files.delete(key);
    return { refused: "unsupported_file", detail: noText[1] };
  }
  const encoding = check.end() ? "utf-8" : "windows-1252";
  return {
    hash: hex(await digest.digest),
    text: () => textOf(files, key, encoding),
    drop: () => files.delete(key),
  };
}

/** Files that a request left behind when it vanished: those older than an hour go. */
export async function sweepReceived(files: R2Bucket, now: number): Promise<void> {
  const { objects } = await files.list({ prefix: FOLDER });
  const old = objects.filter(({ uploaded }) => uploaded.getTime() < now - STALE_MS).map(({ key }) => key);
  if (old.length > 0) await files.delete(old);
}

async function* textOf(
  files: R2Bucket,
  key: string,
  encoding: string,
): AsyncGenerator<{ piece: string; last: boolean }> {
  const kept = await files.get(key);
  if (kept === null) throw new Error("The file that was just received is gone");
  const decoder = new TextDecoder(encoding);
  for await (const bytes of piecesOf(kept.body)) yield { piece: decoder.decode(bytes, { stream: true }), last: false };
  yield { piece: decoder.decode(), last: true };
}

/** A stream's bytes, not in the small pieces in which they come. A piece is overwritten when the next one is asked for. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader({ mode: "byob" });
  let buffer = new ArrayBuffer(PIECE);
  for (;;) {
    const { done, value } = await reader.readAtLeast(PIECE, new Uint8Array(buffer));
    if (value !== undefined && value.byteLength > 0) yield value;
    if (done || value === undefined) return;
    buffer = value.buffer;
  }
}

/** Whether bytes that come in pieces are UTF-8. */
class Utf8Check {
  #decoder: TextDecoder | null = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

  add(bytes: Uint8Array): void {
    this.#try((decoder) => decoder.decode(bytes, { stream: true }));
  }

  end(): boolean {
    this.#try((decoder) => decoder.decode());
    return this.#decoder !== null;
  }

  #try(step: (decoder: TextDecoder) => void): void {
    try {
      if (this.#decoder !== null) step(this.#decoder);
    } catch {
      this.#decoder = null;
    }
  }
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

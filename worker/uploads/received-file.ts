import type { ProblemCode } from "../../protocol/problem.ts";
import { piecesOf, type Shelf, shelfFor } from "./shelf.ts";

/** 50 MB (decisions: files). */
export const MAX_LIST_BYTES = 50 * 1024 * 1024;
/** Of a text that is read at once: looking at as many lines takes some two milliseconds, and the turn of everybody else after it one more. */
export const BYTES_A_PIECE = 16 * 1024;
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
  /** Bytes. */
  size: number;
  /** Its text in pieces, from the beginning at each call; a byte order mark is not of it. */
  text(): AsyncGenerator<{ piece: string; last: boolean }>;
  drop(): Promise<void>;
}

/**
 * Takes a file of `size` bytes in, with bounded memory whatever its length: it is hashed and put on a shelf as it comes, and read from
 * there. Only at its end is its encoding known: UTF-8 if every byte of it is, else Windows-1252, in which the lines that looked like
 * UTF-8 have to be read again. `body` is a stream of bytes, as those of requests and blobs are.
 */
export async function receiveFile(
  files: R2Bucket,
  id: string,
  body: ReadableStream<Uint8Array>,
  size: number,
): Promise<ReceivedFile | Refused> {
  const shelf = shelfFor(files, id, size);
  const digest = new crypto.DigestStream("SHA-256");
  digest.digest.catch(() => {});
  const hasher = digest.getWriter();
  const check = new Utf8Check();
  let first: Uint8Array | null = null;
  try {
    for await (const bytes of piecesOf(body)) {
      first ??= bytes.slice(0, 4);
      check.add(bytes);
      await Promise.all([hasher.write(bytes), shelf.write(bytes)]);
    }
    await Promise.all([hasher.close(), shelf.close()]);
  } catch (error) {
    await Promise.allSettled([hasher.abort(error), shelf.abort(error)]);
    throw error;
  }
  const noText = NO_TEXT.find(([magic]) => magic.every((byte, index) => first?.[index] === byte));
  if (noText !== undefined) {
    await shelf.drop();
    return { refused: "unsupported_file", detail: noText[1] };
  }
  const encoding = check.end() ? "utf-8" : "windows-1252";
  return { hash: hex(await digest.digest), size, text: () => textOf(shelf, encoding), drop: () => shelf.drop() };
}

/**
 * Between two pieces everybody else has their turn: where the databases answer at once, nothing else would let them have it. What a
 * word of a chat waits for is the longest time without one.
 */
async function* textOf(shelf: Shelf, encoding: string): AsyncGenerator<{ piece: string; last: boolean }> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of shelf.read()) {
    for (let at = 0; at < bytes.byteLength; at += BYTES_A_PIECE) {
      yield { piece: decoder.decode(bytes.subarray(at, at + BYTES_A_PIECE), { stream: true }), last: false };
      await scheduler.wait(0);
    }
  }
  yield { piece: decoder.decode(), last: true };
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

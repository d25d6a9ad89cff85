/** Most lists are shorter: they need no bucket. What a request holds of a file is no more than this. */
const MOST_IN_MEMORY = 8 * 1024 * 1024;
const FOLDER = "lists/";
const STALE_MS = 3_600_000;
/** Bytes that are read at once. */
const PIECE = 64 * 1024;

/** Where the bytes of a file are until it was read as often as is needed. */
export interface Shelf {
  /** One piece after another; who gives it may overwrite it afterwards. */
  write(bytes: Uint8Array): Promise<void>;
  /** All have come: throws where they are not as many as was said. */
  close(): Promise<void>;
  /** No more will come. */
  abort(reason: unknown): Promise<void>;
  /** From the first byte at each call. A piece is overwritten when the next one is asked for. */
  read(): AsyncIterable<Uint8Array>;
  drop(): Promise<void>;
}

/** A place for a file of so many bytes: in memory, or in R2. */
export function shelfFor(files: R2Bucket, id: string, size: number): Shelf {
  return size <= MOST_IN_MEMORY ? inMemory(size) : inBucket(files, FOLDER + id, size);
}

/** A stream of bytes, not in the small pieces in which they come. A piece is overwritten when the next one is asked for. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader({ mode: "byob" });
  let buffer = new ArrayBuffer(PIECE);
  for (;;) {
    const { done, value } = await reader.readAtLeast(PIECE, new Uint8Array(buffer));
    if (value !== undefined && value.byteLength > 0) yield value;
    if (done || value === undefined) return;
    buffer = value.buffer;
  }
}

/** Files that a request left behind when it vanished: those older than an hour go. */
export async function sweepShelves(files: R2Bucket, now: number): Promise<void> {
  const { objects } = await files.list({ prefix: FOLDER });
  const old = objects.filter(({ uploaded }) => uploaded.getTime() < now - STALE_MS).map(({ key }) => key);
  if (old.length > 0) await files.delete(old);
}

function inMemory(size: number): Shelf {
  const bytes = new Uint8Array(size);
  let length = 0;
  return {
    async write(piece) {
      bytes.set(piece, length);
      length += piece.byteLength;
    },
    async close() {
      if (length !== size) throw new RangeError(`${length} bytes came, ${size} were announced`);
    },
    async abort() {},
    async *read() {
      for (let at = 0; at < size; at += PIECE) yield bytes.subarray(at, at + PIECE);
    },
    async drop() {},
  };
}

function inBucket(files: R2Bucket, key: string, size: number): Shelf {
  const { readable, writable } = new FixedLengthStream(size);
  const writer = writable.getWriter();
  const kept = files.put(key, readable);
  // It is awaited by `close`; until then its failure shows as that of the writer.
  kept.catch(() => {});
  return {
    write: (piece) => writer.write(piece),
    async close() {
      await writer.close();
      await kept;
    },
    abort: (reason) => writer.abort(reason),
    async *read() {
      const object = await files.get(key);
      if (object === null) throw new Error("The file that was just received is gone");
      yield* piecesOf(object.body);
    },
    drop: () => files.delete(key),
  };
}

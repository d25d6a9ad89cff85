/** What postal-mime gives the lines of a part to, in their order. */
export interface PartDecoder {
  update(line: Uint8Array): void;
  finalize(): ArrayBufferLike | Promise<ArrayBufferLike>;
}

/** Characters that are decoded at once: of a string of 25 MiB there would be two. */
const AT_ONCE = 1024 * 1024;

/** A part's lines, which are all views of one buffer, one behind the other: where they begin and end is enough. */
export class Stretch implements PartDecoder {
  #buffer: ArrayBufferLike = new ArrayBuffer(0);
  #from = 0;
  #to = 0;

  update(line: Uint8Array): void {
    if (this.#buffer !== line.buffer) {
      this.#buffer = line.buffer;
      this.#from = line.byteOffset;
    }
    this.#to = line.byteOffset + line.byteLength;
  }

  /** The last line's end belongs to the boundary behind it (RFC 2046 section 5.1.1). */
  async finalize(): Promise<ArrayBufferLike> {
    return this.#buffer.slice(this.#from, this.#to);
  }

  protected get bytes(): Uint8Array {
    return new Uint8Array(this.#buffer, this.#from, this.#to - this.#from);
  }
}

/** The same in base64, decoded by the platform; by `usual` where it is none that the platform takes, as with a list's footer behind it. */
export class Base64Stretch extends Stretch {
  readonly #usual: PartDecoder;

  constructor(usual: PartDecoder) {
    super();
    this.#usual = usual;
  }

  override async finalize(): Promise<ArrayBufferLike> {
    const { bytes } = this;
    const plain = decoded(bytes);
    if (plain !== null) return plain;
    for (let at = 0; at < bytes.length; at += AT_ONCE) this.#usual.update(bytes.subarray(at, at + AT_ONCE));
    return this.#usual.finalize();
  }
}

/** Null: it is no base64 to the letter, or the platform decodes none (Node 24). */
function decoded(base64: Uint8Array): ArrayBuffer | null {
  const plain = new Uint8Array(Math.ceil(base64.length / 4) * 3);
  if (typeof plain.setFromBase64 !== "function") return null;
  const latin1 = new TextDecoder("latin1");
  let written = 0;
  try {
    for (let at = 0; at < base64.length; ) {
      const lastChunkHandling = at + AT_ONCE < base64.length ? "stop-before-partial" : "loose";
      const text = latin1.decode(base64.subarray(at, at + AT_ONCE));
      const step = plain.subarray(written).setFromBase64(text, { lastChunkHandling });
      if (step.read === 0) return null;
      at += step.read;
      written += step.written;
    }
  } catch {
    return null;
  }
  return plain.buffer.transfer(written);
}

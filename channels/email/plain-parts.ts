import PostalMime from "postal-mime";

/**
 * postal-mime keeps two pieces for every line of a part that is in no encoding, some 350 bytes: a forwarded mail of 18 MiB took 110 MB of
 * an isolate's 128, and two mebibytes of blank lines 250. Its lines are all views of one buffer, one behind the other, so where a part
 * begins and ends is enough. It then comes out to the byte, its own line ends and all; postal-mime would write `\n` for each.
 */
class Stretch {
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
}

/** What stands before and behind the parts of a multipart is nobody's. */
const NOTHING = { update() {}, finalize: async () => new ArrayBuffer(0) };

interface Part {
  contentType: { multipart: string | false };
  contentDecoder: unknown;
  setupContentDecoder(encoding: string): void;
}

let installed = false;

/** Reads unencoded parts so from now on; a version of postal-mime that is built otherwise is left as it is. */
export function readPlainPartsWhole(): void {
  if (installed) return;
  installed = true;
  const root: unknown = Reflect.get(new PostalMime(), "root");
  const kind: unknown = typeof root === "object" && root !== null ? Object.getPrototypeOf(root) : null;
  if (!isPartKind(kind)) return;
  const usual = kind.setupContentDecoder;
  kind.setupContentDecoder = function (this: Part, encoding: string) {
    if (this.contentType.multipart) this.contentDecoder = NOTHING;
    else if (/base64|quoted-printable/i.test(encoding)) usual.call(this, encoding);
    else this.contentDecoder = new Stretch();
  };
}

function isPartKind(kind: unknown): kind is Pick<Part, "setupContentDecoder"> {
  return typeof kind === "object" && kind !== null && typeof Reflect.get(kind, "setupContentDecoder") === "function";
}

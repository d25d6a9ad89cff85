/**
 * The line, from 1, on which something stands in a JSON text: `path` is that of an error, as `campaigns.3.name`. Of what is not there, that
 * of the nearest thing above it.
 */
export function lineOf(text: string, path: string): number {
  const reader = new Reader(text);
  reader.whole(path === "" ? [] : path.split("."));
  return lineAt(text, reader.found);
}

/** The line, from 1, on which a text stops being JSON; null: it does not stop. */
export function brokenLine(text: string): number | null {
  const reader = new Reader(text);
  return reader.whole(null) ? null : lineAt(text, reader.at);
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}

const BLANK = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\u007f|[\u0080-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** Goes through a text once, as far as it is JSON, and remembers where the deepest part of the wanted path begins. */
class Reader {
  /** Index in the text. */
  found = 0;
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether all of it is JSON. */
  whole(wanted: readonly string[] | null): boolean {
    return this.#value(wanted) && this.at === this.#text.length;
  }

  /** The value that begins here; `wanted`: what is still to be found below it, null: nothing of it is. */
  #value(wanted: readonly string[] | null): boolean {
    this.#skip();
    if (wanted !== null) this.found = this.at;
    const first = this.#text[this.at];
    const read =
      first === "{"
        ? this.#several("}", wanted, () => this.#key())
        : first === "["
          ? this.#several("]", wanted, String)
          : this.#take(first === '"' ? STRING : PLAIN) !== null;
    this.#skip();
    return read;
  }

  #several(end: string, wanted: readonly string[] | null, nameOf: (index: number) => string | null): boolean {
    this.at += 1;
    this.#skip();
    if (this.#is(end)) return true;
    for (let index = 0; ; index += 1) {
      const name = nameOf(index);
      if (name === null || !this.#value(wanted?.[0] === name ? wanted.slice(1) : null)) return false;
      if (this.#is(end)) return true;
      if (!this.#is(",")) return false;
    }
  }

  #key(): string | null {
    this.#skip();
    const key = this.#take(STRING);
    this.#skip();
    return key !== null && this.#is(":") ? JSON.parse(key) : null;
  }

  #is(mark: string): boolean {
    if (this.#text[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }

  #skip(): void {
    this.#take(BLANK);
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const [taken] = pattern.exec(this.#text) ?? [];
    this.at += taken?.length ?? 0;
    return taken ?? null;
  }
}

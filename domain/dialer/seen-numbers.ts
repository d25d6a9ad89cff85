/** 8 MB whatever the list's length; a list with more numbers than fit is counted as far as they do. */
const SLOTS = 1 << 21;
const MOST = SLOTS * 0.7;
const NUMBER = /^\+\d{1,15}$/;

/**
 * The numbers of a list, to tell which stand in it twice: 32 bits of each, at a place that other bits of it name. Of some thousand lists
 * of a million numbers one is told one too many.
 */
export class SeenNumbers {
  readonly #slots = new Uint32Array(SLOTS);
  #count = 0;

  /** True when it was asked for before. What is no number is not remembered. */
  again(address: string): boolean {
    if (!NUMBER.test(address)) return false;
    // Fifteen digits at most, which a number holds exactly.
    const number = Number(address.slice(1));
    return this.#again(number >>> 0, Math.floor(number / 0x1_0000_0000));
  }

  /** The same for an address that is no number, by what is known of it in 64 bits. */
  againText(address: string): boolean {
    let [low, high] = [0x811c9dc5, 0x1b873593];
    for (let at = 0; at < address.length; at++) {
      const code = address.charCodeAt(at);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, 0x5bd1e995) ^ (high >>> 15);
    }
    return this.#again(low >>> 0, high >>> 0);
  }

  #again(low: number, high: number): boolean {
    const mark = mixed(low ^ 0x2545f491, high) || 1;
    let at = mixed(low, high) & (SLOTS - 1);
    while (this.#slots[at] !== 0 && this.#slots[at] !== mark) at = (at + 1) & (SLOTS - 1);
    if (this.#slots[at] === mark) return true;
    if (this.#count >= MOST) return false;
    this.#slots[at] = mark;
    this.#count += 1;
    return false;
  }
}

/** Every bit of both words in every bit (the finalizer of MurmurHash3), as an unsigned word. */
function mixed(low: number, high: number): number {
  let word = low ^ Math.imul(high, 0x9e3779b1);
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

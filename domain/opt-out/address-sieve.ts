const BITS_A_WORD = 32;
/** Of the sieve for each address that it is made for: of a hundred that are not in it, two seem to be. */
const BITS_AN_ADDRESS = 8;
const HASHES = 4;
const FEWEST_BITS = 2 ** 16;

/** Tells of an address that it was certainly never added, or that it may have been (a Bloom filter). A byte or two an address. */
export class AddressSieve {
  readonly #words: Uint32Array;
  readonly #mask: number;
  /** More than that make it coarse. */
  readonly capacity: number;

  /** `capacity`: addresses, at most 2^27. */
  constructor(capacity: number) {
    const bits = Math.max(FEWEST_BITS, 2 ** Math.ceil(Math.log2(capacity * BITS_AN_ADDRESS)));
    this.#words = new Uint32Array(bits / BITS_A_WORD);
    this.#mask = bits - 1;
    this.capacity = bits / BITS_AN_ADDRESS;
  }

  add(address: string): void {
    for (const bit of this.#bitsOf(address)) this.#words[bit >>> 5] = (this.#words[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  mayHold(address: string): boolean {
    return this.#bitsOf(address).every((bit) => ((this.#words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0);
  }

  #bitsOf(address: string): number[] {
    let [first, second] = [0x811c9dc5, 0x9747b28c];
    for (let at = 0; at < address.length; at++) {
      const code = address.charCodeAt(at);
      first = Math.imul(first ^ code, 0x01000193);
      second = Math.imul(second ^ code, 0x5bd1e995);
      second ^= second >>> 15;
    }
    first ^= first >>> 16;
    const step = second | 1;
    return Array.from({ length: HASHES }, (_, n) => ((first + Math.imul(n, step)) & this.#mask) >>> 0);
  }
}

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
    const hash = hashOf(address);
    for (let n = 0; n < HASHES; n++) {
      const bit = this.#bit(hash, n);
      this.#words[bit >>> 5] = (this.#words[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHold(address: string): boolean {
    const hash = hashOf(address);
    for (let n = 0; n < HASHES; n++) {
      const bit = this.#bit(hash, n);
      if (((this.#words[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  #bit({ first, step }: Hash, n: number): number {
    return ((first + Math.imul(n, step)) & this.#mask) >>> 0;
  }
}

interface Hash {
  first: number;
  step: number;
}

function hashOf(address: string): Hash {
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < address.length; at++) {
    const code = address.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x5bd1e995);
    second ^= second >>> 15;
  }
  return { first: first ^ (first >>> 16), step: second | 1 };
}

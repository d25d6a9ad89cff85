/** Of scrypt: 128 · N · r bytes of memory, p times one after the other. */
export interface Cost {
  N: number;
  r: number;
  p: number;
}

/** OWASP's equivalent of Argon2id that fits the runtime's cap: 32 MiB, about a fifth of a second. Never run it inside an object. */
export const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };

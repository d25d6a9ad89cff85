/** How many answers are kept, unless told otherwise. */
const MOST = 500;

interface Keeping {
  /** ms for which an answer is used without asking again. */
  freshMs: number;
  /** Whether *there is none* is kept too: where anybody may ask for anything, it would push out what is known. */
  keepsNone: boolean;
  most?: number;
}

/** Answers that an isolate keeps for a while, and uses stale when nobody answers. Only what is not known here is waited for. */
export class Kept<Answer> {
  readonly #kept = new Map<string, { answer: Answer | null; at: number }>();
  readonly #keeping: Keeping;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** `mayBeStale` says whether what is known here will do in place of that failure; left out: always. */
  get(
    key: string,
    ask: () => Promise<Answer | null>,
    now: number,
    mayBeStale: (error: unknown, age: number) => boolean = () => true,
  ): Promise<Answer | null> {
    const known = this.#kept.get(key);
    if (known !== undefined && now - known.at < this.#keeping.freshMs) return Promise.resolve(known.answer);
    return this.#asked(key, ask, now, (error) => known !== undefined && mayBeStale(error, now - known.at));
  }

  async #asked(
    key: string,
    ask: () => Promise<Answer | null>,
    now: number,
    mayBeStale: (error: unknown) => boolean,
  ): Promise<Answer | null> {
    const known = this.#kept.get(key);
    const { keepsNone, most = MOST } = this.#keeping;
    try {
      const answer = await ask();
      if (answer === null && !keepsNone) {
        this.#kept.delete(key);
        return null;
      }
      if (this.#kept.size >= most) this.#kept.clear();
      this.#kept.set(key, { answer, at: now });
      return answer;
    } catch (error) {
      if (known !== undefined && mayBeStale(error)) return known.answer;
      throw error;
    }
  }

  /** What is known of it is as good as asked for now. */
  renew(key: string, now: number): void {
    const known = this.#kept.get(key);
    if (known !== undefined) known.at = now;
  }

  forget(key?: string): void {
    if (key === undefined) this.#kept.clear();
    else this.#kept.delete(key);
  }
}

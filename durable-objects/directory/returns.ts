const KEPT_MS = 60_000;

/** Test mails that somebody waits for (EML-11). In memory alone: who waits for one that an eviction forgot is told that it did not return. */
export class Returns {
  readonly #came = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();

  /** It may come in before anybody waits for it. */
  came(token: string, now = Date.now()): void {
    for (const [old, at] of this.#came) if (at < now - KEPT_MS) this.#came.delete(old);
    this.#came.set(token, now);
    this.#waiting.get(token)?.();
  }

  /** Whether it has come in, after at most that many ms. */
  async wait(token: string, within: number): Promise<boolean> {
    if (!this.#came.has(token)) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, within);
        this.#waiting.set(token, () => {
          clearTimeout(timer);
          resolve();
        });
      });
      this.#waiting.delete(token);
    }
    return this.#came.delete(token);
  }
}

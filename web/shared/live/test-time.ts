/** ms until what is on its way has come. */
export const STEP_MS = 1;

/** For tests: time that is counted, not waited for. */
export class CountedTime {
  #now = 0;
  #timers: { at: number; act: () => void }[] = [];

  setTimeout(act: () => void, ms: number): unknown {
    const timer = { at: this.#now + ms, act };
    this.#timers.push(timer);
    return timer;
  }

  now(): number {
    return this.#now;
  }

  clearTimeout(timer: unknown): void {
    this.#timers = this.#timers.filter((one) => one !== timer);
  }

  /** Lets so many ms pass. */
  run(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.act();
    }
    this.#now = until;
  }
}

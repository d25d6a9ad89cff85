/** ms after a close at which a list is loaded anew: a campaign writes what has ended within two seconds, on a busy day later. */
const ASKED_AFTER_MS = [2_500, 5_000, 10_000, 20_000, 40_000];

/** Loads a list of what has ended until it has what was just closed, or for a minute: some of it is not sought, or not of that list. */
export class UntilArchived {
  readonly #load: () => void;
  #missing: ReadonlyMap<string, number> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(load: () => void) {
    this.#load = load;
  }

  /** What the list lacks now: by id of the interaction, ms when it was closed. */
  lacks(missing: ReadonlyMap<string, number>): void {
    this.#missing = missing;
    this.#arm();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    const due = [...this.#missing.values()]
      .flatMap((at) => ASKED_AFTER_MS.map((ms) => at + ms))
      .filter((at) => at > now);
    if (due.length === 0) return;
    const ring = () => {
      this.#load();
      this.#arm();
    };
    this.#timer = setTimeout(ring, Math.min(...due) - now);
  }
}

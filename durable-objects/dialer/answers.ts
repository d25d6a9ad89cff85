import type { Outcome } from "../../store/spool/flush.ts";
import type { Journal } from "./journal.ts";

/** Answers are on disk at most so long after they came, in ms; sooner when nobody else of the wave is waited for. */
const GATHERED_MS = 10;

/** The answers of one wave: those that come together are written together, for each alone would be a commit, six a wave. */
export class Answers {
  readonly #journal: Journal;
  readonly #written: () => void;
  #awaited = 0;
  #fresh: Outcome[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(journal: Journal, written: () => void) {
    this.#journal = journal;
    this.#written = written;
  }

  /** So many calls have begun. */
  await(calls: number): void {
    this.#awaited += calls;
  }

  /** One was answered; null: nothing of it is to be written here. */
  came(outcome: Outcome | null): void {
    this.#awaited -= 1;
    if (outcome !== null) this.#fresh.push(outcome);
    if (this.#awaited === 0) this.#write();
    else if (this.#fresh.length > 0) this.#timer ??= setTimeout(() => this.#write(), GATHERED_MS);
  }

  #write(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#fresh.length === 0) return;
    this.#journal.answers(this.#fresh);
    this.#fresh = [];
    this.#written();
  }
}

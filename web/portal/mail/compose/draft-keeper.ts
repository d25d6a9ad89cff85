import { type ReadonlySignal, signal } from "@preact/signals";

/** What has become of the draft; `at` in ms. */
export type Keeping = { is: "nothing" | "waiting" | "failed" } | { is: "kept"; at: number };

const PAUSE_MS = 2_000;
const AGAIN_MS = 10_000;

/** Keeps a draft on the server a moment after the last change: one request at a time, the newest state last, and again after a failure. */
export class DraftKeeper<Draft> {
  readonly #put: (draft: Draft) => Promise<unknown>;
  readonly #keeping = signal<Keeping>({ is: "nothing" });
  #next: { draft: Draft } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(put: (draft: Draft) => Promise<unknown>) {
    this.#put = put;
  }

  get keeping(): ReadonlySignal<Keeping> {
    return this.#keeping;
  }

  change(draft: Draft): void {
    this.#next = { draft };
    this.#keeping.value = { is: "waiting" };
    this.#arm(PAUSE_MS);
  }

  /** Now: the writer looks away. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#run();
  }

  /** What was not kept yet is given up, and nothing more is on its way when this resolves: it has been sent, or thrown away. */
  async forget(): Promise<void> {
    clearTimeout(this.#timer);
    this.#next = null;
    await this.#running;
    clearTimeout(this.#timer);
    this.#next = null;
    this.#keeping.value = { is: "nothing" };
  }

  #arm(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), ms);
  }

  async #run(): Promise<void> {
    await this.#running;
    const next = this.#next;
    if (next === null) return;
    this.#next = null;
    this.#running = this.#put(next.draft).then(
      () => {
        if (this.#next === null) this.#keeping.value = { is: "kept", at: Date.now() };
      },
      () => {
        this.#next ??= next;
        this.#keeping.value = { is: "failed" };
        this.#arm(AGAIN_MS);
      },
    );
    await this.#running;
    this.#running = null;
  }
}

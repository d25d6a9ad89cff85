import type { ProviderSnapshot } from "../../protocol/providers.ts";

/** When one message may leave, and by what. */
export interface GivenTurn {
  /** Null: it is a mailbox. */
  account: ProviderSnapshot | null;
  /** ms */
  at: number;
}

interface LineDeps {
  /** Times for so many words; none: when to ask again. Null: the account sends nothing now. */
  times(patient: boolean, count: number): { account: ProviderSnapshot | null; at: number[]; until: number } | null;
  /** Tells a conversation that its turn has come; who is not reached asks by itself. */
  call(who: string, turn: GivenTurn): Promise<void>;
}

const WAVE = 6;
/** More wait elsewhere, and ask again. */
const MOST = 100_000;

/**
 * Conversations whose next word waits for its turn, agents' before those of other programs. They are called: two hundred that asked again
 * and again would cost more than their words. In memory alone: a conversation that is not called asks again.
 */
export class WaitingLine {
  readonly #ctx: DurableObjectState;
  readonly #deps: LineDeps;
  readonly #agents = new Set<string>();
  readonly #programs = new Set<string>();
  #running = false;

  constructor(ctx: DurableObjectState, deps: LineDeps) {
    this.#ctx = ctx;
    this.#deps = deps;
  }

  /** Somebody would be overtaken. */
  isBefore(patient: boolean): boolean {
    return this.#agents.size > 0 || (patient && this.#programs.size > 0);
  }

  join(who: string, patient: boolean): void {
    if (!patient) this.#programs.delete(who);
    const line = patient ? this.#programs : this.#agents;
    if (line.size < MOST) line.add(who);
    if (this.#running) return;
    this.#running = true;
    this.#ctx.waitUntil(this.#run().finally(() => (this.#running = false)));
  }

  async #run(): Promise<void> {
    while (this.isBefore(true)) {
      const patient = this.#agents.size === 0;
      const line = patient ? this.#programs : this.#agents;
      const times = this.#deps.times(patient, Math.min(WAVE, line.size));
      if (times === null) {
        this.#agents.clear();
        this.#programs.clear();
        return;
      }
      const { account, at, until } = times;
      const called = [...line].slice(0, at.length);
      for (const [n, who] of called.entries()) {
        line.delete(who);
        this.#ctx.waitUntil(this.#deps.call(who, { account, at: at[n] ?? until }).catch(() => {}));
      }
      await scheduler.wait(Math.max(1, (at.at(-1) ?? until) - Date.now()));
    }
  }
}

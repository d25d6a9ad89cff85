import { dropPass } from "../account-passes.ts";
import { providerOf } from "../addresses.ts";
import type { WaveEnd } from "./post.ts";

const EVERY_MS = 1_000;

/** What this dialer sees of its carrier, told to the account now and then. */
export class CarrierHealth {
  readonly #env: Env;
  #accepted = 0;
  #error: string | null = null;
  #toldAt = 0;

  constructor(env: Env) {
    this.#env = env;
  }

  /** Returns at once, but for a carrier that wants a pause: that concerns all who send by the account. */
  async tell(account: string, { accepted, error, slowDown }: WaveEnd): Promise<void> {
    this.#accepted += accepted;
    this.#error = error ?? this.#error;
    if (Date.now() >= this.#toldAt + EVERY_MS) this.#hint(account);
    if (slowDown > 0) dropPass(account);
    if (slowDown > 0) await providerOf(this.#env, account).slowDown({ ms: slowDown, detail: "429" });
  }

  /** Lost without harm. */
  #hint(account: string): void {
    const at = Date.now();
    const provider = providerOf(this.#env, account);
    const hints = [
      this.#accepted > 0 ? provider.heard({ what: "out", at, detail: "", count: this.#accepted }) : undefined,
      this.#error === null ? undefined : provider.heard({ what: "error", at, detail: this.#error }),
    ];
    void Promise.allSettled(hints);
    this.#accepted = 0;
    this.#error = null;
    this.#toldAt = at;
  }
}

import type { Runtime } from "../../scripts/runtime/miniflare.ts";
import type { Chance } from "./chance.ts";
import { sleep } from "./patience.ts";

/** An object by its class and its name. */
export type Evicted = readonly [className: string, name: string];

const EVICTIONS_SHARE = 0.3;
const PACE_MS = [100, 700] as const;

/** Cables pulled and objects thrown out of memory, one after the other, until it ends. */
export class Trouble {
  cuts = 0;
  evictions = 0;
  #on = true;
  readonly #chance: Chance;
  readonly #over: Promise<void>;

  constructor(chance: Chance, runtime: Runtime, what: { cuts: readonly (() => void)[]; evicted: readonly Evicted[] }) {
    this.#chance = chance;
    this.#over = this.#run(runtime, what.cuts, what.evicted);
  }

  async end(): Promise<void> {
    this.#on = false;
    await this.#over;
  }

  async #run(runtime: Runtime, cuts: readonly (() => void)[], evicted: readonly Evicted[]): Promise<void> {
    while (this.#on) {
      await sleep(this.#chance.between(...PACE_MS));
      if (this.#chance.next() >= EVICTIONS_SHARE) {
        this.#chance.oneOf(cuts)();
        this.cuts += 1;
        continue;
      }
      const [className, name] = this.#chance.oneOf(evicted);
      const sockets = this.#chance.oneOf(["hibernate", "close"] as const);
      // An object of a runtime that was killed a moment ago is out of memory already.
      await runtime.evict(className, name, sockets).then(
        () => (this.evictions += 1),
        () => {},
      );
    }
  }
}

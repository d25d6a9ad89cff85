import type { ProviderHealth } from "../../protocol/providers.ts";
import type { Facts } from "../facts.ts";

/** What a sender or a door has seen of the carrier: a hint, the last of each kind counts. */
export interface Heard {
  what: "in" | "out" | "error";
  /** ms */
  at: number;
  /** Of an error; without one it tells nothing. */
  detail: string;
  /** Messages of one kind that are told at once; left out: one. */
  count?: number;
}

export type SeenHealth = Pick<ProviderHealth, "lastIn" | "lastOut" | "lastError">;

/** Writing every hint would cost more than sending; of a kind that goes on, the last ones may be lost with the instance. */
const WRITE_EVERY_MS = 5_000;
const SECONDS = 60;
const LONGEST_DETAIL = 300;

const NOTHING: SeenHealth = { lastIn: null, lastOut: null, lastError: null };

/** Whether an account works, as its page shows it. */
export class HealthLog {
  readonly #facts: Facts<{ health: SeenHealth }>;
  #seen: SeenHealth;
  /** ms when the last hint of each kind was written. */
  readonly #written = new Map<Heard["what"], number>();
  /** Sent in each of the last sixty seconds. */
  readonly #sent = new Map<number, number>();

  constructor(facts: Facts<{ health: SeenHealth }>) {
    this.#facts = facts;
    this.#seen = facts.get("health") ?? NOTHING;
  }

  heard({ what, at, detail, count = 1 }: Heard, now: number): void {
    const { lastIn, lastOut, lastError } = this.#seen;
    if (what === "in") this.#seen = { ...this.#seen, lastIn: Math.max(lastIn ?? 0, at) };
    if (what === "out") this.#seen = { ...this.#seen, lastOut: Math.max(lastOut ?? 0, at) };
    if (what === "error" && detail !== "" && at >= (lastError?.at ?? 0))
      this.#seen = { ...this.#seen, lastError: { at, detail: detail.slice(0, LONGEST_DETAIL) } };
    if (what === "out") this.#count(Math.floor(at / 1_000), count);
    if (now - (this.#written.get(what) ?? 0) < WRITE_EVERY_MS) return;
    this.#written.set(what, now);
    this.#facts.set("health", this.#seen);
  }

  seen(now: number): SeenHealth & Pick<ProviderHealth, "sentLastMinute"> {
    const since = Math.floor(now / 1_000) - SECONDS;
    const counts = [...this.#sent].filter(([second]) => second > since).map(([, count]) => count);
    return { ...this.#seen, sentLastMinute: counts.reduce((sum, count) => sum + count, 0) };
  }

  #count(second: number, count: number): void {
    this.#sent.set(second, (this.#sent.get(second) ?? 0) + count);
    if (this.#sent.size <= 2 * SECONDS) return;
    for (const known of this.#sent.keys()) if (known <= second - SECONDS) this.#sent.delete(known);
  }
}

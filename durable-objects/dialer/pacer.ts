import { paced, WAVE_SPREAD_MS } from "../../domain/dialer/pace.ts";
import type { ProviderSnapshot } from "../../protocol/providers.ts";
import { providerOf } from "../addresses.ts";
import type { DialerParts } from "./parts.ts";

/** A leased time that passed so long ago is lost: used, it would be two messages in the place of one. */
const LATE_MS = 200;

/** When the next messages may leave: the provider's turns, and the dialer's own time between messages. */
export class Pacer {
  readonly #parts: DialerParts;
  #account: ProviderSnapshot | null = null;
  /** Times of `#lessor` that are not used yet. */
  #leased: number[] = [];
  #lessor = "";
  /** Kept in storage only where it can matter after this instance. */
  #lastSentAt: number | null;

  constructor(parts: DialerParts) {
    this.#parts = parts;
    this.#lastSentAt = parts.facts.get("lastSentAt") ?? null;
  }

  /** The account is asked for anew: it may have been changed, or enabled again. */
  forget(): void {
    this.#account = null;
  }

  /** As the provider last told it; asked for when it is not known here. Null: there is none. */
  async account(): Promise<ProviderSnapshot | null> {
    const { provider } = this.#parts.dialer();
    if (this.#account?.id === provider) return this.#account;
    this.#account = await providerOf(this.#parts.env, provider).account();
    return this.#account;
  }

  /** ms before which the dialer's own time between messages lets nothing leave. */
  ownTurn(): number {
    return (this.#lastSentAt ?? 0) + this.#parts.dialer().interval * 1_000;
  }

  /** Times for at most `count` messages, none more than a second after the first; without any, when to ask again. */
  async times(count: number): Promise<{ at: number[]; until: number }> {
    const { id, provider, interval } = this.#parts.dialer();
    if (provider !== this.#lessor) this.#leased = [];
    this.#lessor = provider;
    const fresh = this.#leased.filter((at) => at >= Date.now() - LATE_MS);
    const missing = count - fresh.length;
    let until = 0;
    if (missing > 0) {
      const lease = await providerOf(this.#parts.env, provider).lease({ who: id, urgent: false, count: missing });
      this.#account = lease.account;
      until = lease.until;
      fresh.push(...lease.at);
    }
    const times = paced(fresh.slice(0, count), interval, this.#lastSentAt);
    this.#leased = fresh;
    return { at: times.filter((at) => at <= (times[0] ?? 0) + WAVE_SPREAD_MS), until };
  }

  /** So many of the times are used, the last of them at `at`. */
  used(count: number, at: number): void {
    this.#leased = this.#leased.slice(count);
    this.#lastSentAt = at;
    if (this.#parts.dialer().interval > 0) this.#parts.facts.set("lastSentAt", at);
  }
}

import { paced, WAVE_SPREAD_MS } from "../../domain/dialer/pace.ts";
import type { DialerParts } from "./parts.ts";
import type { Post, PostOffice } from "./post.ts";

/** A leased time that passed so long ago is lost: used, it would be two messages in the place of one. */
const LATE_MS = 200;

/** When the next messages may leave: the turns of the account, and the dialer's own time between messages. */
export class Pacer {
  readonly #parts: DialerParts;
  readonly #office: () => PostOffice;
  #post: { key: string; post: Post | null } | null = null;
  /** Times of `#lessor` that are not used yet. */
  #leased: number[] = [];
  #lessor = "";
  /** Kept in storage only where it can matter after this instance. */
  #lastSentAt: number | null;

  constructor(parts: DialerParts, office: () => PostOffice) {
    this.#parts = parts;
    this.#office = office;
    this.#lastSentAt = parts.facts.get("lastSentAt") ?? null;
  }

  /** It is asked for anew: it may have been changed, or enabled again. */
  forget(): void {
    this.#post = null;
  }

  /** As it was last told; asked for when it is not known here. Null: there is none. */
  async post(): Promise<Post | null> {
    const office = this.#office();
    const key = office.key();
    if (this.#post?.post && this.#post.key === key) return this.#post.post;
    this.#post = { key, post: await office.post() };
    return this.#post.post;
  }

  /** ms before which the dialer's own time between messages lets nothing leave. */
  ownTurn(): number {
    return (this.#lastSentAt ?? 0) + this.#parts.dialer().interval * 1_000;
  }

  /** Times for at most `count` messages, none more than a second after the first; without any, when to ask again. */
  async times(count: number): Promise<{ at: number[]; until: number }> {
    const office = this.#office();
    const key = office.key();
    const { interval } = this.#parts.dialer();
    if (key !== this.#lessor) this.#leased = [];
    this.#lessor = key;
    const fresh = this.#leased.filter((at) => at >= Date.now() - LATE_MS);
    const missing = count - fresh.length;
    let until = 0;
    if (missing > 0) {
      const lease = await office.lease(missing);
      this.#post = { key, post: lease.post };
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

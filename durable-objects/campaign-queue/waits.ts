import { longestWait, waitEnded } from "../../domain/campaign/admission.ts";
import { nextChange } from "../../domain/campaign/schedule.ts";
import { conversationOf, deskOf } from "../addresses.ts";
import type { Admissions } from "./admissions.ts";
import { EXPIRED_AT_ONCE } from "./line-store.ts";
import type { QueueParts } from "./parts.ts";

/** While anyone waits, members who were not heard of for this long are asked again. */
const ASK_AGAIN_MS = 30_000;
export const FORGET_AFTER_MS = 24 * 60 * 60_000;
export const POKE_AFTER_MS = 5 * 60_000;
/** A schedule that changes nothing in the days that one looks ahead is looked at again. */
const LOOK_AGAIN_MS = 24 * 60 * 60_000;

/** What time does to those who wait: Time Out, the end of schedule, a campaign that is switched off. */
export class Waits {
  readonly #env: Env;
  readonly #parts: QueueParts;
  readonly #admissions: Admissions;

  constructor(env: Env, parts: QueueParts, admissions: Admissions) {
    this.#env = env;
    this.#parts = parts;
    this.#admissions = admissions;
  }

  /** Sets the timers that those who wait now need. */
  watch(now: number): void {
    const oldest = this.#parts.line.oldestEntry();
    if (oldest !== null) {
      const { campaign } = this.#parts.snapshot();
      const timeOut = longestWait(campaign);
      // One that came back from an offer after its wait had ended is told as the others were.
      if (waitEnded(campaign, now, oldest) !== null) this.#parts.wake("waits", now);
      else if (timeOut > 0) this.#parts.wake("waits", oldest + timeOut * 1_000);
      this.#parts.wake("ask", now + ASK_AGAIN_MS, "keep");
    }
    if (this.#parts.line.outstanding().size > 0) this.#parts.wake("silent", now + ASK_AGAIN_MS, "keep");
  }

  /** Ends the waits that are over, as many at a time as one transaction bears. */
  end(now: number): void {
    const { campaign } = this.#parts.snapshot();
    // A disabled campaign closes everybody, however short they have waited.
    const before = campaign.enabled ? now - longestWait(campaign) * 1_000 : now;
    const rows = this.#parts.line.waitingLongest(before);
    for (const row of rows) {
      const reason = waitEnded(campaign, now, row.enteredAt);
      if (reason !== null) this.#admissions.expire(row, reason, now);
    }
    if (rows.length === EXPIRED_AT_ONCE) this.#parts.wake("waits", now + 1);
  }

  /** Hints get lost: whoever has not been heard of for a while is asked what they may take. */
  async askQuietMembers(now: number): Promise<void> {
    const { campaign, members } = this.#parts.snapshot();
    const all = members.map((member) => member.agent);
    const ask = async (agent: string) => {
      const snapshot = await deskOf(this.#env, agent).snapshotFor({ campaign: campaign.id });
      if (snapshot !== null) this.#parts.members.hear(snapshot, Date.now());
    };
    await Promise.allSettled(this.#parts.members.quiet(all, now - ASK_AGAIN_MS).map(ask));
  }

  /** An object whose alarm was lost wakes when it is called, and sends what it still has to send. */
  async pokeSilent(now: number): Promise<void> {
    const silent = this.#parts.line.silentSince(now - POKE_AFTER_MS);
    if (this.#parts.line.open() > 0) this.#parts.wake("poke", now + POKE_AFTER_MS, "keep");
    await Promise.allSettled(silent.map((conversation) => conversationOf(this.#env, conversation).current()));
  }

  /** Looks again when the campaign opens or closes. */
  followSchedule(now: number): void {
    const change = nextChange(this.#parts.snapshot().campaign.schedule, now);
    this.#parts.wake("schedule", change?.at ?? now + LOOK_AGAIN_MS);
    this.#parts.wake("forget", now + FORGET_AFTER_MS, "keep");
  }
}

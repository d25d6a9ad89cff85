import { conversationOf } from "../addresses.ts";
import type { DeskParts } from "./parts.ts";
import type { StoredSlot } from "./slot-store.ts";
import { UNCONFIRMED_MS, type Work } from "./work.ts";

/** Slots that are reserved for long and that nobody has confirmed: their conversation knows whether they stand. */
export class Unconfirmed {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  readonly #parts: DeskParts;
  readonly #work: Work;
  readonly #afterwards: () => void;

  constructor(
    ctx: DurableObjectState,
    env: Env,
    parts: DeskParts,
    { work, afterwards }: { work: Work; afterwards: () => void },
  ) {
    this.#ctx = ctx;
    this.#env = env;
    this.#parts = parts;
    this.#work = work;
    this.#afterwards = afterwards;
  }

  /** Asks after each whose time is up; those of whom no answer comes are asked after again. */
  askAfter(now: number): void {
    const { slots, wake } = this.#parts;
    for (const slot of slots.all()) {
      if (slot.state !== "reserved") continue;
      if (Math.max(slot.since, slot.askedAt ?? 0) + UNCONFIRMED_MS <= now) {
        slots.put({ ...slot, askedAt: now });
        this.#ctx.waitUntil(this.#ask(slot).catch(() => {}));
      }
      wake("unconfirmed", now + UNCONFIRMED_MS, "keep");
    }
  }

  async #ask({ interaction, n, parcel }: StoredSlot): Promise<void> {
    const call = { verb: "who-holds", interaction, agent: this.#parts.agent, n } as const;
    const [reply] = await conversationOf(this.#env, parcel.summary.conversation).hear([call]);
    if (reply?.outcome !== "gone") return;
    this.#parts.transaction(() => {
      const slot = this.#parts.slots.get(interaction);
      if (slot?.n === n && slot.state === "reserved") this.#work.giveBack(slot, Date.now());
    });
    this.#afterwards();
  }
}

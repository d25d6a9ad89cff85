import { presence } from "../../domain/agent/presence.ts";
import type { DeskClientFrame } from "../../protocol/desk-socket.ts";
import type { DeskParts } from "./parts.ts";
import type { StoredSlot } from "./slot-store.ts";
import type { Tabs } from "./tabs.ts";
import { UNSHOWN_MS, type Work } from "./work.ts";

type SignOut = Extract<DeskClientFrame, { t: "sign-out" }>;

const CHECK_EVERY_MS = 30_000;
/** Past it an agent is gone, and a webchat goes back to the head of its line (decisions: agent gone). */
export const GRACE_MS = 120_000;

/** What time does to a desk: offers ring out, what no tab shows is given back, an agent is gone. */
export class Lease {
  readonly #parts: DeskParts;
  readonly #tabs: Tabs;
  readonly #work: Work;

  constructor(parts: DeskParts, tabs: Tabs, work: Work) {
    this.#parts = parts;
    this.#tabs = tabs;
    this.#work = work;
  }

  /** A tab came or went: from now on somebody looks every half minute. */
  start(now: number): void {
    this.#parts.wake("lease", now + CHECK_EVERY_MS, "keep");
  }

  check(now: number): void {
    const state = presence(this.#tabs.lastSeen(), now, GRACE_MS);
    // Who waits before a chat wants somebody now; other customers want somebody when they write again: `still-there`.
    const slots = this.#parts.slots.all().filter((slot) => slot.parcel.summary.channel === "webchat");
    if (state === "gone") this.#parts.timeSheet.leave(this.#tabs.lastSeen());
    else this.#parts.timeSheet.account(now);
    if (state === "gone") for (const slot of slots) this.#work.giveBack(slot, now);
    if (state !== "gone" || this.#tabs.lastSeen() > 0) this.#parts.wake("lease", now + CHECK_EVERY_MS);
  }

  /** These are on the screen of a tab. */
  shown(interactions: readonly string[]): void {
    for (const interaction of interactions) {
      const slot = this.#parts.slots.get(interaction);
      if (slot !== undefined && !slot.shown) this.#parts.slots.put({ ...slot, shown: true });
    }
  }

  ringOut(now: number): void {
    for (const slot of this.#ringing()) {
      if ((slot.until ?? 0) <= now)
        this.#work.answer({ interaction: slot.interaction, n: slot.n, yes: false, missed: true }, now);
      else this.#parts.wake("ring", slot.until ?? now, "keep");
    }
  }

  /** Delivered without asking, and no tab has shown it: nobody is there. */
  giveBackUnshown(now: number): void {
    for (const slot of this.#parts.slots.all()) {
      if (slot.state !== "held" || slot.shown) continue;
      if (slot.since + UNSHOWN_MS <= now) this.#work.giveBack(slot, now);
      else this.#parts.wake("unshown", slot.since + UNSHOWN_MS, "keep");
    }
  }

  /** Signing out: each goes to the line, to a colleague, or is kept. */
  signOut({ held, notes }: Pick<SignOut, "held" | "notes">, now: number): void {
    for (const [interaction, choice] of Object.entries(held)) {
      const slot = this.#parts.slots.get(interaction);
      if (slot?.state !== "held" || choice === "keep") continue;
      const note = notes[interaction] ?? "";
      if (choice === "line") this.#work.giveBack(slot, now, note);
      else this.#handOver(slot, choice.agent, note);
    }
    for (const slot of this.#ringing())
      this.#work.answer({ interaction: slot.interaction, n: slot.n, yes: false, missed: false }, now);
  }

  #handOver(slot: StoredSlot, to: string, note: string): void {
    const { conversation, interaction } = slot.parcel.summary;
    this.#parts.tellConversation(conversation, {
      verb: "hand-over",
      interaction,
      agent: this.#parts.agent,
      to,
      note,
    });
  }

  #ringing(): StoredSlot[] {
    return this.#parts.slots.all().filter((slot) => slot.state === "ringing");
  }
}

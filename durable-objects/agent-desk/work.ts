import { availability } from "../../domain/agent/availability.ts";
import * as rules from "../../domain/agent/slots.ts";
import { turnOf } from "../../domain/interaction/turn.ts";
import type { DeskCall, DeskReply } from "../calls/desk.ts";
import type { Parcel } from "../calls/interaction.ts";
import { nameOf, type OfferAnswer, tellAnswer } from "./answers.ts";
import { agentState, answeredToday, type DeskParts, dayOf } from "./parts.ts";
import { noLongerAfterClose, slotDetails } from "./slot-details.ts";
import { REMEMBERED_MS, type StoredSlot } from "./slot-store.ts";
import { snapshotFor } from "./snapshot.ts";
import { beginWrapUp } from "./wrap-up.ts";

/** A reservation that nobody confirms is asked after, and a delivery that no tab shows is given back. */
export const UNCONFIRMED_MS = 10_000;
export const UNSHOWN_MS = 10_000;

type Offer = Extract<DeskCall, { verb: "offer" }>;
type Given = Extract<DeskCall, { verb: "hold" | "grant" }>;

/** What this agent is offered, holds and loses. */
export class Work {
  readonly #parts: DeskParts;
  /** Called with what the tabs must hear, after the transaction. */
  readonly #changed: (interaction: string, what: WorkChange, by?: string) => void;

  constructor(parts: DeskParts, changed: (interaction: string, what: WorkChange, by?: string) => void) {
    this.#parts = parts;
    this.#changed = changed;
  }

  apply(call: DeskCall, now: number): DeskReply {
    switch (call.verb) {
      case "offer":
        return this.#offer(call, now);
      case "withdraw":
        return this.#withdraw(call, now);
      case "hold":
        return this.#hold(call, now);
      case "grant":
        return this.#grant(call, now);
      case "release":
        return this.#release(call, now);
      case "still-there":
        return this.#stillThere(call, now);
      case "await-customer": {
        const slot = this.#parts.slots.get(call.interaction);
        if (slot?.turn === call.turn)
          this.#parts.slots.put({
            ...slot,
            awaiting: call.on,
            parcel: call.on ? slot.parcel : noLongerAfterClose(slot.parcel),
          });
        return this.#ok("ok");
      }
    }
  }

  /** The agent (or the clock, `missed`) answers what rings. False when it rings no more. */
  answer(event: OfferAnswer & { interaction: string }, now: number): boolean {
    const { slots, facts } = this.#parts;
    const slot = slots.get(event.interaction);
    const step = rules.answered(slot, event);
    if (step === null || slot === undefined) return false;
    this.#step(event.interaction, step, { ...slot, until: null, since: now }, now);
    if (event.yes) this.#taken(now);
    else facts.set("lastInteractionAt", now);
    facts.set("missed", event.missed ? (facts.get("missed") ?? 0) + 1 : 0);
    tellAnswer(this.#parts, slot, event, now);
    if (event.yes) this.#parts.wake("unconfirmed", now + UNCONFIRMED_MS, "keep");
    else this.#changed(event.interaction, "withdrawn");
    return true;
  }

  /** Gives a slot back by itself; what was confirmed goes to the head of its line. */
  giveBack(slot: StoredSlot, now: number, note = ""): void {
    const step = rules.givenBack(slot);
    this.#step(slot.interaction, step, undefined, now);
    const { conversation } = slot.parcel.summary;
    if (step.tell === "lost") {
      this.#parts.tellConversation(conversation, {
        verb: "lost",
        interaction: slot.interaction,
        agent: this.#parts.agent,
        turn: slot.turn,
        ...(note !== "" && { note }),
      });
    }
    if (step.tell === "refuse") tellAnswer(this.#parts, slot, { n: slot.n, yes: false, missed: true }, now);
    this.#changed(slot.interaction, step.tell === "lost" ? "lost" : "withdrawn");
  }

  #offer(call: Offer, now: number): DeskReply {
    const { slots } = this.#parts;
    const { interaction, campaign } = call.parcel.summary;
    const ring = call.ring > 0 && !call.pulled;
    const room = this.#room(call.parcel, call.pulled, now);
    const step = rules.offered(slots.get(interaction), slots.remembered(interaction), call, { room, ring });
    const until = step.slot?.state === "ringing" ? now + call.ring * 1_000 : null;
    const { parcel, from: source, giver } = call;
    this.#step(interaction, step, slotDetails({ parcel, source, giver, until, head: 0 }, now), now);
    if (until !== null) {
      this.#parts.wake("ring", until, "keep");
      this.#changed(interaction, "offered");
    } else if (step.slot) {
      this.#taken(now);
      this.#parts.wake("unconfirmed", now + UNCONFIRMED_MS, "keep");
    }
    return { answer: step.answer, name: nameOf(this.#parts), snapshot: snapshotFor(this.#parts, campaign, now) };
  }

  #withdraw(call: Extract<DeskCall, { verb: "withdraw" }>, now: number): DeskReply {
    const { slots } = this.#parts;
    const slot = slots.get(call.interaction);
    this.#step(call.interaction, rules.withdrawn(slot, slots.remembered(call.interaction), call), undefined, now);
    if (slot !== undefined && slot.n <= call.n)
      this.#changed(call.interaction, slot.state === "held" ? "lost" : "withdrawn");
    return this.#ok("ok");
  }

  #hold(call: Extract<Given, { verb: "hold" }>, now: number): DeskReply {
    const { interaction } = call.parcel.summary;
    const slot = this.#parts.slots.get(interaction);
    const step = rules.confirmed(slot, call);
    if (step.answer === "gone" || slot === undefined) return this.#ok("gone");
    const fresh = slot.state !== "held";
    const held = { ...slot, parcel: call.parcel, head: call.head, until: null, since: fresh ? now : slot.since };
    this.#step(interaction, step, held, now);
    if (fresh) this.#nowHeld(interaction, now);
    return this.#ok("ok");
  }

  #grant(call: Extract<Given, { verb: "grant" }>, now: number): DeskReply {
    const { slots, present } = this.#parts;
    const { interaction } = call.parcel.summary;
    const step = rules.granted(slots.get(interaction), slots.remembered(interaction), call, present());
    const { parcel, giver, head } = call;
    this.#step(interaction, step, slotDetails({ parcel, source: "conversation", giver, until: null, head }, now), now);
    if (step.answer === "ok" && step.slot !== undefined) {
      this.#taken(now);
      this.#nowHeld(interaction, now);
    }
    return this.#ok(step.answer);
  }

  #release(call: Extract<DeskCall, { verb: "release" }>, now: number): DeskReply {
    const { slots } = this.#parts;
    const slot = slots.get(call.interaction);
    const step = rules.released(slot, slots.remembered(call.interaction), call);
    this.#step(call.interaction, step, undefined, now);
    if (slot === undefined || turnOf(slot.n) >= call.turn) return this.#ok("ok");
    if (slot.state === "held") beginWrapUp(this.#parts, slot.parcel.summary.campaign, now);
    this.#changed(call.interaction, call.why, call.by);
    return this.#ok("ok");
  }

  /** Their customer writes and they are gone: somebody else must read it. */
  #stillThere(call: Extract<DeskCall, { verb: "still-there" }>, now: number): DeskReply {
    const slot = this.#parts.slots.get(call.interaction);
    if (slot?.turn !== call.turn || slot.state !== "held" || !this.#parts.gone()) return this.#ok("ok");
    this.#step(call.interaction, rules.givenBack(slot), undefined, now);
    this.#changed(call.interaction, "lost");
    return this.#ok("gone");
  }

  #nowHeld(interaction: string, now: number): void {
    this.#parts.wake("unshown", now + UNSHOWN_MS, "keep");
    this.#changed(interaction, "held");
  }

  /** May one more of this campaign be taken? A transfer from a colleague needs no membership, only presence and no break. */
  #room(parcel: Parcel, pulled: boolean, now: number): boolean {
    const state = agentState(this.#parts);
    const strategy = pulled || parcel.strategy !== "ringall" ? parcel.strategy : "interaction";
    return availability(strategy, parcel.maxInteractions, parcel.summary.campaign, state, now).room > 0;
  }

  #taken(now: number): void {
    const { facts } = this.#parts;
    facts.set("lastInteractionAt", now);
    facts.set("today", { day: dayOf(this.#parts, now), answered: answeredToday(this.#parts, now) + 1 });
  }

  #step(
    interaction: string,
    step: rules.SlotStep,
    details: Parameters<DeskParts["slots"]["apply"]>[2],
    now: number,
  ): void {
    this.#parts.slots.apply(interaction, step, details, now);
    if (step.remember !== undefined) this.#parts.wake("forget", now + REMEMBERED_MS, "keep");
  }

  #ok(answer: "ok" | "gone"): DeskReply {
    return { answer, name: nameOf(this.#parts) };
  }
}

export type WorkChange = "held" | "offered" | "withdrawn" | ReleaseReason;
type ReleaseReason = "closed" | "transferred" | "taken" | "lost" | "expired";

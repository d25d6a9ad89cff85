import type { Slot } from "../agent/slots.ts";
import { offerNumber } from "../interaction/turn.ts";
import type { Heard } from "./network.ts";
import { conversationOf, type World } from "./world.ts";

export interface Desk {
  slots: Map<string, Slot & { granted?: boolean }>;
  remembered: Map<string, number>;
  present: boolean;
  version: number;
  rings: boolean;
}

const CAP = 1;

export function isFree(desk: Desk): boolean {
  return desk.present && desk.slots.size < CAP;
}

/** The desks: which agents are here, what they answer, and what they hear. */
export class Desks {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** The agent's tabs are gone, and everything is given back; or they are here again. */
  toggle(name: string): void {
    const desk = this.#world.desk(name);
    desk.present = !desk.present;
    if (!desk.present) for (const interaction of [...desk.slots.keys()]) this.giveBack(name, interaction);
    this.announce(name);
  }

  giveBack(name: string, interaction: string): void {
    const desk = this.#world.desk(name);
    const slot = desk.slots.get(interaction);
    if (slot === undefined) return;
    const step = this.#world.rules.slots.givenBack(slot);
    this.#applySlot(desk, interaction, step);
    if (step.tell === "lost")
      this.#world.network.write(name, conversationOf(interaction), {
        verb: "lost",
        interaction,
        turn: slot.turn,
        agent: name,
      });
    if (step.tell === "refuse") this.#tellAnswer(name, interaction, slot.n, false);
  }

  /** An agent answers what rings, or lets it ring out. */
  answer(name: string, yes: boolean): void {
    const desk = this.#world.desk(name);
    for (const [interaction, slot] of desk.slots) {
      const step = this.#world.rules.slots.answered(slot, { n: slot.n, yes });
      if (step === null) continue;
      this.#applySlot(desk, interaction, step);
      this.#tellAnswer(name, interaction, slot.n, yes);
      this.announce(name);
      return;
    }
  }

  /** A reservation that nobody confirms is asked after. */
  askWhoHolds(name: string): void {
    if (!this.#world.rules.unconfirmedAreAsked) return;
    const before = this.#world.desk(name).slots.size;
    for (const [interaction, slot] of this.#world.desk(name).slots) {
      if (slot.state !== "reserved") continue;
      const held = this.#world.conversation(conversationOf(interaction)).held;
      const known = held !== null && held.interaction === interaction && held.phase !== "over";
      const mine = known && held.holder === name && slot.n >= offerNumber(held.turn, 0);
      if (!mine && !(known && slot.n >= offerNumber(held.lastTurn, 0))) this.giveBack(name, interaction);
    }
    if (this.#world.desk(name).slots.size !== before) this.announce(name);
  }

  announce(name: string): void {
    const desk = this.#world.desk(name);
    desk.version += 1;
    for (const queue of this.#world.queues.keys())
      this.#world.network.hint(name, queue, {
        verb: "agentChanged",
        agent: name,
        version: desk.version,
        free: isFree(desk),
      });
  }

  hears(name: string, call: Heard): unknown {
    const desk = this.#world.desk(name);
    const slot = desk.slots.get(call.interaction);
    const remembered = desk.remembered.get(call.interaction);
    let answer: unknown = "ok";
    if (call.verb === "offer") {
      const step = this.#world.rules.slots.offered(slot, remembered, call, { room: isFree(desk), ring: desk.rings });
      const key = `${name} ${call.interaction} ${call.n}`;
      this.#askers.set(key, (this.#askers.get(key) ?? new Set()).add(call.from));
      this.#applySlot(desk, call.interaction, step);
      answer = step.answer;
    } else if (call.verb === "withdraw")
      this.#applySlot(desk, call.interaction, this.#world.rules.slots.withdrawn(slot, remembered, call));
    else if (call.verb === "release")
      this.#applySlot(desk, call.interaction, this.#world.rules.slots.released(slot, remembered, call));
    else {
      const step =
        call.verb === "hold"
          ? this.#world.rules.slots.confirmed(slot, call)
          : this.#world.rules.slots.granted(slot, remembered, call, desk.present);
      this.#applySlot(desk, call.interaction, step, call.verb === "grant");
      answer = step.answer;
    }
    this.announce(name);
    return { answer, version: desk.version, free: isFree(desk) };
  }

  #tellAnswer(desk: string, interaction: string, n: number, yes: boolean): void {
    const asked = this.#world.desk(desk);
    for (const to of this.#askers.get(`${desk} ${interaction} ${n}`) ?? []) {
      this.#world.network.write(desk, to, {
        verb: "answered",
        agent: desk,
        interaction,
        n,
        yes,
        version: asked.version,
        free: isFree(asked),
      });
    }
  }

  /** Who offered which number: the answer after ringing goes there. */
  readonly #askers = new Map<string, Set<string>>();

  #applySlot(desk: Desk, interaction: string, step: { slot?: Slot | null; remember?: number }, granted = false): void {
    if (step.remember !== undefined) desk.remembered.set(interaction, step.remember);
    if (step.slot === null) desk.slots.delete(interaction);
    else if (step.slot !== undefined)
      desk.slots.set(interaction, {
        ...step.slot,
        granted: granted || (desk.slots.get(interaction)?.granted ?? false),
      });
  }
}

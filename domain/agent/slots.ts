import { before } from "../interaction/turn.ts";

/**
 * What one agent holds, decided by their desk alone. A desk answers an offer once and remembers answer, withdrawal and end, so a
 * late duplicate changes nothing.
 */

export type SlotState = "ringing" | "reserved" | "held";

export interface Slot {
  n: number;
  turn: number;
  state: SlotState;
}

/** The highest offer number of an interaction that this desk has refused, given back or seen end. */
export type Remembered = number;

export interface SlotStep {
  /** Null: it is taken away. Undefined: nothing changes. */
  slot?: Slot | null;
  remember?: Remembered;
}

export type OfferAnswer = "yes" | "ringing" | "no";

/** An offer comes in. `room` says that the rules allow one more, `ring` that the agent is asked first. */
export function offered(
  slot: Slot | undefined,
  remembered: Remembered | undefined,
  event: { n: number; turn: number },
  circumstances: { room: boolean; ring: boolean },
): SlotStep & { answer: OfferAnswer } {
  if (slot?.n === event.n) return { answer: slot.state === "ringing" ? "ringing" : "yes" };
  if ((remembered ?? 0) >= event.n || (slot !== undefined && slot.n > event.n)) return { answer: "no" };
  if (!circumstances.room) return { answer: "no", remember: event.n };
  const state = circumstances.ring ? "ringing" : "reserved";
  return { answer: state === "ringing" ? "ringing" : "yes", slot: { n: event.n, turn: event.turn, state } };
}

/** The agent answers a ringing offer; null when there is nothing to answer. */
export function answered(slot: Slot | undefined, event: { n: number; yes: boolean }): SlotStep | null {
  if (slot?.n !== event.n || slot.state !== "ringing") return null;
  return event.yes ? { slot: { ...slot, state: "reserved" } } : { slot: null, remember: event.n };
}

/** The offer is off. What is held stays: it was confirmed by its conversation, whose `release` alone ends it; a line may be late. */
export function withdrawn(slot: Slot | undefined, remembered: Remembered | undefined, event: { n: number }): SlotStep {
  if (slot?.state === "held") return { remember: Math.max(remembered ?? 0, event.n) };
  return drop(slot, remembered, event.n);
}

/** The conversation confirms: from now the agent sees it. `gone` sends it back to the head of the line. */
export function confirmed(
  slot: Slot | undefined,
  event: { n: number; turn: number },
): SlotStep & { answer: "ok" | "gone" } {
  if (slot?.n !== event.n) return { answer: "gone" };
  return { answer: "ok", slot: { n: event.n, turn: event.turn, state: "held" } };
}

/** Given without asking: a take-over, an assignment, a transfer that does not wait. No cap stops it; absence does. */
export function granted(
  slot: Slot | undefined,
  remembered: Remembered | undefined,
  event: { n: number; turn: number },
  present: boolean,
): SlotStep & { answer: "ok" | "gone" } {
  if (slot?.n === event.n && slot.state === "held") return { answer: "ok" };
  if (!present || (remembered ?? 0) >= event.n || (slot !== undefined && slot.n > event.n)) {
    return { answer: "gone", remember: Math.max(remembered ?? 0, event.n) };
  }
  return { answer: "ok", slot: { n: event.n, turn: event.turn, state: "held" } };
}

/** It ended or changed hands: everything of the turns before `turn` is over here. */
export function released(
  slot: Slot | undefined,
  remembered: Remembered | undefined,
  event: { turn: number },
): SlotStep {
  return drop(slot, remembered, before(event.turn));
}

/** The desk gives it back by itself (agent gone, never shown). What was confirmed, its conversation must be told. */
export function givenBack(slot: Slot): SlotStep & { tell: "lost" | "refuse" | "nobody" } {
  const tell = slot.state === "held" ? "lost" : slot.state === "ringing" ? "refuse" : "nobody";
  return { slot: null, remember: slot.n, tell };
}

function drop(slot: Slot | undefined, remembered: Remembered | undefined, n: number): SlotStep {
  const remember = Math.max(remembered ?? 0, n);
  return slot !== undefined && slot.n <= n ? { slot: null, remember } : { remember };
}

import type { DeskClientFrame, HeldInteraction } from "../../../protocol/desk-socket.ts";

type SignOut = Extract<DeskClientFrame, { t: "sign-out" }>;

export const LINE = "line";
export const KEEP = "keep";

/** What becomes of something held when its agent leaves. */
export interface Parting {
  /** `line`, `keep`, or a colleague's id; empty: not chosen. */
  fate: string;
  /** What whoever goes on with it is to know; empty: not written. */
  note: string;
}

export const UNDECIDED: Parting = { fate: "", note: "" };

type Leaving = Pick<HeldInteraction, "interaction" | "channel">;

/** Their own choice wins over that for all; without either a visitor who waits at the screen goes to the line, the others read later. */
export function partingOf(one: Leaving, all: Parting, own: Readonly<Record<string, Parting>>): Parting {
  const mine = own[one.interaction] ?? UNDECIDED;
  const usual = one.channel === "webchat" ? LINE : KEEP;
  return { fate: mine.fate || all.fate || usual, note: mine.note || all.note };
}

/** What the desk is told. */
export function partingFrame(held: readonly Leaving[], all: Parting, own: Readonly<Record<string, Parting>>): SignOut {
  const partings = held.map((one) => [one.interaction, partingOf(one, all, own)] as const);
  return {
    t: "sign-out",
    held: Object.fromEntries(
      partings.map(([interaction, { fate }]) => [interaction, fate === LINE || fate === KEEP ? fate : { agent: fate }]),
    ),
    notes: Object.fromEntries(
      partings
        .filter(([, { fate, note }]) => fate !== KEEP && note.trim() !== "")
        .map(([id, { note }]) => [id, note.trim()]),
    ),
  };
}

import type { DeskClientFrame, HeldInteraction } from "../../../protocol/desk-socket.ts";

type Told = Pick<Extract<DeskClientFrame, { t: "sign-out" }>, "held" | "notes">;

/** With the longest notes, each character of them escaped, they fit into a frame. */
const AT_ONCE = 7;

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

/** What the desk is told, in as many parts as its frames need. */
export function partings(held: readonly Leaving[], all: Parting, own: Readonly<Record<string, Parting>>): Told[] {
  const decided = held.map((one) => [one.interaction, partingOf(one, all, own)] as const);
  const told: Told[] = [];
  for (let first = 0; first < decided.length; first += AT_ONCE) {
    const some = decided.slice(first, first + AT_ONCE);
    const notes = some.filter(([, { fate, note }]) => fate !== KEEP && note.trim() !== "");
    told.push({
      held: Object.fromEntries(
        some.map(([id, { fate }]) => [id, fate === LINE || fate === KEEP ? fate : { agent: fate }]),
      ),
      notes: Object.fromEntries(notes.map(([id, { note }]) => [id, note.trim()])),
    });
  }
  return told;
}

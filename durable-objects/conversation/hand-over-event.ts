import type { EntryEvent } from "../../protocol/conversation-entry.ts";
import type { StoredInteraction } from "./interaction-store.ts";

/** What the log says when an agent has it: by whom it was given, or why it went to them; `name` as the customer may read it. */
export function handOverEvent(one: StoredInteraction, name: string): EntryEvent {
  const { because: reason, waited, transfer } = one;
  const choice = one.choice == null ? {} : { choice: one.choice };
  // A colleague who was asked by name was chosen by nobody.
  if (transfer !== null)
    return {
      type: "transferred",
      from: transfer.byName,
      to: name,
      note: transfer.note,
      ...(one.choice == null ? {} : { reason, ...choice }),
    };
  // What it waited before its close is told there.
  if (one.afterClose) return { type: "assigned", agent: name, waited: 0, reason, again: true };
  return { type: "assigned", agent: name, waited: waited * 1_000, reason, ...choice };
}

/** By one agent to another: why the first had it is no reason for the second. */
export function isPassedOn({ transfer, choice }: StoredInteraction): boolean {
  return transfer !== null && transfer.bySupervisor !== true && choice == null;
}

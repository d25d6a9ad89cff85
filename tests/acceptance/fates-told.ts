import type { DeliveryState } from "../../protocol/conversation-entry.ts";
import type { Change } from "../../protocol/conversation-socket.ts";

/** How far words of ours have come, as these changes tell it, in their order: a word that leaves says so itself. */
export function fatesTold(changes: readonly Change[]): { entry: string; state: DeliveryState; reason: string }[] {
  return changes.flatMap((change) => {
    if (change.kind === "delivery") return [{ entry: change.entry, state: change.state, reason: change.reason }];
    const leaves = change.kind === "entry" && change.entry.leaving;
    return leaves ? [{ entry: change.entry.id, state: "sending" as const, reason: "" }] : [];
  });
}

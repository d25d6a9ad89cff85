import type { DeskParts } from "./parts.ts";
import type { StoredSlot } from "./slot-store.ts";
import { snapshotFor } from "./snapshot.ts";

/** What an agent, or the clock in their place (`missed`), has answered to offer `n`. */
export interface OfferAnswer {
  n: number;
  yes: boolean;
  missed: boolean;
}

/** To whoever has offered it: a colleague's transfer to its conversation, all else to the line that it waits in. */
export function tellAnswer(parts: DeskParts, slot: StoredSlot, { n, yes, missed }: OfferAnswer, now: number): void {
  const { agent } = parts;
  const { interaction, conversation, campaign } = slot.parcel.summary;
  if (slot.source === "conversation") {
    parts.tellConversation(conversation, { verb: "answered", interaction, agent, name: nameOf(parts), n, yes });
  } else {
    const snapshot = snapshotFor(parts, campaign, now);
    parts.tellQueue(campaign, { verb: "answered", interaction, agent, n, yes, missed, snapshot });
  }
}

/** As customers and colleagues read it. */
export function nameOf({ facts }: Pick<DeskParts, "facts">): string {
  return facts.get("configuration")?.name ?? "";
}

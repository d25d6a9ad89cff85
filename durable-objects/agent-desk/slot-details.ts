import type { Parcel } from "../calls/interaction.ts";
import type { StoredSlot } from "./slot-store.ts";

type Given = Pick<StoredSlot, "parcel" | "source" | "giver" | "until" | "head">;

/** What a slot starts with beside its state, at a time (ms). */
export function slotDetails(given: Given, now: number) {
  const { summary } = given.parcel;
  return {
    ...given,
    since: now,
    askedAt: null,
    shown: false,
    // What came back after its close takes no room until somebody answers it.
    awaiting: summary.afterClose === true,
    // From the line it comes with a word that nobody has answered; of others the conversation's news tell.
    unanswered: given.source === "queue" ? summary.since : null,
  };
}

/** Somebody has answered what came back after its close. */
export function noLongerAfterClose({ summary: { afterClose: _, ...summary }, ...parcel }: Parcel): Parcel {
  return { ...parcel, summary };
}

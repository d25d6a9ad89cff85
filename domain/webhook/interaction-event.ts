/** As much of an interaction as tells what has become of it. */
export interface InteractionMoment {
  /** Empty until a line has let it in. */
  caseNumber: string;
  /** Who holds it; null: nobody. */
  holder: string | null;
  ended: boolean;
  rating: number | null;
}

export type InteractionStep = "waiting" | "assigned" | "closed" | "reopened" | "rated";

/**
 * What other programs are told when an interaction goes from one moment to the next; null: nothing that they would see. It waits from when a
 * line has let it in, and again when its agent is gone; it is assigned whenever its holder is another; closed is every end of it.
 */
export function interactionStep(before: InteractionMoment | null, after: InteractionMoment): InteractionStep | null {
  const wasEnded = before?.ended ?? false;
  if (after.ended) {
    if (!wasEnded) return "closed";
    return after.rating !== null && after.rating !== before?.rating ? "rated" : null;
  }
  if (wasEnded) return "reopened";
  if (after.caseNumber === "") return null;
  const known = before !== null && before.caseNumber !== "" ? before.holder : undefined;
  if (after.holder === known) return null;
  return after.holder === null ? "waiting" : "assigned";
}

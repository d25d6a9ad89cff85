/** How far a word has come on its way to a customer; a receipt moves it up, never down (design: a receipt is kept by rank). */
export type Delivery = "sending" | "unknown" | "sent" | "failed" | "delivered" | "seen";

const RANK: Record<Delivery, number> = { sending: 0, unknown: 1, sent: 2, failed: 3, delivered: 4, seen: 5 };

/** The better known of two: what a customer has seen did not fail, whatever comes late. */
export function further(known: Delivery, told: Delivery): Delivery {
  return RANK[told] > RANK[known] ? told : known;
}

/** Only what has failed, or may have, is sent once more by hand. */
export function maySendAgain(known: Delivery): boolean {
  return known === "failed" || known === "unknown";
}

import { isCourtesy } from "../interaction/courtesy.ts";

/** What a desk shows that may ring. */
export interface Ringing {
  /** One key an offer: offered again, it is another. */
  offers: readonly { interaction: string; n: number }[];
  held: readonly {
    interaction: string;
    unread: number;
    last: { by: "visitor" | "agent" | "system"; text: string } | null;
    /** The customer wrote again after the close. */
    afterClose: boolean;
  }[];
  /** Ids of what a supervisor has told. */
  notices: readonly string[];
}

export type News =
  | { kind: "offer"; interaction: string; n: number }
  | { kind: "given"; interaction: string }
  | { kind: "message"; interaction: string }
  | { kind: "notice"; id: string };

/**
 * What is new enough to ring, the most urgent first: an offer, a supervisor's word, a conversation given without asking, a customer's
 * words. Null: nothing. Courtesies and what comes after a close never ring (R12), nor what one has just accepted or begun.
 */
export function newsIn(before: Ringing, now: Ringing): News | null {
  const isKnown = (one: { interaction: string; n: number }) =>
    before.offers.some(({ interaction, n }) => interaction === one.interaction && n === one.n);
  const offer = now.offers.find((one) => !isKnown(one));
  if (offer !== undefined) return { kind: "offer", interaction: offer.interaction, n: offer.n };
  const told = now.notices.find((id) => !before.notices.includes(id));
  if (told !== undefined) return { kind: "notice", id: told };

  const own = now.held.filter(({ afterClose }) => !afterClose);
  const earlier = new Map(before.held.map((one) => [one.interaction, one]));
  const wasOffered = (id: string) => before.offers.some(({ interaction }) => interaction === id);
  const given = own.find(
    ({ interaction, last }) => !earlier.has(interaction) && !wasOffered(interaction) && last?.by !== "agent",
  );
  if (given !== undefined) return { kind: "given", interaction: given.interaction };
  const written = own.find(({ interaction, unread, last }) => {
    const was = earlier.get(interaction);
    // The words with which a conversation came are told a moment after it: they have rung with it.
    if (was === undefined || was.last === null) return false;
    const more = unread - was.unread;
    return more > 1 || (more === 1 && !(last?.by === "visitor" && isCourtesy(last.text)));
  });
  return written === undefined ? null : { kind: "message", interaction: written.interaction };
}

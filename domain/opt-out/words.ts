import type { Language } from "../campaign/campaign.ts";

/** What takes a STOP back. ALTA is not among them: sent to Uruguay's register it asks for the contrary. */
const OPT_IN = ["START", "UNSTOP"];
/** Characters: more than any word with room for what is passed over; a longer text is no single word. */
const LONGEST_LOOKED_AT = 200;

/**
 * What a customer's whole message asks for, in any of the languages of the words: compared without case, accents, spaces, punctuation
 * and signs (decisions: STOP). A word inside a sentence means nothing, and nor does one that only begins like it.
 */
export function meaningOf(
  text: string,
  words: Readonly<Record<Language, readonly string[]>>,
): "opt-out" | "opt-in" | null {
  const said = text.length > LONGEST_LOOKED_AT ? "" : plain(text);
  if (said === "") return null;
  const isSaid = (word: string) => plain(word) === said;
  if (Object.values(words).some((list) => list.some(isSaid))) return "opt-out";
  return OPT_IN.some(isSaid) ? "opt-in" : null;
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

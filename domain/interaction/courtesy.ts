/** Said after a close they ask for nothing: *gracias*, *ok*, a thumb. Editable later; these are the ones we start with. */
const COURTESIES = new Set([
  "gracias",
  "muchas gracias",
  "mil gracias",
  "ok",
  "oka",
  "okay",
  "dale",
  "listo",
  "perfecto",
  "genial",
  "buenisimo",
  "obrigado",
  "obrigada",
  "muito obrigado",
  "muito obrigada",
  "valeu",
  "brigado",
  "brigada",
  "beleza",
  "thanks",
  "thank you",
  "thank you very much",
  "thx",
  "ty",
  "great",
  "perfect",
]);

/** Only courtesy, nothing else: compared without case, accents, punctuation and emoji. Emoji alone are courtesy too; nothing at all is not. */
export function isCourtesy(text: string): boolean {
  if (text.trim() === "") return false;
  const words = text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (words === "") return /\p{Extended_Pictographic}/u.test(text);
  return COURTESIES.has(words);
}

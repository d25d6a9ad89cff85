/** Said after a close these ask for nothing; without case and accents. Editable later; these are the ones we start with. */
const COURTESIES = new Set([
  ...["gracias", "muchas gracias", "mil gracias", "gracias a vos", "gracias a usted", "dale", "listo", "perfecto"],
  ...["genial", "buenisimo", "saludos", "chau"],
  ...["obrigado", "obrigada", "muito obrigado", "muito obrigada", "brigado", "brigada", "obg", "valeu", "vlw"],
  ...["beleza", "blz", "tchau"],
  ...["thanks", "many thanks", "thanks a lot", "thank you", "thank you so much", "thank you very much", "thx", "ty"],
  ...["great", "perfect", "cheers", "bye"],
  ...["ok", "oka", "okay", "okey"],
]);
const LONGEST_WORDS = 4;
/** Signs that say no more than thanks; any other (a thumb down, a tear) is worth an agent's look. */
const FRIENDLY = new Set("👍👌🙏👏🙌🤝💪👋❤💙💚💛🧡💜🤍♥☺🙂😊😀😃😄😁😉😍🥰😘🤗😎🎉✨⭐💯✅✔");

/** Nothing but courtesies, in words or signs: compared without case, accents, punctuation and drawn-out letters. A question is none. */
export function isCourtesy(text: string): boolean {
  if (/[?¿]/.test(text)) return false;
  const signs = text.match(/\p{Extended_Pictographic}/gu) ?? [];
  if (!signs.every((sign) => FRIENDLY.has(sign))) return false;
  const words = wordsOf(text);
  return (signs.length > 0 || words.length > 0) && areCourtesies(words);
}

function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .replaceAll(/(\p{L})\1{2,}/gu, "$1")
    .trim();
  return plain === "" ? [] : plain.split(" ");
}

/** *Ok, muchas gracias* is two courtesies: the longest that fits is taken, then the next. */
function areCourtesies(words: readonly string[]): boolean {
  for (let at = 0; at < words.length; ) {
    let length = Math.min(LONGEST_WORDS, words.length - at);
    while (length > 0 && !COURTESIES.has(words.slice(at, at + length).join(" "))) length -= 1;
    if (length === 0) return false;
    at += length;
  }
  return true;
}

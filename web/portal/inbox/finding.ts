import { plain } from "../plain.ts";

/** Shorter digits would be found in every number. */
const FEWEST_DIGITS = 3;

/**
 * Whether all words of the search are in one of these texts, without accents and case. Digits are also looked for in `number`, however
 * either is written: `094 215`, `+598 94215` and `94-215` find `+598 94 215 870` (SMS-90).
 */
export function isFound(sought: string, texts: readonly string[], number: string): boolean {
  const all = plain(texts.join(" "));
  const digits = digitsOf(number);
  if (digits !== "" && isNumber(sought) && digits.includes(withoutTrunk(digitsOf(sought)))) return true;
  return plain(sought)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function isNumber(text: string): boolean {
  return /^[\d\s+().-]+$/.test(text) && digitsOf(text).length >= FEWEST_DIGITS;
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, "");
}

/** A national number begins with 0 where an international one has its country; 00 stands for +. */
function withoutTrunk(digits: string): string {
  return digits.replace(/^0{1,2}/, "");
}

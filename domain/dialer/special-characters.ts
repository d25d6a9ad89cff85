/** SMS-74: straight and curly quotes, the acute accent as a character of its own, and @. Letters with accents, ñ, ¿ and ! are none. */
const SPECIAL = /[´‘’“”'"@]/;

/** The first of them in a text or variable column; null without any. Addresses are not asked (SMS-75). */
export function specialCharacter(text: string): string | null {
  return SPECIAL.exec(text)?.[0] ?? null;
}

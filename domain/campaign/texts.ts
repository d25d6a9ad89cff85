import type { Language, Texts } from "./campaign.ts";

/** The text in the customer's language, else in the campaign's default one, else in any; empty when none was written. */
export function textFor(texts: Texts, language: Language, fallback: Language): string {
  return texts[language] || texts[fallback] || Object.values(texts).find((text) => text !== "") || "";
}

import { LANGUAGES, type Language } from "./campaign.ts";

/**
 * The language of a visitor (WEB-15): chosen by hand, else the first of the browser's that we speak, else the campaign's default.
 * `accepted` is an `Accept-Language` header.
 */
export function languageOf(accepted: string, chosen: Language | null, fallback: Language): Language {
  if (chosen !== null) return chosen;
  const wanted = accepted
    .split(",")
    .map((part) => {
      const [tag = "", ...options] = part.trim().split(";");
      const quality = options.map((option) => /^\s*q=([0-9.]+)$/.exec(option)?.[1]).find((q) => q !== undefined);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const spoken = LANGUAGES.find((language) => tag === language || tag.startsWith(`${language}-`));
    if (spoken !== undefined) return spoken;
  }
  return fallback;
}

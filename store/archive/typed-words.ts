import { SHORTEST_NUMBER } from "./search-row.ts";

/** A word as people type it into a search field: parts that stand side by side (`maria`, `example`, `com`), the last one perhaps begun. */
export interface TypedWord {
  parts: string[];
  /** Digits of what looks like a customer's number, without `+` and separators; null: it does not. */
  number: string | null;
}

/** Shorter ones are looked up whole, longer ones by their beginning; these two lengths have an index of their own. */
export const INDEXED_BEGINNINGS = [3, 4];

/** The words of a field, as the full-text index cuts and folds them; what has neither letter nor digit is none. */
export function typedWords(text: string): TypedWord[] {
  return text.split(/\s+/).flatMap((word) => {
    const parts = folded(word).match(/[\p{L}\p{N}\p{Co}]+/gu);
    return parts === null ? [] : [{ parts, number: numberOf(word) }];
  });
}

/** The beginnings that only the index's vocabulary tells apart: longer than those that have an index. */
export function isLookedUp(part: string): boolean {
  return [...part].length > Math.max(...INDEXED_BEGINNINGS);
}

function folded(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function numberOf(word: string): string | null {
  if (!/^\+?[\d().-]+$/.test(word)) return null;
  const digits = word.replaceAll(/\D/g, "");
  return digits.length < SHORTEST_NUMBER ? null : digits;
}

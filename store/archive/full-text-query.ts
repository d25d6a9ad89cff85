import type { TypedWord } from "./typed-words.ts";
import { INDEXED_BEGINNINGS, isLookedUp, typedWords } from "./typed-words.ts";

/** What is typed into search fields. */
export interface Typed {
  text?: string | undefined;
  subject?: string | undefined;
  customer?: string | undefined;
  name?: string | undefined;
  caseNumber?: string | undefined;
}

/** Columns of `interaction_search` that a field reads, and whether a number is looked for in it. */
const FIELDS: Record<keyof Typed, { columns: string; numbers: boolean }> = {
  text: { columns: "{words name mail phone case_number}", numbers: true },
  subject: { columns: "{subject}", numbers: false },
  customer: { columns: "{name mail phone case_number}", numbers: true },
  name: { columns: "{name}", numbers: false },
  caseNumber: { columns: "{case_number}", numbers: false },
};
const NAMES = Object.keys(FIELDS) as (keyof Typed)[];

/** The beginnings in it that the vocabulary must tell apart first (vocabulary.ts). */
export function beginningsOf(typed: Typed): string[] {
  const words = NAMES.flatMap((name) => typedWords(typed[name] ?? ""));
  return words.map(({ parts }) => parts.at(-1) ?? "").filter(isLookedUp);
}

/**
 * An FTS5 expression for what people type: every word must be there, in any order, as the beginning of a word; one of one or two
 * characters as the whole of it. What they type is quoted, so that no character of it is syntax. Null: no field asks for anything;
 * `""`: nothing can match.
 */
export function fullTextQuery(typed: Typed, known: ReadonlyMap<string, readonly string[] | null>): string | null {
  const asked: string[] = [];
  for (const name of NAMES) {
    const text = typed[name] ?? "";
    if (text.trim() === "") continue;
    const words = typedWords(text);
    const { columns, numbers } = FIELDS[name];
    const found = words.map((word) => oneWord(word, columns, numbers, known));
    if (words.length === 0 || found.includes(null)) return "";
    asked.push(...found.filter((one) => one !== null));
  }
  return asked.length === 0 ? null : asked.join(" AND ");
}

/** Null: no indexed word begins so. */
function oneWord(
  { parts, number }: TypedWord,
  columns: string,
  numbers: boolean,
  known: ReadonlyMap<string, readonly string[] | null>,
): string | null {
  const ways = phrases(parts, known);
  const either = [
    ...(ways.length === 0 ? [] : [`${columns} : (${ways.join(" OR ")})`]),
    ...(numbers && number !== null ? [`{phone} : "p${number}"`] : []),
  ];
  return either.length === 0 ? null : `(${either.join(" OR ")})`;
}

function phrases(parts: readonly string[], known: ReadonlyMap<string, readonly string[] | null>): string[] {
  const last = parts.at(-1) ?? "";
  const phrase = (end: string) => `"${[...parts.slice(0, -1), end].join(" ")}"`;
  if (!isLookedUp(last)) return [INDEXED_BEGINNINGS.includes([...last].length) ? `${phrase(last)}*` : phrase(last)];
  const words = known.get(last) ?? null;
  return words === null ? [`${phrase(last)}*`] : words.map(phrase);
}

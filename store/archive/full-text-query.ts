/** Columns of `interaction_words` that say who the customer is, and the one of their name. */
const CUSTOMER = "{name mail phone case_number}";
const NAME = "{name}";
const CASE_NUMBER = "{case_number}";

export interface Typed {
  text?: string | undefined;
  customer?: string | undefined;
  name?: string | undefined;
  caseNumber?: string | undefined;
}

/**
 * An FTS5 expression for what people type into search fields: every word must be there, in any order, as the beginning of a word.
 * What they type is quoted, so that no character of it is syntax. Null: no field asks for anything; `""`: nothing can match.
 */
export function fullTextQuery(typed: Typed): string | null {
  const parts: string[] = [];
  for (const [text, columns] of [
    [typed.text, ""],
    [typed.customer, `${CUSTOMER} : `],
    [typed.name, `${NAME} : `],
    [typed.caseNumber, `${CASE_NUMBER} : `],
  ] as const) {
    if (text === undefined || text.trim() === "") continue;
    const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    if (words.length === 0) return "";
    parts.push(`${columns}(${words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(" AND ")})`);
  }
  return parts.length === 0 ? null : parts.join(" AND ");
}

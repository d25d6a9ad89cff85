/** Columns of `interaction_words` that say who the customer is. */
const CUSTOMER = "{name mail phone case_number}";

/**
 * An FTS5 expression for what people type into search fields: every word must be there, in any order, as the beginning of a word.
 * What they type is quoted, so that no character of it is syntax. Null: neither field asks for anything; `""`: nothing can match.
 */
export function fullTextQuery(typed: { text?: string | undefined; customer?: string | undefined }): string | null {
  const parts: string[] = [];
  for (const [text, columns] of [
    [typed.text, ""],
    [typed.customer, `${CUSTOMER} : `],
  ] as const) {
    if (text === undefined || text.trim() === "") continue;
    const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    if (words.length === 0) return "";
    parts.push(`${columns}(${words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(" AND ")})`);
  }
  return parts.length === 0 ? null : parts.join(" AND ");
}

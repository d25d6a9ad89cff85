import { inTime } from "../database.ts";

/** Words with one beginning that are looked up one by one; where there are more, the index itself unites them, which reads them all. */
export const MOST_WORDS = 128;

/**
 * For each beginning the indexed words that have it; null: more than 128. One seek a word, however often it was said: a search then reads
 * along each of them and stops when its page is full.
 */
export async function wordsBeginning(
  archive: D1Database,
  beginnings: readonly string[],
): Promise<Map<string, string[] | null>> {
  if (beginnings.length === 0) return new Map();
  const asked = [...new Set(beginnings)];
  const answers = await inTime(
    archive.batch<{ term: string }>(asked.map((beginning) => archive.prepare(TERMS).bind(beginning, MOST_WORDS + 1))),
  );
  return new Map(
    asked.map((beginning, at) => {
      const terms = (answers[at]?.results ?? []).map(({ term }) => term);
      return [beginning, terms.length > MOST_WORDS ? null : terms];
    }),
  );
}

/** From each word to the next one: a plain scan would read every place where one stands. */
const TERMS = `WITH RECURSIVE found (term) AS (
    SELECT (SELECT term FROM interaction_terms WHERE term >= ?1 AND term <= ?1 || char(0x10ffff) LIMIT 1)
    UNION ALL
    SELECT (SELECT term FROM interaction_terms WHERE term >= found.term || char(1) AND term <= ?1 || char(0x10ffff) LIMIT 1)
    FROM found WHERE found.term IS NOT NULL LIMIT ?2)
  SELECT term FROM found WHERE term IS NOT NULL`;

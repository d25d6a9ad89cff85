/** The most characters of a number by whose beginnings it is found: E.164 has fifteen. */
const LONGEST_NUMBER = 15;
/** What somebody types of a number before it is looked up. */
export const SHORTEST_NUMBER = 3;

/**
 * SQL that indexes rows of `interactions`, known as `stored`, with `words`, an expression for what was said. A row's id is that of
 * `interactions.row`. International numbers stand in it by their beginnings, marked with a `p`; `tags` are what filters ask for (search-tags.ts).
 */
export function indexRows(words: string, from: string): string {
  return `INSERT OR REPLACE INTO interaction_search (rowid, words, subject, name, mail, phone, case_number, tags)
    SELECT stored.row, ${words}, stored.subject, stored.customer_name, stored.customer_mail, ${NUMBER}, stored.case_number, ${TAGS}
    FROM ${from}`;
}

const STARTS = Array.from({ length: LONGEST_NUMBER - SHORTEST_NUMBER + 1 }, (_, n) => SHORTEST_NUMBER + n).map(
  (length) =>
    `CASE WHEN length(stored.customer_phone) > ${length} THEN 'p' || substr(stored.customer_phone, 2, ${length}) || ' ' ELSE '' END`,
);
const NUMBER = `CASE WHEN stored.customer_phone LIKE '+%' THEN ${STARTS.join(" || ")} ELSE stored.customer_phone END`;

const LENGTH_S = "max((stored.closed_at - coalesce(stored.assigned_at, stored.closed_at)) / 1000, 0)";
const levelTag = (at: number) => `'l${at}' || hex(stored.disposition ->> '$.levels[${at}]')`;
const TAGS = [
  "'c' || hex(stored.campaign)",
  "'a' || hex(stored.agent)",
  "'h' || hex(stored.channel)",
  "'s' || hex(stored.state)",
  "coalesce('r' || stored.rating, '')",
  `'g' || length(format('%o', ${LENGTH_S}))`,
  "strftime('d%Y%m%d m%Y%m y%Y', stored.closed_at / 1000, 'unixepoch')",
  ...[0, 1, 2].map(levelTag),
].join(" || ' ' || ");

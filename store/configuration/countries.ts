import { inTime } from "../database.ts";

/** ISO 3166, of the accounts that carry our words: in their countries people write numbers as they dial them. */
export async function countriesOfAccounts(config: D1Database): Promise<string[]> {
  const asked = "SELECT DISTINCT settings ->> '$.country' AS country FROM providers WHERE deleted_at IS NULL";
  const { results } = await inTime(config.prepare(asked).all<{ country: string | null }>());
  return results.flatMap(({ country }) => country ?? []);
}

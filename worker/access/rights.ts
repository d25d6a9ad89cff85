import { type Rights, rightsOf } from "../../store/access/principals.ts";

const FRESH_MS = 60_000;
const MOST_KEPT = 2_000;
const kept = new Map<string, { rights: Rights; at: number }>();

/** What a user may do: read from D1 once a minute, used stale while D1 is away. Null: there is no such user. */
export async function rightsFor(config: D1Database, userId: string): Promise<Rights | null> {
  const now = Date.now();
  const known = kept.get(userId);
  if (known !== undefined && now - known.at < FRESH_MS) return known.rights;
  try {
    const rights = await rightsOf(config, userId);
    if (kept.size >= MOST_KEPT) kept.clear();
    if (rights !== null) kept.set(userId, { rights, at: now });
    return rights;
  } catch (error) {
    if (known !== undefined) return known.rights;
    throw error;
  }
}

/** What this isolate keeps is read anew at the next request. */
export function forgetRights(): void {
  kept.clear();
}

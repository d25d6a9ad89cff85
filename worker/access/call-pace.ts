import { callLedgerOf } from "../../durable-objects/addresses.ts";

/** Calls that an isolate takes from a program's ledger at once: asking for each would cost more than the call. */
const AT_ONCE = 10;
/** The ledger is full again by then: what was taken and not used would have been there anyway. */
const KEPT_MS = 10_000;
const MOST_PROGRAMS = 2_000;

const taken = new Map<string, { left: number; until: number }>();

/** One more call of a program: ms to wait, 0 lets it through (API-12: `domain/access/call-rate.ts`). */
export async function waitOf(env: Env, program: string, now: number): Promise<number> {
  const known = taken.get(program);
  if (known !== undefined && known.left > 0 && known.until > now) {
    known.left -= 1;
    return 0;
  }
  const { given, wait } = await callLedgerOf(env, program).calls(AT_ONCE);
  if (given === 0) return wait;
  // Another call of this program may have asked at the same time.
  const other = taken.get(program);
  const left = given - 1 + (other !== undefined && other.until > now ? other.left : 0);
  if (taken.size >= MOST_PROGRAMS) taken.clear();
  taken.set(program, { left, until: now + KEPT_MS });
  return 0;
}

/** What was taken here is given up, and asked for anew. */
export function forgetPaces(): void {
  taken.clear();
}

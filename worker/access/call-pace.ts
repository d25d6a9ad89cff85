import { callsAhead, type Taken } from "../../domain/access/call-rate.ts";
import { callLedgerOf } from "../../durable-objects/addresses.ts";

/** The ledger is full again by then: what was taken and not used would have been there anyway. */
const KEPT_MS = 10_000;
const MOST_PROGRAMS = 2_000;

const taken = new Map<string, Taken & { left: number }>();

/** One more call of a program: ms to wait, 0 lets it through (API-12: `domain/access/call-rate.ts`). */
export async function waitOf(env: Env, program: string, now: number): Promise<number> {
  const known = taken.get(program);
  if (known !== undefined && known.left > 0 && known.at + KEPT_MS > now) {
    known.left -= 1;
    return 0;
  }
  // An isolate that asks for each would pay more for asking than for the call.
  const { given, wait } = await callLedgerOf(env, program).calls(callsAhead(known ?? null, now));
  if (given === 0) return wait;
  // Another call of this program may have asked at the same time.
  const other = taken.get(program);
  const rest = other !== undefined && other.at + KEPT_MS > now ? other.left : 0;
  if (taken.size >= MOST_PROGRAMS) taken.clear();
  taken.set(program, { calls: given, at: now, left: given - 1 + rest });
  return 0;
}

/** What was taken here is given up, and asked for anew. */
export function forgetPaces(): void {
  taken.clear();
}

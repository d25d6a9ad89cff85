import type { ProviderSnapshot } from "../protocol/providers.ts";

/** For so long an isolate sends by an account without a limit, as it was last told, and asks nobody. */
const KEPT_MS = 1_000;
const MOST = 500;

const passes = new Map<string, { account: ProviderSnapshot; until: number }>();

/** The account, if whoever sends by it may do so at once as far as this isolate knows; null: ask its object. */
export function passOf(account: string, now: number): ProviderSnapshot | null {
  const pass = passes.get(account);
  return pass !== undefined && pass.until > now ? pass.account : null;
}

/** This account has no limit at `now`, ms, as its object has said. */
export function keepPass(account: ProviderSnapshot, now: number): void {
  if (passes.size >= MOST) passes.clear();
  passes.set(account.id, { account, until: now + KEPT_MS });
}

/** It has changed, or its carrier wants patience. */
export function dropPass(account: string): void {
  passes.delete(account);
}

import { providerOf } from "./addresses.ts";

/** Messages that a carrier has taken are told together: a call for each would be a third of what a message costs. */
const EVERY_MS = 1_000;
const MOST = 500;

/** By account: how many are not told yet, and the ms by which whoever has said so tells them. */
const untold = new Map<string, { count: number; tellBy: number }>();

/** The carrier has taken a message: a hint for the account's page, told within a second, and lost with the isolate. */
export function heardOut(env: Env, account: string, now: number): void {
  const known = untold.get(account);
  if (known !== undefined && known.tellBy > now) {
    known.count += 1;
    return;
  }
  if (untold.size >= MOST) untold.clear();
  untold.set(account, { count: (known?.count ?? 0) + 1, tellBy: now + 2 * EVERY_MS });
  setTimeout(() => tell(env, account), EVERY_MS);
}

function tell(env: Env, account: string): void {
  const count = untold.get(account)?.count ?? 0;
  untold.delete(account);
  if (count === 0) return;
  const told = providerOf(env, account).heard({ what: "out", at: Date.now(), detail: "", count });
  told.catch(() => {});
}

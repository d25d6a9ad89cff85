import { providerOf } from "../../durable-objects/addresses.ts";
import type { NamedHealth } from "../../protocol/providers.ts";
import { inTurns } from "../in-turns.ts";

/** An invocation may ask a thousand objects. */
const MOST = 500;

/** How accounts at carriers, or mailboxes, are, as their list shows it: of the first five hundred. */
export function accountsHealth(env: Env, accounts: readonly { id: string; name: string }[]): Promise<NamedHealth[]> {
  return inTurns(accounts.slice(0, MOST), async ({ id, name }) => ({
    name,
    health: await providerOf(env, id)
      .health()
      .catch(() => null),
  }));
}

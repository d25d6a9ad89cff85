import { conversationOf } from "../../durable-objects/addresses.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import { knownCustomer } from "../../durable-objects/known-customer.ts";
import { blockScopes } from "../../store/configuration/block-scopes.ts";
import type { StoredBlock } from "../../store/spool/black-list.ts";
import { scopesOf } from "./seen-scopes.ts";

/**
 * A STOP is also kept where it was said: whoever takes it off the list frees the customer there too, in each campaign that writes as that
 * sender. Told before the list is changed, which has the last word of what begins with us.
 */
export async function tellFreed(env: Env, { address, scope }: StoredBlock): Promise<void> {
  if (!scope.startsWith("sender:")) return;
  for (const owner of await blockScopes(env.CONFIG, "all")) {
    const { kind, id, channel, inForce, account } = owner;
    if (kind !== "campaign" || !inForce || account === null || !scopesOf(owner).includes(scope)) continue;
    const key = channel === "whatsapp" ? await knownCustomer(env, account.id, address) : address;
    await conversationOf(env, conversationName(env, channel, id, key)).freed(scope);
  }
}

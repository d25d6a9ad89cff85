import type { CarrierAccount } from "../channels/carrier.ts";
import type { ProviderSnapshot } from "../protocol/providers.ts";
import { unseal } from "../store/sealed.ts";

const MOST_OPENED = 200;
/** By what was sealed: opening it for each message costs more than to make its request. */
const opened = new Map<string, CarrierAccount["secrets"]>();

/** An account with its secrets in clear: for calls to its carrier, in memory alone, never stored, never sent on. */
export async function accountOf(env: Env, snapshot: ProviderSnapshot): Promise<CarrierAccount> {
  const { id, type, settings, sealedSecrets } = snapshot;
  const name = `${id} ${sealedSecrets}`;
  const secrets = opened.get(name) ?? (await unseal(env.SEAL_SECRET, id, sealedSecrets));
  if (opened.size >= MOST_OPENED) opened.clear();
  opened.set(name, secrets);
  return { id, type, settings, secrets };
}

/** Where this account's receipts come in. */
export function statusUrl(env: Env, snapshot: Pick<ProviderSnapshot, "door">): string {
  return `${env.PUBLIC_URL}/webhooks/${snapshot.door}/status`;
}

/** Which hosts a carrier may be at: those that the installation names; on one's own machine this machine too. */
export function addressRules(env: Env & { LOCAL_DEMO?: string }): { hosts: string[]; local: boolean } {
  const hosts = env.CARRIER_HOSTS.split(",")
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== "");
  return { hosts, local: env.LOCAL_DEMO === "true" };
}

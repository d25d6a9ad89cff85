import { DEFAULT_LIMITS, type ProviderNow, providerAlerts } from "../../domain/alerts/alerts.ts";
import { providerOf } from "../../durable-objects/addresses.ts";
import type { FailingProvider } from "../../protocol/alerts.ts";
import type { AlertedCampaign } from "../../store/configuration/alerted-campaigns.ts";
import { inTurns } from "../in-turns.ts";

/** What each account of these campaigns has seen of its carrier, by its id; an account that does not answer is left out. */
export async function providersNow(env: Env, campaigns: readonly AlertedCampaign[]): Promise<Map<string, ProviderNow>> {
  const accounts = [
    ...new Map(campaigns.flatMap(({ provider }) => (provider ? [[provider.id, provider]] : []))).values(),
  ];
  const seen = new Map<string, ProviderNow>();
  await inTurns(accounts, async ({ id, name }) => {
    const health = await providerOf(env, id)
      .health()
      .catch(() => null);
    if (health === null) return;
    const { lastOut, lastError, slowUntil } = health;
    seen.set(id, { provider: name, lastOut, lastError, slowUntil });
  });
  return seen;
}

/** The accounts of these campaigns whose carriers fail now, each with the campaigns that write by it. `now`: ms. */
export async function failingProviders(
  env: Env,
  campaigns: readonly AlertedCampaign[],
  now: number,
): Promise<FailingProvider[]> {
  const seen = await providersNow(env, campaigns);
  return [...seen].flatMap(([id, one]) => {
    const its = campaigns.filter(({ provider }) => provider?.id === id).map(({ name }) => name);
    return providerAlerts(one, DEFAULT_LIMITS, now).flatMap((alert) => {
      if (alert.kind !== "provider") return [];
      return { provider: alert.provider, since: alert.since, detail: alert.detail, campaigns: its };
    });
  });
}

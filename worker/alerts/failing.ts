import { DEFAULT_LIMITS, type ProviderNow, providerAlerts } from "../../domain/alerts/alerts.ts";
import { providerOf } from "../../durable-objects/addresses.ts";
import type { FailingProvider } from "../../protocol/alerts.ts";
import type { AlertedCampaign } from "../../store/configuration/alerted-campaigns.ts";

/** An invocation has six connections. */
const AT_ONCE = 6;

/** What each account of these campaigns has seen of its carrier, by its id; an account that does not answer is left out. */
export async function providersNow(env: Env, campaigns: readonly AlertedCampaign[]): Promise<Map<string, ProviderNow>> {
  const accounts = [
    ...new Map(campaigns.flatMap(({ provider }) => (provider ? [[provider.id, provider]] : []))).values(),
  ];
  const seen = new Map<string, ProviderNow>();
  for (let first = 0; first < accounts.length; first += AT_ONCE)
    await Promise.allSettled(
      accounts.slice(first, first + AT_ONCE).map(async ({ id, name }) => {
        const { lastOut, lastError, slowUntil } = await providerOf(env, id).health();
        seen.set(id, { provider: name, lastOut, lastError, slowUntil });
      }),
    );
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

import type { ProviderHealth } from "../../../../protocol/providers.ts";

export type HealthState = "disabled" | "waiting" | "failing" | "idle" | "good";

/** What an account's figures come to: a carrier that slows us down says more than an old error, an error more than silence. */
export function healthState(health: ProviderHealth, enabled: boolean, now: number): HealthState {
  const { lastIn, lastOut, lastError, slowUntil } = health;
  if (!enabled) return "disabled";
  if (slowUntil !== null && slowUntil > now) return "waiting";
  if (lastError !== null && lastError.at >= (lastOut ?? 0)) return "failing";
  return lastIn === null && lastOut === null ? "idle" : "good";
}

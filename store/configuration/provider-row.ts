import {
  PROVIDER_DEFAULTS,
  PROVIDER_FORMS,
  type ProviderResource,
  type ProviderSecret,
  type ProviderSettings,
} from "../../protocol/providers.ts";
import type { providers } from "../schema/accounts.ts";

export type ProviderRow = typeof providers.$inferSelect;

/** Settings that a later version added get their default. */
export function settingsOf({ type, settings }: Pick<ProviderRow, "type" | "settings">): ProviderSettings {
  return { ...PROVIDER_DEFAULTS, numberFormat: PROVIDER_FORMS[type].numberFormat, ...settings };
}

/** `secrets` are the names of those that are kept. */
export function resourceOf(row: ProviderRow, secrets: ProviderSecret[]): ProviderResource {
  const { id, name, type, channel, enabled, isDefault, version, door } = row;
  const webhooks = { inbound: `/webhooks/${door}/inbound`, status: `/webhooks/${door}/status` };
  return { id, name, type, channel, enabled, isDefault, settings: settingsOf(row), secrets, version, webhooks };
}

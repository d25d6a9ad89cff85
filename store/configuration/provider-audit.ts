import type { ProviderSecret } from "../../protocol/providers.ts";
import type { Actor } from "../changes.ts";
import { commit } from "./commit.ts";
import type { Named } from "./members.ts";
import { type ProviderRow, resourceOf } from "./provider-row.ts";

/** What the audit log keeps: neither a secret nor the door, and no query of an address, where people put passwords. */
export function audited(row: ProviderRow, secrets: ProviderSecret[], secretsGiven: ProviderSecret[]) {
  const { webhooks: _, ...resource } = resourceOf(row, secrets);
  const { settings } = resource;
  return { ...resource, settings: { ...settings, url: settings.url.replace(/\?.*$/s, "?…") }, secretsGiven };
}

/** A test message costs, and reaches somebody. */
export async function noteProviderTest(
  config: D1Database,
  actor: Actor,
  { id, name }: Named,
  after: object,
): Promise<void> {
  const subject = `provider:${id}`;
  await commit(config, actor, {
    action: "provider.test",
    subject,
    after: { name, ...after },
    statements: [],
    concerns: null,
  });
}

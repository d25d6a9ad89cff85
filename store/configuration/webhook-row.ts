import type { WebhookFields, WebhookResource } from "../../protocol/webhooks.ts";
import type { webhooks } from "../schema/programs.ts";
import type { Named } from "./members.ts";

export type WebhookRow = typeof webhooks.$inferSelect;
/** With campaigns for their names. */
export type WebhookSettings = Omit<WebhookFields, "campaigns"> & { campaigns: Named[] | null };

/** The columns that a form sets. */
export function columnsOf({ campaigns, ...fields }: WebhookSettings) {
  return { ...fields, campaigns: campaigns?.map(({ id }) => id) ?? null };
}

/** As its administrators see it, never with its secret; `campaigns`: null sends of all. */
export function resourceOf(row: Omit<WebhookRow, "secret">, campaigns: Named[] | null): WebhookResource {
  const { id, name, url, events, enabled, offReason, version, createdAt } = row;
  const names = campaigns?.map((one) => one.name) ?? null;
  return {
    id,
    name,
    url,
    events,
    campaigns: names,
    enabled,
    offReason,
    version,
    createdAt: new Date(createdAt).toISOString(),
  };
}

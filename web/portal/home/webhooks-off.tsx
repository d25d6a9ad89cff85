import type { ReadonlySignal } from "@preact/signals";
import type { WebhookResource } from "../../../protocol/webhooks.ts";
import { m } from "../../shared/paraglide/messages.js";
import { useRecords } from "../administration/record/use-records.ts";
import { answer, api } from "../api.ts";
import { Icon } from "../icon.tsx";
import { can } from "../session.ts";

type Off = Pick<WebhookResource, "id" | "name">;

/** Webhooks that have switched themselves off; nothing for who may not see them. */
export function useWebhooksOff(): ReadonlySignal<readonly Off[] | null> {
  return useRecords<Off>(async () =>
    can("keys") ? (await answer(api.webhooks.$get())).items.filter(({ offReason }) => offReason !== "") : [],
  ).rows;
}

/** Each with the way to where it is enabled again. */
export function WebhooksOff({ off }: { off: readonly Off[] }) {
  if (off.length === 0) return null;
  return (
    <ul class="alerts" aria-label={m.webhooks_title()}>
      {off.map(({ id, name }) => (
        <li key={id}>
          <Icon name="alert" />
          <a href={`/webhooks/${id}`}>{m.monitor_alert_webhook({ name })}</a>
        </li>
      ))}
    </ul>
  );
}

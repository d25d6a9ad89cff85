import type { EventDeliveryState, WebhookResource } from "../../../../protocol/webhooks.ts";
import { answer, api } from "../../api.ts";

/** As the list has it: with how its endpoint does. */
export type WebhookLine = WebhookResource & {
  /** ISO; null: its last answer was good. */
  failingSince: string | null;
  counts: Record<EventDeliveryState, number>;
};

export async function readWebhooks(): Promise<WebhookLine[]> {
  return (await answer(api.webhooks.$get())).items as WebhookLine[];
}

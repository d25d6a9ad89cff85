import { signal } from "@preact/signals";
import type { ProviderChoice } from "../../../protocol/providers.ts";
import { answer, api } from "../api.ts";

/** The accounts that a dialer can send by (SMS-43). */
export const providerChoices = signal<readonly ProviderChoice[]>([]);

export async function loadChoices(): Promise<void> {
  const { items } = await answer(api["provider-choices"].$get());
  providerChoices.value = items.filter(({ channel }) => channel === "sms" || channel === "whatsapp");
}

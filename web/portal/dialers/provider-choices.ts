import { signal } from "@preact/signals";
import type { ProviderChoice } from "../../../protocol/providers.ts";
import { answer, api } from "../api.ts";

/** The accounts that a dialer can send by (SMS-43). */
export const providerChoices = signal<readonly ProviderChoice[]>([]);

export async function loadChoices(): Promise<void> {
  const { items } = await answer(api["provider-choices"].$get());
  providerChoices.value = items.filter(({ channel }) => channel === "sms" || channel === "whatsapp");
}

/** Whether an account writes by WhatsApp, which begins with templates alone (WA-3). */
export function isWhatsApp(provider: string): boolean {
  return providerChoices.value.find(({ name }) => name === provider)?.channel === "whatsapp";
}

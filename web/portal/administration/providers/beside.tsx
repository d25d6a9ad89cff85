import type { ProviderResource } from "../../../../protocol/providers.ts";
import { Health } from "./health.tsx";
import { Templates } from "./templates.tsx";
import { TestMessage } from "./test-message.tsx";
import { Unread } from "./unread.tsx";
import { Webhooks } from "./webhooks.tsx";

/** What a kept account shows beside its form: how it does, what to tell the carrier, a way to try it. */
export function Beside({ provider }: { provider: ProviderResource }) {
  return (
    <>
      <Health name={provider.name} enabled={provider.enabled} />
      <Webhooks paths={provider.webhooks} />
      <TestMessage name={provider.name} channel={provider.channel} />
      {provider.channel === "whatsapp" && <Templates name={provider.name} />}
      <Unread name={provider.name} />
    </>
  );
}

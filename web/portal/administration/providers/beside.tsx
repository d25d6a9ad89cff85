import { useSignal } from "@preact/signals";
import type { ProviderResource } from "../../../../protocol/providers.ts";
import { providers } from "./door.ts";
import { Health } from "./health.tsx";
import { Templates } from "./templates.tsx";
import { TestMessage } from "./test-message.tsx";
import { Unread } from "./unread.tsx";
import { Webhooks } from "./webhooks.tsx";

/** What a kept account shows beside its form: how it does, what to tell the carrier, a way to try it. */
export function Beside({ provider }: { provider: ProviderResource }) {
  const tests = useSignal(0);
  return (
    <>
      <Health
        key={provider.name}
        ask={() => providers.health(provider.name)}
        enabled={provider.enabled}
        tests={tests.value}
      />
      <Webhooks paths={provider.webhooks} />
      <TestMessage
        name={provider.name}
        channel={provider.channel}
        sent={() => {
          tests.value += 1;
        }}
      />
      {provider.channel === "whatsapp" && <Templates name={provider.name} />}
      <Unread name={provider.name} />
    </>
  );
}

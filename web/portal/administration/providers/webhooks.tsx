import { useSignal } from "@preact/signals";
import type { ProviderResource } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";

/** The two addresses that the carrier is told of, whole, to be copied. */
export function Webhooks({ paths }: { paths: ProviderResource["webhooks"] }) {
  const said = useSignal("");
  const copy = async (address: string) => {
    try {
      await navigator.clipboard.writeText(address);
      said.value = m.providers_copied();
    } catch {
      said.value = m.providers_copy_failed();
    }
  };
  const both = [
    [m.providers_webhook_inbound(), paths.inbound],
    [m.providers_webhook_status(), paths.status],
  ] as const;
  return (
    <section aria-labelledby="provider-webhooks">
      <div class="section-head">
        <h2 id="provider-webhooks">{m.providers_webhooks()}</h2>
        <span role="status" class="quiet">
          {said.value}
        </span>
      </div>
      <p class="quiet provider-hint">{m.providers_webhooks_hint()}</p>
      <dl class="provider-webhooks">
        {both.map(([label, path]) => {
          const address = new URL(path, location.origin).href;
          return (
            <div key={path}>
              <dt>{label}</dt>
              <dd>
                <code>{address}</code>
                <button
                  type="button"
                  class="icon-button"
                  aria-label={m.providers_copy_what({ what: label })}
                  title={m.providers_copy()}
                  onClick={() => copy(address)}
                >
                  <Icon name="copy" />
                </button>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

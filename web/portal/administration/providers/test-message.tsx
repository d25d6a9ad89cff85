import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import type { Channel } from "../../../../domain/campaign/campaign.ts";
import type { ProviderTestResult } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Icon } from "../../icon.tsx";
import { problemText } from "../../problem-text.ts";
import { Said } from "../record/said.tsx";
import { providers } from "./door.ts";
import { testText } from "./test-text.ts";

interface TestMessageProps {
  name: string;
  channel: Channel;
  /** The carrier has been asked, whatever it said. */
  sent: () => void;
}

/** Where a free text must be answered for first, a test may be taken and never arrive. */
const HINTS: Partial<Record<Channel, () => string>> = {
  whatsapp: m.providers_test_hint_whatsapp,
  messenger: m.providers_test_hint_messenger,
};

/** One real message through the account, and what the carrier said to it. */
export function TestMessage({ name, channel, sent }: TestMessageProps) {
  const to = useSignal("");
  const text = useSignal<string>(m.providers_test_text_preset({ name }));
  const tried = useSignal(false);
  const busy = useSignal(false);
  const result = useSignal<ProviderTestResult | null>(null);
  const failure = useSignal<string | null>(null);

  const send = async () => {
    tried.value = true;
    if (busy.value || to.value.trim() === "" || text.value.trim() === "") return;
    busy.value = true;
    result.value = null;
    failure.value = null;
    try {
      result.value = await providers.test(name, to.value.trim(), text.value.trim());
      tried.value = false;
      sent();
    } catch (thrown) {
      const problem = problemOf(thrown);
      failure.value = problemText(problem);
    } finally {
      busy.value = false;
    }
  };
  const missing = (value: string, complaint: string) => (tried.value && value.trim() === "" ? complaint : undefined);
  const [noNumber, noText] = [missing(to.value, m.providers_error_to()), missing(text.value, m.providers_error_text())];

  return (
    <section aria-labelledby="provider-test">
      <h2 id="provider-test">{m.providers_test()}</h2>
      <p class="quiet provider-hint">{(HINTS[channel] ?? m.providers_test_hint)()}</p>
      <form
        class="dialog-form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <wa-input
          class={noNumber === undefined ? "" : "bad"}
          size="s"
          type={channel === "messenger" ? "text" : "tel"}
          label={channel === "messenger" ? m.providers_test_to_customer() : m.providers_test_to_number()}
          autocomplete="off"
          maxlength={64}
          value={to.value}
          onInput={(event: Event) => {
            to.value = (event.currentTarget as WaInput).value ?? "";
          }}
        >
          <Said hint="" complaint={noNumber} />
        </wa-input>
        <wa-input
          class={noText === undefined ? "" : "bad"}
          size="s"
          label={m.providers_test_text()}
          autocomplete="off"
          maxlength={500}
          value={text.value}
          onInput={(event: Event) => {
            text.value = (event.currentTarget as WaInput).value ?? "";
          }}
        >
          <Said hint="" complaint={noText} />
        </wa-input>
        <div>
          <wa-button size="s" appearance="outlined" loading={busy.value} onClick={send}>
            <span slot="start" class="button-icon">
              <Icon name="send" />
            </span>
            {m.providers_test_send()}
          </wa-button>
        </div>
        <button type="submit" hidden />
      </form>
      <div role="status">
        {result.value !== null && (
          <p class={result.value.outcome === "accepted" ? "strip good provider-result" : "strip late provider-result"}>
            <Icon name={result.value.outcome === "accepted" ? "check" : "alert"} />
            <span>{testText(result.value)}</span>
          </p>
        )}
        {failure.value !== null && (
          <p class="strip late provider-result">
            <Icon name="alert" />
            <span>{failure.value}</span>
          </p>
        )}
      </div>
    </section>
  );
}

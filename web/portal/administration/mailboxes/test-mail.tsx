import { useSignal } from "@preact/signals";
import type { MailboxTest } from "../../../../protocol/mailboxes.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { Icon } from "../../icon.tsx";
import { problemText } from "../../problem-text.ts";
import { mailboxes } from "./door.ts";
import { testText } from "./test-text.ts";

const ICONS = { good: "check", near: "warning", late: "alert" } as const;

/** A mail from the mailbox to itself, and whether it comes back: both ways are tried at once. */
export function TestMail({ name, address, sent }: { name: string; address: string; sent: () => void }) {
  const busy = useSignal(false);
  const result = useSignal<MailboxTest | null>(null);
  const failure = useSignal<string | null>(null);
  const send = async () => {
    if (busy.value) return;
    busy.value = true;
    result.value = null;
    failure.value = null;
    try {
      result.value = await mailboxes.test(name);
    } catch (thrown) {
      failure.value = problemText(problemOf(thrown));
    } finally {
      busy.value = false;
      sent();
    }
  };
  const said = result.value === null ? null : testText(result.value);
  return (
    <section aria-labelledby="mailbox-test">
      <h2 id="mailbox-test">{m.mailboxes_test()}</h2>
      <p class="quiet mailbox-hint">{m.mailboxes_test_hint({ address })}</p>
      <div>
        <wa-button size="s" appearance="outlined" loading={busy.value} onClick={send}>
          <span slot="start" class="button-icon">
            <Icon name="send" />
          </span>
          {m.mailboxes_test_send()}
        </wa-button>
      </div>
      <div role="status">
        {busy.value && <p class="quiet mailbox-hint">{m.mailboxes_test_waiting()}</p>}
        {said !== null && (
          <p class={`strip ${said.look} mailbox-result`}>
            <Icon name={ICONS[said.look]} />
            <span>{said.text}</span>
          </p>
        )}
        {failure.value !== null && (
          <p class="strip late mailbox-result">
            <Icon name="alert" />
            <span>{failure.value}</span>
          </p>
        )}
      </div>
    </section>
  );
}

import type { Signal } from "@preact/signals";
import type { ConversationClient } from "../../shared/live/conversation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { selected } from "../frame/selected.ts";
import { Icon } from "../icon.tsx";
import type { InteractionFacts } from "./facts.ts";

/** What a dialog or drawer is open for. */
export type Asked = "close" | "transfer" | "customer" | "opt-out" | null;

interface HeaderMenuProps {
  facts: InteractionFacts;
  client: ConversationClient;
  asked: Signal<Asked>;
  /** Transfer, close and print have buttons of their own. */
  wide: boolean;
  print?: () => void;
}

/** What one does seldom, and on phones everything. */
export function HeaderMenu({ facts, client, asked, wide, print }: HeaderMenuProps) {
  const choose = (event: Event) => {
    const value = selected(event);
    if (value === "transfer" || value === "close" || value === "opt-out") asked.value = value;
    if (value === "print") print?.();
    if (value === "copy") void navigator.clipboard?.writeText(facts.caseNumber);
    if (value === "await") {
      const id = crypto.randomUUID();
      void client.act({ t: "await-customer", id, turn: facts.turn, on: !facts.awaitingCustomer });
    }
  };
  return (
    <wa-dropdown size="s" placement="bottom-end" onwa-select={choose}>
      <button slot="trigger" type="button" class="icon-button" aria-label={m.inbox_more()}>
        <Icon name="more" />
      </button>
      {!wide && (
        <>
          <wa-dropdown-item value="transfer">
            <Icon slot="icon" name="transfer" />
            {m.inbox_transfer()}
          </wa-dropdown-item>
          <wa-dropdown-item value="close">
            <Icon slot="icon" name="check" />
            {m.inbox_close()}
          </wa-dropdown-item>
          {print !== undefined && (
            <wa-dropdown-item value="print">
              <Icon slot="icon" name="printer" />
              {m.mail_print()}
            </wa-dropdown-item>
          )}
        </>
      )}
      <wa-dropdown-item value="await">
        <Icon slot="icon" name="hourglass" />
        {facts.awaitingCustomer ? m.inbox_await_off() : m.inbox_await_on()}
      </wa-dropdown-item>
      <wa-dropdown-item value="copy">
        <Icon slot="icon" name="copy" />
        {m.inbox_copy_case({ number: facts.caseNumber })}
      </wa-dropdown-item>
      {facts.line !== null && !facts.line.optedOut && (
        <wa-dropdown-item value="opt-out">
          <Icon slot="icon" name="ban" />
          {m.inbox_opt_out()}
        </wa-dropdown-item>
      )}
    </wa-dropdown>
  );
}

import type { Signal } from "@preact/signals";
import type { HeldInteraction } from "../../../../protocol/desk-socket.ts";
import type { ConversationClient } from "../../../shared/live/conversation.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { age, hours, now } from "../../clock.ts";
import { targetName } from "../../conversation/event-text.ts";
import type { InteractionFacts } from "../../conversation/facts.ts";
import "../../conversation/header.css";
import { selected } from "../../frame/selected.ts";
import { Icon } from "../../icon.tsx";
import { Dial } from "../../inbox/dial.tsx";
import { customerName, rowOf } from "../../inbox/rows.ts";
import { useWide } from "../../wide.ts";

/** What a dialog or drawer is open for. */
export type Asked = "close" | "transfer" | "customer" | "opt-out" | null;

interface MailHeaderProps {
  subject: string;
  /** Mails of the thread. */
  count: number;
  facts: InteractionFacts;
  held: HeldInteraction;
  /** Whether the reader holds it: else only what it is, nothing to do. */
  mine: boolean;
  back: string;
  client: ConversationClient;
  asked: Signal<Asked>;
  print: () => void;
}

/** EML-45, EML-49: what about, how long, who, by which campaign, under which number; and what one may do with it. */
export function MailHeader(props: MailHeaderProps) {
  const { subject, count, facts, held, mine, back, client, asked, print } = props;
  const wide = useWide("(min-width: 900px)");
  const about = aboutLine(facts, count);
  return (
    <header class="conversation-header mail-header">
      {!wide && (
        <a class="icon-button" href={back} aria-label={m.inbox_back_to_list()}>
          <Icon name="chevron-left" />
        </a>
      )}
      <div class="conversation-who">
        <div class="conversation-name">
          <h1 class="cut" title={subject}>
            {subject}
          </h1>
          {mine && wide && <Waits held={held} />}
        </div>
        <p class="quiet conversation-line">
          {mine && !wide && <Waits held={held} />}
          <span class="cut" title={about}>
            {about}
          </span>
        </p>
      </div>
      {mine && facts.transferringTo !== null && <Transferring facts={facts} client={client} />}
      {mine && wide && facts.transferringTo === null && (
        <wa-button appearance="outlined" size="s" onClick={() => (asked.value = "transfer")}>
          <Icon slot="start" name="transfer" />
          {m.inbox_transfer()}
        </wa-button>
      )}
      {mine && wide && (
        <wa-button appearance="outlined" size="s" onClick={() => (asked.value = "close")}>
          <Icon slot="start" name="check" />
          {m.inbox_close()}
        </wa-button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={m.portal_key_customer()}
        title={m.portal_key_customer()}
        onClick={() => (asked.value = "customer")}
      >
        <Icon name="person" />
      </button>
      {wide && (
        <button type="button" class="icon-button" aria-label={m.mail_print()} title={m.mail_print()} onClick={print}>
          <Icon name="printer" />
        </button>
      )}
      {mine && <HeaderMenu facts={facts} client={client} asked={asked} wide={wide} print={print} />}
    </header>
  );
}

function aboutLine(facts: InteractionFacts, count: number): string {
  const name = customerName(facts);
  const { mail } = facts.customer;
  const parts = [name, mail === name ? "" : mail, facts.campaignName, m.mail_messages({ count }), facts.caseNumber];
  return parts.filter((part) => part !== "").join(" · ");
}

/** Reads the clock, so that only this part is drawn each second. */
function Waits({ held }: { held: HeldInteraction }) {
  const row = rowOf(held);
  if (row.section === "waiting-for-customer") return <span class="chip">{m.inbox_section_for_customer()}</span>;
  const waited = Math.max(0, now.value - row.since);
  if (row.section === "idle") return <span class="quiet mail-waits">{m.inbox_idle({ time: age(waited) })}</span>;
  const target = held.serviceLevel * 1_000;
  return (
    <span class="conversation-waits mail-waits">
      <Dial waited={waited} target={held.serviceLevel} title={m.inbox_customer_waits()} inHours />
      {target > 0 && <span class="quiet"> {m.inbox_of_target({ target: hours(target) })}</span>}
    </span>
  );
}

function Transferring({ facts, client }: Pick<MailHeaderProps, "facts" | "client">) {
  const cancel = () => void client.act({ t: "cancel-transfer", id: crypto.randomUUID(), turn: facts.turn });
  return (
    <span class="chip near">
      {m.inbox_waits_for({ name: targetName(facts.transferringTo ?? "") })}
      <button type="button" class="link" onClick={cancel}>
        {m.inbox_take_back()}
      </button>
    </span>
  );
}

function HeaderMenu({
  facts,
  client,
  asked,
  wide,
  print,
}: Pick<MailHeaderProps, "facts" | "client" | "asked" | "print"> & { wide: boolean }) {
  const choose = (event: Event) => {
    const value = selected(event);
    if (value === "transfer" || value === "close" || value === "opt-out") asked.value = value;
    if (value === "print") print();
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
          <wa-dropdown-item value="print">
            <Icon slot="icon" name="printer" />
            {m.mail_print()}
          </wa-dropdown-item>
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

import type { Signal } from "@preact/signals";
import type { HeldInteraction } from "../../../protocol/desk-socket.ts";
import type { ConversationClient } from "../../shared/live/conversation.ts";
import { m } from "../../shared/paraglide/messages.js";
import { now, timer } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { Dial } from "../inbox/dial.tsx";
import { customerName, rowOf } from "../inbox/rows.ts";
import { useWide } from "../wide.ts";
import { targetName } from "./event-text.ts";
import type { InteractionFacts } from "./facts.ts";
import "./header.css";
import { type Asked, HeaderMenu } from "./header-menu.tsx";

interface HeaderProps {
  facts: InteractionFacts;
  held: HeldInteraction;
  /** Whether the reader holds it: else only what it is, nothing to do. */
  mine: boolean;
  back: string;
  client: ConversationClient;
  asked: Signal<Asked>;
}

/** Who, where, since when, and what one may do with it. */
export function Header({ facts, held, mine, back, client, asked }: HeaderProps) {
  const wide = useWide("(min-width: 900px)");
  const roomy = useWide("(min-width: 1280px)");
  const name = customerName(facts);
  const line = aboutLine(facts, name, wide);
  return (
    <header class="conversation-header">
      {!wide && (
        <a class="icon-button" href={back} aria-label={m.inbox_back_to_list()}>
          <Icon name="chevron-left" />
        </a>
      )}
      <span class="tile">
        <Icon name={facts.channel} label={channelName(facts.channel)} />
      </span>
      <div class="conversation-who">
        <div class="conversation-name">
          <h1 class="cut" title={name}>
            {name}
          </h1>
          {mine && wide && <CustomerWaits held={held} />}
        </div>
        <p class="quiet conversation-line">
          {mine && !wide && <CustomerWaits held={held} />}
          <span class="cut" title={line}>
            {line}
          </span>
        </p>
      </div>
      {wide && facts.heldSince !== null && <Elapsed since={facts.heldSince} />}
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
      {!roomy && (
        <button
          type="button"
          class="icon-button"
          aria-label={m.portal_key_customer()}
          onClick={() => (asked.value = "customer")}
        >
          <Icon name="person" />
        </button>
      )}
      {mine && <HeaderMenu facts={facts} client={client} asked={asked} wide={wide} />}
    </header>
  );
}

/** By which address, in which campaign, why with this agent; on phones as much as fits. */
function aboutLine(facts: InteractionFacts, name: string, wide: boolean): string {
  const { customer, line, campaignName, caseNumber, assignedBecause } = facts;
  const typed = customer.name === "" || !wide ? "" : customer.mail || customer.phone;
  const said = line === null ? [campaignName, caseNumber, typed] : [line.address, campaignName, caseNumber];
  const because = wide && assignedBecause !== "" ? [m.inbox_assigned_as({ reason: assignedBecause })] : [];
  return [...said.filter((part) => part !== "" && part !== name), ...because].join(" · ");
}

/** Reads the clock, so that only this part is drawn each second. */
function CustomerWaits({ held }: { held: HeldInteraction }) {
  const row = rowOf(held);
  if (row.section === "waiting-for-customer") {
    const text = m.inbox_section_for_customer();
    return (
      <span class="chip" title={text}>
        {text}
      </span>
    );
  }
  if (row.section === "idle") return null;
  return (
    <span class="conversation-waits">
      <Dial waited={Math.max(0, now.value - row.since)} target={held.serviceLevel} title={m.inbox_customer_waits()} />
    </span>
  );
}

function Elapsed({ since }: { since: number }) {
  return (
    <span class="elapsed quiet" title={m.inbox_elapsed()} role="timer">
      {timer(now.value - since)}
    </span>
  );
}

function Transferring({ facts, client }: { facts: InteractionFacts; client: ConversationClient }) {
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

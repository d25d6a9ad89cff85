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
import type { InteractionFacts } from "./facts.ts";
import { HeaderBar } from "./header-bar.tsx";
import type { Asked } from "./header-menu.tsx";

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
  return (
    <HeaderBar
      back={back}
      tile={
        <span class="tile">
          <Icon name={facts.channel} label={channelName(facts.channel)} />
        </span>
      }
      title={name}
      waits={<CustomerWaits held={held} />}
      about={aboutLine(facts, name, wide)}
      elapsed={wide && facts.heldSince !== null && <Elapsed since={facts.heldSince} />}
      facts={facts}
      client={client}
      asked={asked}
      mine={mine}
      wide={wide}
      customerHidden={!roomy}
    />
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
  if (row.section === "waiting-for-customer" || row.section === "after-close") {
    const text = row.section === "after-close" ? m.inbox_section_after_close() : m.inbox_section_for_customer();
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

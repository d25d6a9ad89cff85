import type { Signal } from "@preact/signals";
import type { HeldInteraction } from "../../../../protocol/desk-socket.ts";
import type { ConversationClient } from "../../../shared/live/conversation.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { age, hours, now } from "../../clock.ts";
import type { InteractionFacts } from "../../conversation/facts.ts";
import { HeaderBar } from "../../conversation/header-bar.tsx";
import type { Asked } from "../../conversation/header-menu.tsx";
import { Dial } from "../../inbox/dial.tsx";
import { customerName, rowOf } from "../../inbox/rows.ts";
import { useWide } from "../../wide.ts";

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
  return (
    <HeaderBar
      kind="mail-header"
      back={back}
      title={subject}
      waits={<Waits held={held} />}
      about={aboutLine(facts, count)}
      facts={facts}
      client={client}
      asked={asked}
      mine={mine}
      wide={useWide("(min-width: 900px)")}
      customerHidden
      print={print}
    />
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
  if (row.section === "after-close") return <span class="chip">{m.inbox_section_after_close()}</span>;
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

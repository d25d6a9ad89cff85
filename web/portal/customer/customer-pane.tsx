import type WaDrawer from "@awesome.me/webawesome/dist/components/drawer/drawer.js";
import "@awesome.me/webawesome/dist/components/drawer/drawer.js";
import { useEffect, useRef } from "preact/hooks";
import type { CarrierLine } from "../../../protocol/interaction-view.ts";
import { m } from "../../shared/paraglide/messages.js";
import { timer } from "../clock.ts";
import { WhyWhom } from "../conversation/choice.tsx";
import { dispositionText } from "../conversation/disposition-text.ts";
import type { InteractionFacts } from "../conversation/facts.ts";
import { Icon } from "../icon.tsx";
import { channelName } from "../inbox/channel-name.ts";
import { Dial } from "../inbox/dial.tsx";
import { customerName } from "../inbox/rows.ts";
import { initials } from "../initials.ts";
import { LANGUAGE_NAMES } from "../language.ts";
import { can } from "../session.ts";
import "./customer.css";
import { Earlier } from "./earlier.tsx";

interface CustomerProps {
  facts: InteractionFacts;
  /** Whether the reader holds it, and so may know what was before. */
  mine: boolean;
}

/** Who writes: what they typed, where they are, what was before. */
export function CustomerPane({ facts, mine }: CustomerProps) {
  return (
    <aside class="customer" aria-label={m.inbox_customer()}>
      <Customer facts={facts} mine={mine} />
    </aside>
  );
}

/** The same, over the conversation, where there is no room beside it. */
export function CustomerDrawer({ facts, mine, closed }: CustomerProps & { closed: () => void }) {
  const drawer = useRef<WaDrawer | null>(null);
  useEffect(() => {
    const element = drawer.current;
    void element?.updateComplete.then(() => {
      element.open = true;
    });
  }, []);
  return (
    <wa-drawer
      ref={(element) => {
        drawer.current = element;
      }}
      class="customer-drawer"
      label={m.inbox_customer()}
      light-dismiss
      onwa-after-hide={(event: Event) => event.target === drawer.current && closed()}
    >
      <Customer facts={facts} mine={mine} />
    </wa-drawer>
  );
}

function Customer({ facts, mine }: CustomerProps) {
  const { customer } = facts;
  const name = customerName(facts);
  return (
    <div class="customer-body">
      <header class="customer-head">
        <span class="avatar">{/\p{L}/u.test(name) ? initials(name) : <Icon name="person" size={18} />}</span>
        <h2 class="cut" title={name}>
          {name}
        </h2>
      </header>
      {facts.line === null ? <Typed facts={facts} /> : <Reached facts={facts} line={facts.line} />}
      <section>
        <h3>{m.inbox_this_interaction()}</h3>
        <dl>
          <Fact label={m.inbox_campaign()} value={facts.campaignName} />
          <Fact label={m.inbox_case()} value={facts.caseNumber} />
          <Fact label={m.portal_language()} value={LANGUAGE_NAMES[customer.language]} />
          {facts.waited !== null && (
            <>
              <dt>{m.inbox_waited()}</dt>
              <dd>
                <Dial waited={facts.waited} target={facts.serviceLevel} />
                {facts.serviceLevel > 0 && (
                  <span class="quiet"> {m.inbox_of_target({ target: timer(facts.serviceLevel * 1_000) })}</span>
                )}
              </dd>
            </>
          )}
          {facts.assignedBecause !== "" && (
            <>
              <dt>{m.inbox_why()}</dt>
              <dd class="customer-why">
                <span>{facts.assignedBecause}</span>
                <WhyWhom told={facts.choice} />
              </dd>
            </>
          )}
          <Fact label={m.inbox_disposition_1()} value={dispositionText(facts.disposition)} />
          <PageOfCustomer page={customer.page} />
        </dl>
      </section>
      {(can("recordings.read") || mine) && <Earlier facts={facts} />}
    </div>
  );
}

function Typed({ facts: { customer, extra } }: { facts: InteractionFacts }) {
  return (
    <section>
      <h3>{m.inbox_what_they_typed()}</h3>
      <dl>
        <Fact label={m.inbox_name()} value={customer.name} />
        <Fact label={m.inbox_mail()} value={customer.mail} />
        {extra.length === 0 && <Fact label={m.inbox_phone()} value={customer.phone} />}
        {extra.map(({ label, value }) => (
          <Fact key={label} label={label} value={value} />
        ))}
      </dl>
    </section>
  );
}

/** By which address their carrier knows them, and whether they want to be written to. */
function Reached({ facts, line }: { facts: InteractionFacts; line: CarrierLine }) {
  return (
    <section>
      <h3>{m.inbox_addresses()}</h3>
      <dl>
        <Fact label={channelName(facts.channel)} value={line.address} />
        <Fact label={m.inbox_our_sender()} value={line.sender} />
      </dl>
      {line.optedOut && (
        <p>
          <span class="chip near">
            <Icon name="ban" size={14} />
            {m.inbox_wants_no_messages()}
          </span>
        </p>
      )}
    </section>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  if (value === "") return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** The page they are on; a link only when it is one (the address is theirs, hence hostile). */
function PageOfCustomer({ page }: { page: InteractionFacts["customer"]["page"] }) {
  if (page.url === "") return null;
  const url = URL.parse(page.url);
  const safe = url !== null && (url.protocol === "https:" || url.protocol === "http:");
  return (
    <>
      <dt>{m.inbox_page()}</dt>
      <dd>
        {safe ? (
          <a href={url.href} target="_blank" rel="noreferrer noopener" title={url.href}>
            {page.title || url.host}
          </a>
        ) : (
          page.title || page.url
        )}
      </dd>
    </>
  );
}

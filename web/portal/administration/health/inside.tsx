import { m } from "../../../shared/paraglide/messages.js";
import { moment } from "../../clock.ts";
import { addressOf } from "../../dialers/address.ts";
import { heldText } from "../../dialers/waiting-text.ts";
import { figure } from "../../number.ts";
import { can } from "../../session.ts";
import { AsidePart } from "./aside.tsx";
import { Part, type Seen } from "./part.tsx";

type Kind = "campaign" | "agent" | "provider" | "dialer" | "mailbox" | "webhook";

const KINDS: Record<Kind, () => string> = {
  campaign: m.audit_of_campaign,
  agent: m.audit_of_user,
  provider: m.audit_of_provider,
  dialer: m.audit_of_dialer,
  mailbox: m.audit_of_mailbox,
  webhook: m.audit_of_webhook,
};

/** What waits inside the house: changes of the configuration, dialers, calls among its objects, mails at its door. */
export function Inside({ seen }: { seen: Seen }) {
  return (
    <>
      <Part
        kind="notYetTold"
        title={m.health_untold()}
        seen={seen}
        columns={[m.health_who(), m.health_kind(), m.health_since(), m.people_state()]}
        empty={{ title: m.health_untold_none(), hint: m.health_untold_hint() }}
        keyOf={({ kind, name }) => `${kind} ${name}`}
        cells={({ kind, name, since, stuck }) => (
          <>
            <th scope="row">{name}</th>
            <td>{KINDS[kind]()}</td>
            <td>{moment(since)}</td>
            <td>
              <span class={stuck ? "chip late" : "chip near"}>{stuck ? m.health_stuck() : m.health_waiting()}</span>
            </td>
            <td />
          </>
        )}
      />
      <Part
        kind="dialers"
        title={m.health_dialers()}
        seen={seen}
        columns={[m.health_who(), m.health_since(), m.health_rows_left(), m.health_why()]}
        empty={{ title: m.health_dialers_none(), hint: m.health_dialers_hint() }}
        keyOf={({ name }) => name}
        cells={({ name, since, notProcessed, waitingFor, lastError }) => (
          <>
            <th scope="row">{can("dialers.run") ? <a href={addressOf(name)}>{name}</a> : name}</th>
            <td>{moment(since)}</td>
            <td>{figure(notProcessed)}</td>
            <td>
              {heldText(waitingFor)} {lastError !== null && `${moment(lastError.at)} · ${lastError.detail}`}
            </td>
            <td />
          </>
        )}
      />
      <Part
        kind="behind"
        title={m.health_behind()}
        seen={seen}
        columns={[m.health_who(), m.health_kind(), m.health_since(), m.health_calls()]}
        empty={{ title: m.health_behind_none(), hint: m.health_behind_hint() }}
        keyOf={({ kind, name }) => `${kind} ${name}`}
        cells={({ kind, name, since, calls }) => (
          <>
            <th scope="row">{name}</th>
            <td>{KINDS[kind]()}</td>
            <td>{since === null ? <span class="chip late">{m.health_silent()}</span> : moment(since)}</td>
            <td>{since === null ? "" : figure(calls)}</td>
            <td />
          </>
        )}
      />
      <AsidePart seen={seen} />
      <Part
        kind="mails"
        title={m.health_mails()}
        seen={seen}
        columns={[m.health_mail_from(), m.health_mail_to(), m.health_since(), m.health_tries(), m.health_why()]}
        empty={{ title: m.health_mails_none(), hint: m.health_mails_hint() }}
        keyOf={({ address, sender, since }) => `${address} ${sender} ${since}`}
        cells={({ address, sender, since, tries, detail }) => (
          <>
            <th scope="row">{sender === "" ? m.health_server() : sender}</th>
            <td>{address}</td>
            <td>{moment(since)}</td>
            <td>{figure(tries)}</td>
            <td>{detail}</td>
            <td />
          </>
        )}
      />
    </>
  );
}

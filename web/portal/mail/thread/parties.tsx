import { useSignal } from "@preact/signals";
import type { MailDetails, MailParty } from "../../../../protocol/mail.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { partyName, partyText } from "./party.ts";

/** A mail to a thousand people is no page of addresses. */
const SHOWN = 4;

/** `to cobranzas@…, Ana · cc fiscal@…`, all of it when one asks. */
export function Recipients({ mail }: { mail: MailDetails }) {
  const all = useSignal(false);
  const { to, cc } = mail;
  const hidden = Math.max(0, to.length - SHOWN) + Math.max(0, cc.length - SHOWN);
  const list = (parties: readonly MailParty[]) => (all.value ? parties : parties.slice(0, SHOWN));
  return (
    <p class="mail-to quiet">
      {to.length > 0 && (
        <span>
          {m.mail_to_lower()} <Names parties={list(to)} />
        </span>
      )}
      {cc.length > 0 && (
        <span>
          {" · "}
          {m.mail_cc_lower()} <Names parties={list(cc)} />
        </span>
      )}
      {hidden > 0 && !all.value && (
        <button type="button" class="link" onClick={() => (all.value = true)}>
          {m.mail_and_more({ count: hidden })}
        </button>
      )}
    </p>
  );
}

export function Parties({ label, parties }: { label: string; parties: readonly MailParty[] }) {
  return (
    <p class="mail-to quiet">
      {label}: <Names parties={parties} />
    </p>
  );
}

function Names({ parties }: { parties: readonly MailParty[] }) {
  return (
    <>
      {parties.map((party, at) => (
        <span key={`${at} ${party.address}`} title={partyText(party)}>
          {at > 0 && ", "}
          {partyName(party)}
        </span>
      ))}
    </>
  );
}

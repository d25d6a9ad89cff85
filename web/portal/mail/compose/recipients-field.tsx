import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { MailParty } from "../../../../protocol/mail.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { partyName, partyText } from "../thread/party.ts";
import { endsAddress, withTyped } from "./recipients.ts";

interface RecipientsFieldProps {
  label: string;
  parties: readonly MailParty[];
  set: (parties: MailParty[]) => void;
  /** What is typed and is no address yet: it keeps the mail from leaving. */
  left: (typed: string) => void;
  complaint: string | undefined;
  /** Addresses that are likely. */
  known: readonly MailParty[];
  autofocus?: boolean;
  /** At the right of the line. */
  children?: ComponentChildren;
}

/** Addresses as chips: typed or pasted, one or a list; what is no address stays as it was typed and says so. */
export function RecipientsField({
  label,
  parties,
  set,
  left,
  complaint,
  known,
  autofocus,
  children,
}: RecipientsFieldProps) {
  const typed = useSignal("");
  const wrong = useSignal(false);
  const field = useRef<HTMLInputElement | null>(null);
  const id = useId();
  useEffect(() => {
    if (autofocus) field.current?.focus();
  }, []);

  const write = (text: string) => {
    typed.value = text;
    wrong.value = false;
    left(text.trim());
  };
  const take = () => {
    if (typed.value.trim() === "") return write("");
    const next = withTyped(parties, typed.value);
    if (next.parties.length > parties.length) set(next.parties);
    write(next.left);
    wrong.value = next.left !== "";
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take();
    }
    if (event.key === "Backspace" && typed.value === "" && parties.length > 0) set(parties.slice(0, -1));
  };
  const said = wrong.value ? m.mail_error_address({ address: typed.value }) : complaint;

  return (
    <div class={said === undefined ? "mail-line" : "mail-line bad"}>
      <label for={id}>{label}</label>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the field is a click on it */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field in it takes the keys */}
      <div class="mail-chips" onClick={(event) => event.target === event.currentTarget && field.current?.focus()}>
        {parties.map((party, at) => (
          <span class="mail-chip" key={party.address} title={partyText(party)}>
            <span class="cut">{partyName(party)}</span>
            <button
              type="button"
              aria-label={m.mail_remove_recipient({ address: party.address })}
              onClick={() => {
                set(parties.filter((_, other) => other !== at));
                field.current?.focus();
              }}
            >
              <Icon name="cross" size={12} />
            </button>
          </span>
        ))}
        <input
          ref={field}
          id={id}
          type="text"
          inputMode="email"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          list={`${id}-known`}
          value={typed.value}
          aria-invalid={said !== undefined}
          aria-describedby={said === undefined ? undefined : `${id}-said`}
          onInput={(event) => {
            write(event.currentTarget.value);
            if (endsAddress(typed.value) || known.some((party) => partyText(party) === typed.value)) take();
          }}
          onKeyDown={keyed}
          onBlur={take}
        />
        <datalist id={`${id}-known`}>
          {known
            .filter(({ address }) => !parties.some((party) => party.address === address))
            .map((party) => (
              <option key={party.address} value={partyText(party)} />
            ))}
        </datalist>
      </div>
      {children}
      {said !== undefined && (
        <p class="mail-complaint" id={`${id}-said`} role="alert">
          <Icon name="alert" size={14} />
          {said}
        </p>
      )}
    </div>
  );
}

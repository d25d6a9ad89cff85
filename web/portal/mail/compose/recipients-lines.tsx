import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { MailParty } from "../../../../protocol/mail.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { RecipientsField } from "./recipients-field.tsx";
import type { Complaints } from "./refused.ts";

const LISTS = ["to", "cc", "bcc"] as const;
type List = (typeof LISTS)[number];

const LABELS: Record<List, () => string> = { to: m.mail_to, cc: m.mail_cc, bcc: m.mail_bcc };

interface RecipientsLinesProps {
  lists: Record<List, readonly MailParty[]>;
  set: (list: List, parties: MailParty[]) => void;
  left: (list: List, typed: string) => void;
  complaints: Complaints;
  known: readonly MailParty[];
  autofocus?: boolean;
  children?: ComponentChildren;
}

/** To, and the other two once somebody is in them or one asks for them. */
export function RecipientsLines({
  lists,
  set,
  left,
  complaints,
  known,
  autofocus = false,
  children,
}: RecipientsLinesProps) {
  const asked = useSignal<readonly List[]>([]);
  const shown = LISTS.filter((list) => list === "to" || lists[list].length > 0 || asked.value.includes(list));
  const hidden = LISTS.filter((list) => !shown.includes(list));
  return (
    <>
      {shown.map((list, at) => (
        <RecipientsField
          key={list}
          label={LABELS[list]()}
          parties={lists[list]}
          set={(parties) => set(list, parties)}
          left={(typed) => left(list, typed)}
          complaint={complaints[list]}
          known={known}
          autofocus={list === "to" ? autofocus : asked.value.at(-1) === list}
        >
          {at === 0 &&
            hidden.map((other) => (
              <button
                key={other}
                type="button"
                class="mail-add-list"
                onClick={() => {
                  asked.value = [...asked.value, other];
                }}
              >
                {LABELS[other]()}
              </button>
            ))}
        </RecipientsField>
      ))}
      {children}
    </>
  );
}

import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import type { DialerDraft, DialerResource } from "../../../protocol/dialer-fields.ts";
import { m } from "../../shared/paraglide/messages.js";
import { ConfirmDialog } from "../administration/record/confirm-dialog.tsx";
import { type NamedKind, NamedRecord } from "../administration/record/named-record.tsx";
import { addressOf, settingsOf } from "./address.ts";
import { readDialers } from "./dialer-list.ts";
import { dialers } from "./door.ts";

/** What differs between the forms of dialers of messages and of mails. */
export interface FormOf<Draft extends object> {
  kind: NamedKind<DialerResource, Draft, DialerDraft>;
  newTitle: () => string;
  fields: (kept: boolean) => ComponentChildren;
  means: () => ComponentChildren;
}

interface SheetProps<Draft extends object> {
  form: FormOf<Draft>;
  /** Null for a new one. */
  first: DialerResource | null;
  named: (name: string) => void;
}

/** A dialer's settings on a page. A new one is made to be used: it leads to its board, where lists are uploaded. */
export function DialerSheet<Draft extends object>({ form, first, named }: SheetProps<Draft>) {
  const { route } = useLocation();
  return (
    <NamedRecord
      kind={form.kind}
      first={first}
      named={named}
      addressOf={settingsOf}
      made={addressOf}
      title={(now) => (now === null ? form.newTitle() : m.dialers_settings())}
      parent={(now) =>
        now === null ? { href: "/dialers", label: m.dialers_title() } : { href: addressOf(now.name), label: now.name }
      }
      aside={form.means}
      fields={(now) => form.fields(now !== null)}
      unsaved={m.dialers_unsaved()}
      deleteLabel={m.dialers_delete()}
      deleting={({ name }, closed) => (
        <ConfirmDialog
          title={m.dialers_delete_dialer_title({ name })}
          what={m.dialers_delete_dialer_what()}
          act={m.dialers_delete()}
          carryOut={async () => {
            await dialers.remove(name);
            await readDialers();
            route("/dialers", true);
          }}
          closed={closed}
        />
      )}
    />
  );
}

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import type { DialerDraft, DialerResource } from "../../../protocol/dialer-fields.ts";
import type { FieldError } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { ConfirmDialog } from "../administration/record/confirm-dialog.tsx";
import { RecordPage } from "../administration/record/record-page.tsx";
import { addressOf, settingsOf } from "./address.ts";
import { readDialers } from "./dialer-list.ts";
import { dialers } from "./door.ts";
import { dialerErrorText } from "./error-text.ts";

/** What differs between the forms of dialers of messages and of mails. */
export interface FormOf<Draft extends object> {
  fresh: Draft;
  draftOf: (kept: DialerResource) => Draft;
  /** What the door takes. */
  fieldsOf: (draft: Draft) => DialerDraft;
  /** Everything that the door would refuse, at once (SMS-48). */
  check: (draft: Draft) => FieldError[];
  /** The field of the form that a path of the door is about. */
  fieldAt: (path: string) => string;
  newTitle: () => string;
  fields: (kept: boolean) => ComponentChildren;
  means: () => ComponentChildren;
}

interface SheetProps<Draft extends object> {
  form: FormOf<Draft>;
  /** Null for a new one. */
  first: DialerResource | null;
  /** Called with the name under which it is kept from now on. */
  named: (name: string) => void;
}

/** A dialer's settings on a page: made, changed, deleted. */
export function DialerSheet<Draft extends object>({ form, first, named }: SheetProps<Draft>) {
  const { route } = useLocation();
  const dialer = useSignal(first);
  const going = useSignal(false);
  const now = dialer.value;

  const save = async (draft: Draft) => {
    const fields = form.fieldsOf(draft);
    const before = dialer.value;
    dialer.value =
      before === null
        ? await dialers.create(fields)
        : await dialers.replace(before.name, { ...fields, version: before.version });
    void readDialers();
    return form.draftOf(dialer.value);
  };
  const saved = () => {
    const next = dialer.value;
    if (next === null || settingsOf(next.name) === location.pathname) return;
    // A new one is made to be used: its board is where lists are uploaded.
    if (first === null) return route(addressOf(next.name), true);
    named(next.name);
    route(settingsOf(next.name), true);
  };

  return (
    <>
      <RecordPage<Draft>
        title={now === null ? form.newTitle() : m.dialers_settings()}
        parent={
          now === null ? { href: "/dialers", label: m.dialers_title() } : { href: addressOf(now.name), label: now.name }
        }
        first={first === null ? form.fresh : form.draftOf(first)}
        check={form.check}
        fieldAt={form.fieldAt}
        say={dialerErrorText}
        save={save}
        saved={saved}
        reread={async () => {
          dialer.value = await dialers.one(now?.name ?? "");
          return form.draftOf(dialer.value);
        }}
        unsaved={m.dialers_unsaved()}
        actions={
          now !== null && (
            <wa-button
              size="s"
              appearance="outlined"
              variant="danger"
              onClick={() => {
                going.value = true;
              }}
            >
              {m.dialers_delete()}
            </wa-button>
          )
        }
        aside={form.means()}
      >
        {form.fields(now !== null)}
      </RecordPage>
      {going.value && now !== null && (
        <ConfirmDialog
          title={m.dialers_delete_dialer_title({ name: now.name })}
          what={m.dialers_delete_dialer_what()}
          act={m.dialers_delete()}
          carryOut={async () => {
            await dialers.remove(now.name);
            await readDialers();
            route("/dialers", true);
          }}
          closed={() => {
            going.value = false;
          }}
        />
      )}
    </>
  );
}

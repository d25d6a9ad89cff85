import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { PhoneDialerResource } from "../../../protocol/dialer-fields.ts";
import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { loadHolidays } from "../administration/campaigns/holidays.ts";
import { ConfirmDialog } from "../administration/record/confirm-dialog.tsx";
import { Opening } from "../administration/record/opening.tsx";
import { RecordPage } from "../administration/record/record-page.tsx";
import { problemOf } from "../api.ts";
import { NotFound } from "../frame/not-found.tsx";
import { addressOf, NEW, settingsOf } from "./address.ts";
import { readDialers } from "./dialer-list.ts";
import { dialers } from "./door.ts";
import { check, type Draft, draftOf, fieldAt, fieldsOf, NEW_DIALER } from "./draft.ts";
import { dialerErrorText } from "./error-text.ts";
import { DialerFields } from "./fields.tsx";
import { Means } from "./means.tsx";
import { isWhatsApp, loadChoices } from "./provider-choices.ts";
import "./form.css";

/** The form of a new dialer. */
export const NewDialer = () => <DialerForm name={NEW} />;

/** The form of one dialer (SMS-40 to SMS-49). */
export function DialerSettings() {
  return <DialerForm name={useRoute().params.name ?? NEW} />;
}

function DialerForm({ name }: { name: string }) {
  const opened = useSignal<{ kept: PhoneDialerResource | null } | null>(null);
  const failure = useSignal<Problem | null>(null);
  const shown = useRef<string | null>(null);
  const open = async () => {
    // Saved under this very name a moment ago: what is on the screen goes on.
    if (shown.current === name) return;
    opened.value = null;
    failure.value = null;
    try {
      await loadChoices();
      opened.value = { kept: name === NEW ? null : await dialers.one(name) };
      shown.current = name;
    } catch (thrown) {
      failure.value = problemOf(thrown);
    }
  };
  useEffect(() => void open(), [name]);
  useEffect(() => void loadHolidays(), []);

  if (failure.value?.code === "not_found") return <NotFound />;
  if (opened.value === null)
    return (
      <Opening
        title={name === NEW ? m.dialers_new() : name}
        parent={{ href: "/dialers", label: m.dialers_title() }}
        failure={failure.value}
        again={() => void open()}
      />
    );
  return (
    <Sheet
      key={opened.value}
      first={opened.value.kept}
      named={(now) => {
        shown.current = now;
      }}
    />
  );
}

interface SheetProps {
  /** Null for a new one. */
  first: PhoneDialerResource | null;
  /** Called with the name under which it is kept from now on. */
  named: (name: string) => void;
}

function Sheet({ first, named }: SheetProps) {
  const { route } = useLocation();
  const dialer = useSignal(first);
  const going = useSignal(false);
  const now = dialer.value;

  const save = async (draft: Draft) => {
    const fields = fieldsOf(isWhatsApp(draft.provider) ? draft : { ...draft, template: "" });
    const before = dialer.value;
    dialer.value =
      before === null
        ? await dialers.create(fields)
        : await dialers.replace(before.name, { ...fields, version: before.version });
    void readDialers();
    return draftOf(dialer.value);
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
        title={now === null ? m.dialers_new() : m.dialers_settings()}
        parent={
          now === null ? { href: "/dialers", label: m.dialers_title() } : { href: addressOf(now.name), label: now.name }
        }
        first={first === null ? NEW_DIALER : draftOf(first)}
        check={(draft) => check(draft, isWhatsApp(draft.provider))}
        fieldAt={fieldAt}
        say={dialerErrorText}
        save={save}
        saved={saved}
        reread={async () => {
          dialer.value = await dialers.one(now?.name ?? "");
          return draftOf(dialer.value);
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
        aside={<Means />}
      >
        <DialerFields />
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

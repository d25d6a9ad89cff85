import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { Problem } from "../../../../protocol/problem.ts";
import type { ProviderResource } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { problemOf } from "../../api.ts";
import { NotFound } from "../../frame/not-found.tsx";
import { Opening } from "../record/opening.tsx";
import { RecordPage } from "../record/record-page.tsx";
import { addressOf, NEW } from "./address.ts";
import { Beside } from "./beside.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { providers } from "./door.ts";
import { check, type Draft, draftOf, fieldAt, fieldsOf, NEW_PROVIDER } from "./draft.ts";
import { providerErrorText } from "./error-text.ts";
import { ProviderFields } from "./fields.tsx";
import "./providers.css";

/** The form of one account, or of a new one (SMS-1 to SMS-9, WA-1, FB-1). */
export function Provider() {
  const { params } = useRoute();
  const name = params.name ?? NEW;
  const opened = useSignal<{ kept: ProviderResource | null } | null>(null);
  const failure = useSignal<Problem | null>(null);
  const shown = useRef<string | null>(null);
  const open = async () => {
    // Saved under this very name a moment ago: what is on the screen goes on.
    if (shown.current === name) return;
    opened.value = null;
    failure.value = null;
    try {
      opened.value = { kept: name === NEW ? null : await providers.one(name) };
      shown.current = name;
    } catch (thrown) {
      failure.value = problemOf(thrown);
    }
  };
  useEffect(() => void open(), [name]);

  const parent = { href: "/providers", label: m.providers_title() };
  if (failure.value?.code === "not_found") return <NotFound />;
  if (opened.value !== null)
    return (
      <Sheet
        key={opened.value}
        first={opened.value.kept}
        named={(now) => {
          shown.current = now;
        }}
      />
    );
  return (
    <Opening
      title={name === NEW ? m.providers_new() : name}
      parent={parent}
      failure={failure.value}
      again={() => void open()}
    />
  );
}

interface SheetProps {
  /** Null for a new one. */
  first: ProviderResource | null;
  /** Called with the name under which it is kept from now on. */
  named: (name: string) => void;
}

function Sheet({ first, named }: SheetProps) {
  const { route } = useLocation();
  const provider = useSignal(first);
  const going = useSignal(false);
  const now = provider.value;

  const save = async (draft: Draft) => {
    const fields = fieldsOf(draft);
    const before = provider.value;
    const next =
      before === null
        ? await providers.create(fields)
        : await providers.replace(before.name, { ...fields, version: before.version });
    provider.value = next;
    return draftOf(next);
  };
  const saved = () => {
    const next = provider.value;
    if (next === null || addressOf(next.name) === location.pathname) return;
    named(next.name);
    route(addressOf(next.name), true);
  };

  return (
    <>
      <RecordPage<Draft>
        title={now?.name ?? m.providers_new()}
        parent={{ href: "/providers", label: m.providers_title() }}
        first={first === null ? NEW_PROVIDER : draftOf(first)}
        check={(draft) => check(draft, provider.value?.secrets ?? [])}
        fieldAt={fieldAt}
        say={providerErrorText}
        save={save}
        saved={saved}
        reread={async () => {
          provider.value = await providers.one(now?.name ?? "");
          return draftOf(provider.value);
        }}
        unsaved={m.providers_unsaved()}
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
              {m.providers_delete()}
            </wa-button>
          )
        }
        aside={now === null ? <p class="quiet">{m.providers_after_saving()}</p> : <Beside provider={now} />}
      >
        <ProviderFields kept={now} />
      </RecordPage>
      {going.value && now !== null && (
        <DeleteDialog
          name={now.name}
          remove={async () => {
            await providers.remove(now.name);
            route("/providers", true);
          }}
          closed={() => {
            going.value = false;
          }}
        />
      )}
    </>
  );
}

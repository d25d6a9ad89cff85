import { useLocation, useRoute } from "preact-iso";
import type { ProviderDraft, ProviderResource } from "../../../../protocol/providers.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { NotFound } from "../../frame/not-found.tsx";
import { type NamedKind, NamedRecord } from "../record/named-record.tsx";
import { NEW } from "../record/new-record.ts";
import { Opening } from "../record/opening.tsx";
import { useOpened } from "../record/use-opened.ts";
import { addressOf } from "./address.ts";
import { Beside } from "./beside.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { providers } from "./door.ts";
import { check, type Draft, draftOf, fieldAt, fieldsOf, NEW_PROVIDER } from "./draft.ts";
import { providerErrorText } from "./error-text.ts";
import { ProviderFields } from "./fields.tsx";
import "./providers.css";

const PROVIDER: NamedKind<ProviderResource, Draft, ProviderDraft> = {
  door: providers,
  fresh: NEW_PROVIDER,
  draftOf,
  fieldsOf,
  check: (draft, kept) => check(draft, kept?.secrets ?? []),
  fieldAt,
  say: providerErrorText,
};

/** The form of one account, or of a new one (SMS-1 to SMS-9, WA-1, FB-1). */
export function Provider() {
  const name = useRoute().params.name ?? NEW;
  const { route } = useLocation();
  const { opened, failure, open, named } = useOpened<ProviderResource>(name, async () =>
    name === NEW ? null : providers.one(name),
  );
  const parent = { href: "/providers", label: m.providers_title() };
  if (failure.value?.code === "not_found") return <NotFound />;
  if (opened.value === null)
    return (
      <Opening
        title={name === NEW ? m.providers_new() : name}
        parent={parent}
        failure={failure.value}
        again={() => void open()}
      />
    );
  return (
    <NamedRecord
      key={opened.value}
      kind={PROVIDER}
      first={opened.value.kept}
      named={named}
      addressOf={addressOf}
      title={(now) => now?.name ?? m.providers_new()}
      parent={() => parent}
      aside={(now) => (now === null ? <p class="quiet">{m.providers_after_saving()}</p> : <Beside provider={now} />)}
      fields={(now) => <ProviderFields kept={now} />}
      unsaved={m.providers_unsaved()}
      deleteLabel={m.providers_delete()}
      deleting={(now, closed) => (
        <DeleteDialog
          name={now.name}
          remove={async () => {
            await providers.remove(now.name);
            route("/providers", true);
          }}
          closed={closed}
        />
      )}
    />
  );
}

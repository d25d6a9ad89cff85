import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { permissionsFor } from "../../../../domain/access/key-scope.ts";
import { KEY_SCOPES, type NewKey } from "../../../../protocol/keys.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { dialers } from "../../dialers/door.ts";
import { can, principal } from "../../session.ts";
import { campaignNames } from "../record/campaign-names.ts";
import { Choice, Text, Tick } from "../record/fields.tsx";
import { Many } from "../record/many.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { useRecord } from "../record/record-form.ts";
import { type KeyForm, keyDraftOf } from "./draft.ts";
import { keyErrorText } from "./error-text.ts";
import { scopeName } from "./scope-name.ts";

interface KeyDialogProps {
  made: (key: NewKey) => void;
  closed: () => void;
}

const NONE = "*";

/** A key for another program. Nobody gives rights that they lack, so those are not offered. */
export function KeyDialog({ made, closed }: KeyDialogProps) {
  const seesAll = principal.value?.campaigns === "all";
  const scopes = KEY_SCOPES.filter((scope) => permissionsFor([scope]).every(can));
  return (
    <RecordDialog<KeyForm>
      title={m.keys_new()}
      act={m.keys_make()}
      wide
      say={keyErrorText}
      draft={{
        name: "",
        scopes: [],
        everything: false,
        campaigns: [],
        dialers: [],
        defaultCampaign: NONE,
        addresses: "",
      }}
      save={async (form) => {
        const defaultCampaign = form.defaultCampaign === NONE ? "" : form.defaultCampaign;
        const request = { json: keyDraftOf({ ...form, defaultCampaign }) };
        made((await answer(api.keys.$post(request))) as NewKey);
      }}
      closed={closed}
    >
      <Text name="name" label={m.keys_name()} hint={m.keys_name_hint()} longest={80} required autofocus />
      <Many name="scopes" label={m.keys_scopes()} choices={scopes.map((scope) => [scope, scopeName(scope)])} />
      {seesAll && <Tick name="everything" label={m.keys_everything()} hint={m.keys_everything_hint()} />}
      <Reach />
      <Text name="addresses" label={m.keys_addresses()} hint={m.keys_addresses_hint()} longest={900} />
    </RecordDialog>
  );
}

/** What the key is for, and which of it a call means that says nothing. */
function Reach() {
  const { draft } = useRecord();
  const campaigns = useSignal<string[]>([]);
  const lists = useSignal<string[]>([]);
  useEffect(() => {
    // Without the names a key for everything can still be made.
    campaignNames().then(
      (names) => (campaigns.value = names),
      () => {},
    );
    if (!can("dialers.run")) return;
    dialers.all().then(
      (each) => (lists.value = each.map(({ name }) => name)),
      () => {},
    );
  }, []);
  const { everything, campaigns: named, dialers: namedLists } = draft.value as unknown as KeyForm;
  const reached = everything ? [...campaigns.value, ...lists.value] : [...named, ...namedLists];
  return (
    <>
      {!everything && (
        <>
          <Many name="campaigns" label={m.keys_campaigns()} choices={campaigns.value.map((one) => [one, one])} all />
          <Many name="dialers" label={m.keys_dialers()} choices={lists.value.map((one) => [one, one])} all />
        </>
      )}
      <Choice
        name="defaultCampaign"
        label={m.keys_default()}
        hint={m.keys_default_hint()}
        choices={[[NONE, m.keys_default_none()], ...reached.map((one) => [one, one] as const)]}
      />
    </>
  );
}

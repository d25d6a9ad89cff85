import { useSignal } from "@preact/signals";
import type { KeyResource, NewKey } from "../../../../protocol/keys.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { moment } from "../../clock.ts";
import { Page } from "../../frame/page.tsx";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";
import { NewButton, RecordList, RowAction } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";
import { KeyDialog } from "./key-dialog.tsx";
import { scopeName } from "./scope-name.ts";
import { ShownOnce } from "./shown-once.tsx";

/** Keys of other programs (API-12): made for named campaigns and dialers, shown once, revoked. */
export function Keys() {
  const { rows, failure, load } = useRecords<KeyResource>(async () => (await answer(api.keys.$get())).items);
  const writing = useSignal(false);
  const made = useSignal<NewKey | null>(null);
  const going = useSignal<KeyResource | null>(null);
  const write = () => {
    writing.value = true;
  };
  return (
    <Page title={m.keys_title()} actions={<NewButton label={m.keys_new()} act={write} />}>
      <p class="quiet page-lead">{m.keys_lead()}</p>
      <RecordList
        title={m.keys_title()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[m.keys_name(), m.keys_begins(), m.keys_scopes(), m.keys_for(), m.keys_made(), m.keys_used()]}
        empty={{ title: m.keys_none(), hint: m.keys_none_hint() }}
        keyOf={({ id }) => id}
        cells={(key) => (
          <>
            <th scope="row">{key.name}</th>
            <td>
              <code>{key.prefix}…</code>
            </td>
            <td>{key.scopes.map(scopeName).join(", ")}</td>
            <td class="names">
              {key.campaigns === null ? m.keys_everything() : [...key.campaigns, ...key.dialers].join(", ")}
            </td>
            <td>{moment(Date.parse(key.createdAt))}</td>
            <td>
              <Used used={key} />
            </td>
            <td>
              <div class="row-actions">
                <RowAction
                  icon="trash"
                  label={m.keys_revoke({ name: key.name })}
                  act={() => {
                    going.value = key;
                  }}
                />
              </div>
            </td>
          </>
        )}
      />
      {writing.value && (
        <KeyDialog
          made={(key) => {
            made.value = key;
            void load();
          }}
          closed={() => {
            writing.value = false;
          }}
        />
      )}
      {!writing.value && made.value !== null && (
        <ShownOnce
          title={m.keys_made_title({ name: made.value.name })}
          secret={made.value.key}
          said={m.keys_made_header()}
          closed={() => {
            made.value = null;
          }}
        />
      )}
      {going.value !== null && (
        <ConfirmDialog
          title={m.keys_revoke_title({ name: going.value.name })}
          what={m.keys_revoke_what()}
          act={m.keys_revoke_do()}
          carryOut={async () => {
            await answer(api.keys[":id"].$delete({ param: { id: going.value?.id ?? "" } }));
            await load();
          }}
          closed={() => {
            going.value = null;
          }}
        />
      )}
    </Page>
  );
}

function Used({ used: { lastUsedAt, lastUsedFrom } }: { used: KeyResource }) {
  if (lastUsedAt === null) return <span class="quiet">{m.keys_never()}</span>;
  return (
    <>
      {moment(Date.parse(lastUsedAt))} {lastUsedFrom !== "" && <span class="quiet">{lastUsedFrom}</span>}
    </>
  );
}

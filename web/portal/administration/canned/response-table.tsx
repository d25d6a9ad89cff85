import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { useSignal } from "@preact/signals";
import type { CannedResponse } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { plain } from "../../plain.ts";
import { RecordList, RowAction } from "../record/record-list.tsx";

interface ResponseTableProps {
  items: readonly CannedResponse[];
  edit: (one: CannedResponse) => void;
  remove: (one: CannedResponse) => void;
}

/** The responses by folder, found by key, folder or words. */
export function ResponseTable({ items, edit, remove }: ResponseTableProps) {
  const sought = useSignal("");
  const failure = useSignal<string | null>(null);
  const wanted = plain(sought.value.trim());
  const found = items
    .filter(({ key, folder, text }) => plain(`/${key} ${folder} ${text}`).includes(wanted))
    .toSorted((a, b) => a.folder.localeCompare(b.folder) || a.key.localeCompare(b.key));
  return (
    <>
      {items.length > 0 && (
        <search class="campaigns-tools">
          <wa-input
            size="s"
            type="search"
            label={m.settings_canned_search()}
            with-clear
            onInput={(event: Event) => {
              sought.value = (event.currentTarget as WaInput).value ?? "";
            }}
          >
            <span slot="start">
              <Icon name="search" />
            </span>
          </wa-input>
        </search>
      )}
      <RecordList
        title={m.settings_canned()}
        rows={{ value: found }}
        failure={failure}
        load={() => {}}
        columns={[m.settings_canned_key(), m.settings_canned_text(), m.settings_canned_folder()]}
        empty={
          wanted === ""
            ? { title: m.settings_canned_none(), hint: m.settings_canned_none_hint() }
            : { title: m.campaigns_none_found(), hint: m.campaigns_none_found_hint() }
        }
        keyOf={({ key }) => key}
        cells={(one) => (
          <>
            <th scope="row">
              <code>/{one.key}</code>
            </th>
            <td class="canned-text" title={one.text}>
              <span class="cut">
                {(one.files?.length ?? 0) > 0 && <Icon name="paperclip" size={14} label={m.settings_canned_files()} />}{" "}
                {one.text}
              </span>
            </td>
            <td>{one.folder}</td>
            <td>
              <div class="row-actions">
                <RowAction icon="pencil" label={m.people_edit({ name: `/${one.key}` })} act={() => edit(one)} />
                <RowAction icon="trash" label={m.people_delete({ name: `/${one.key}` })} act={() => remove(one)} />
              </div>
            </td>
          </>
        )}
      />
    </>
  );
}

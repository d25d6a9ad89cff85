import { useSignal } from "@preact/signals";
import { PERMISSIONS } from "../../../../domain/access/permission.ts";
import type { GroupResource } from "../../../../protocol/access.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Page } from "../../frame/page.tsx";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";
import { NewButton, RecordList, RowAction } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";
import { GroupDialog } from "./group-dialog.tsx";
import { peopleTabs } from "./tabs.ts";

const door = api["security-groups"];

/** Security groups: which campaigns their users see, and what they may do there (SEC-4, SEC-5). */
export function Groups() {
  const { rows, failure, load } = useRecords<GroupResource>(async () => (await answer(door.$get())).items);
  const editing = useSignal<GroupResource | "new" | null>(null);
  const going = useSignal<GroupResource | null>(null);
  return (
    <Page
      title={m.people_groups()}
      tabs={peopleTabs("groups")}
      actions={
        <NewButton
          label={m.people_group_new()}
          act={() => {
            editing.value = "new";
          }}
        />
      }
    >
      <p class="quiet page-lead">{m.people_groups_lead()}</p>
      <RecordList
        title={m.people_groups()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[m.people_group_name(), m.people_group_campaigns(), m.people_group_permissions(), m.people_users()]}
        empty={{ title: m.people_groups_none(), hint: m.people_groups_lead() }}
        keyOf={({ id }) => id}
        cells={(group) => (
          <>
            <th scope="row">{group.name}</th>
            <td class="names">{group.campaigns.join(", ")}</td>
            <td>{m.people_groups_permissions({ count: group.permissions.length, of: PERMISSIONS.length })}</td>
            <td>{group.users}</td>
            <td>
              <div class="row-actions">
                <RowAction
                  icon="pencil"
                  label={m.people_edit({ name: group.name })}
                  act={() => {
                    editing.value = group;
                  }}
                />
                <RowAction
                  icon="trash"
                  label={m.people_delete({ name: group.name })}
                  act={() => {
                    going.value = group;
                  }}
                />
              </div>
            </td>
          </>
        )}
      />
      {editing.value !== null && (
        <GroupDialog
          group={editing.value === "new" ? null : editing.value}
          saved={load}
          closed={() => {
            editing.value = null;
          }}
        />
      )}
      {going.value !== null && (
        <ConfirmDialog
          title={m.people_delete_title({ name: going.value.name })}
          what={m.people_group_delete_what({ count: going.value.users })}
          act={m.people_delete_do()}
          carryOut={async () => {
            await answer(door[":id"].$delete({ param: { id: going.value?.id ?? "" } }));
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

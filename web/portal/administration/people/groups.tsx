import { PERMISSIONS } from "../../../../domain/access/permission.ts";
import type { GroupResource } from "../../../../protocol/access.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { EditedRecords } from "../record/edited-records.tsx";
import { GroupDialog } from "./group-dialog.tsx";
import { peopleTabs } from "./tabs.ts";

const door = api["security-groups"];

/** Security groups: which campaigns their users see, and what they may do there (SEC-4, SEC-5). */
export function Groups() {
  return (
    <EditedRecords<GroupResource>
      title={m.people_groups()}
      tabs={peopleTabs("groups")}
      lead={m.people_groups_lead()}
      newLabel={m.people_group_new()}
      read={async () => (await answer(door.$get())).items}
      columns={[m.people_group_name(), m.people_group_campaigns(), m.people_group_permissions(), m.people_users()]}
      empty={{ title: m.people_groups_none(), hint: m.people_groups_lead() }}
      cells={({ name, campaigns, permissions, users }) => (
        <>
          <th scope="row">{name}</th>
          <td class="names">{campaigns.join(", ")}</td>
          <td>{m.people_groups_permissions({ count: permissions.length, of: PERMISSIONS.length })}</td>
          <td>{users}</td>
        </>
      )}
      dialog={(group, saved, closed) => <GroupDialog group={group} saved={saved} closed={closed} />}
      deleteWhat={({ users }) => m.people_group_delete_what({ count: users })}
      remove={(id) => answer(door[":id"].$delete({ param: { id } }))}
    />
  );
}

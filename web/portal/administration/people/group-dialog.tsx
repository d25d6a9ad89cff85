import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { PERMISSIONS, ROLE_PRESETS } from "../../../../domain/access/permission.ts";
import type { GroupResource } from "../../../../protocol/access.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Many, Text } from "../record/fields.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { useField } from "../record/record-form.ts";
import { permissionName } from "./permission-name.ts";

interface GroupDialogProps {
  /** Null for a new one. */
  group: GroupResource | null;
  saved: () => Promise<void>;
  closed: () => void;
}

const MOST = "200";

export function GroupDialog({ group, saved, closed }: GroupDialogProps) {
  const campaigns = useSignal<string[]>(group?.campaigns ?? []);
  useEffect(() => {
    answer(api.campaigns.$get({ query: { limit: MOST } })).then(
      ({ items }) => (campaigns.value = [...new Set([...campaigns.value, ...items.map(({ name }) => name)])]),
      () => {},
    );
  }, []);
  const {
    id: _,
    users: __,
    ...draft
  } = group ?? {
    id: "",
    users: 0,
    name: "",
    permissions: [...ROLE_PRESETS.supervisor],
    campaigns: [] as string[],
  };
  return (
    <RecordDialog
      title={group === null ? m.people_group_new() : m.people_edit({ name: group.name })}
      draft={draft}
      save={async (json) => {
        const form = { param: { id: group?.id ?? "" }, json };
        await answer(group === null ? api["security-groups"].$post(form) : api["security-groups"][":id"].$put(form));
        await saved();
      }}
      closed={closed}
    >
      <Text name="name" label={m.people_group_name()} longest={64} autofocus />
      <Many
        name="campaigns"
        label={m.people_group_campaigns()}
        hint={m.people_group_campaigns_hint()}
        choices={campaigns.value.map((name) => [name, name])}
      />
      <Presets />
      <Many
        name="permissions"
        label={m.people_group_permissions()}
        choices={PERMISSIONS.map((permission) => [permission, permissionName(permission)])}
      />
    </RecordDialog>
  );
}

/** A role's permissions as a start. */
function Presets() {
  const { set } = useField("permissions");
  return (
    <p>
      {m.people_presets()}{" "}
      <button type="button" class="link" onClick={() => set([...ROLE_PRESETS.supervisor])}>
        {m.people_role_supervisor()}
      </button>
      {" · "}
      <button type="button" class="link" onClick={() => set([...ROLE_PRESETS.administrator])}>
        {m.people_role_administrator()}
      </button>
      {" · "}
      <button type="button" class="link" onClick={() => set([])}>
        {m.people_presets_none()}
      </button>
    </p>
  );
}

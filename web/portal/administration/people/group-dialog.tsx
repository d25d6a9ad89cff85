import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ROLE_PRESETS } from "../../../../domain/access/permission.ts";
import type { GroupResource } from "../../../../protocol/access.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { can } from "../../session.ts";
import { campaignNames } from "../record/campaign-names.ts";
import { Text, Tick } from "../record/fields.tsx";
import { Many } from "../record/many.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { PERMISSION_AREAS } from "./permission-areas.ts";
import { permissionName } from "./permission-name.ts";
import { Presets } from "./presets.tsx";

interface GroupDialogProps {
  /** Null for a new one. */
  group: GroupResource | null;
  saved: () => Promise<void>;
  closed: () => void;
}

/** What its users may do, and in which campaigns; nobody gives a permission that they lack, so those are not offered. */
export function GroupDialog({ group, saved, closed }: GroupDialogProps) {
  const campaigns = useSignal<string[] | null>(null);
  useEffect(() => {
    campaignNames().then(
      (names) => (campaigns.value = names),
      // Without the list those that the group has can still be taken away.
      () => {},
    );
  }, []);
  const draft = {
    name: group?.name ?? "",
    permissions: group?.permissions ?? ROLE_PRESETS.supervisor.filter(can),
    campaigns: group?.campaigns ?? [],
    requiresTwoFactor: group?.requiresTwoFactor ?? false,
  };
  return (
    <RecordDialog
      title={group === null ? m.people_group_new() : m.people_edit({ name: group.name })}
      wide
      draft={draft}
      save={async (next) => {
        // A campaign deleted since keeps its name in the group, and would be refused.
        const known = campaigns.value === null ? next.campaigns : next.campaigns.filter(isIn(campaigns.value));
        const form = { param: { id: group?.id ?? "" }, json: { ...next, campaigns: known } };
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
        choices={(campaigns.value ?? draft.campaigns).map((name) => [name, name])}
        all
      />
      <Tick
        name="requiresTwoFactor"
        label={m.people_group_second_factor()}
        hint={m.people_group_second_factor_hint()}
      />
      <Presets />
      {PERMISSION_AREAS.map(({ label, holds }) => (
        <Many
          key={label()}
          name="permissions"
          label={m.people_group_permissions()}
          legend={label()}
          choices={holds.filter(can).map((one) => [one, permissionName(one)])}
        />
      ))}
    </RecordDialog>
  );
}

function isIn(names: readonly string[]): (name: string) => boolean {
  return (name) => names.includes(name);
}

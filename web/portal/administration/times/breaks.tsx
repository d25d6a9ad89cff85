import type { BreakResource } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Icon } from "../../icon.tsx";
import { breakIcon } from "../../status/break-look.ts";
import { EditedRecords } from "../record/edited-records.tsx";
import { Text, Tick } from "../record/fields.tsx";
import { Icons } from "../record/icons.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";

const NEW = { name: "", icon: "coffee", limit: 0, perDay: 0, paid: false };

/** The breaks that agents choose from: the same for all campaigns (AGT-2). */
export function Breaks() {
  return (
    <EditedRecords<BreakResource>
      title={m.people_breaks()}
      newLabel={m.people_break_new()}
      read={async () => (await answer(api.breaks.$get())).items}
      columns={[m.people_break_name(), m.people_break_limit(), m.settings_break_per_day(), m.people_break_paid()]}
      empty={{ title: m.people_breaks_none(), hint: m.people_breaks_none_hint() }}
      cells={(one) => (
        <>
          <th scope="row">
            <span class="campaign-name">
              <Icon name={breakIcon(one.icon)} /> {one.name}
            </span>
          </th>
          <td>{minutes(one.limit)}</td>
          <td>{minutes(one.perDay ?? 0)}</td>
          <td>{one.paid ? m.people_yes() : m.people_no()}</td>
        </>
      )}
      dialog={(one, saved, closed) => <BreakDialog one={one} saved={saved} closed={closed} />}
      deleteWhat={() => m.people_break_delete_what()}
      remove={(id) => answer(api.breaks[":id"].$delete({ param: { id } }))}
    />
  );
}

function minutes(count: number): string {
  return count === 0 ? m.people_break_no_limit() : m.people_minutes({ count });
}

interface BreakDialogProps {
  one: BreakResource | null;
  saved: () => Promise<void>;
  closed: () => void;
}

function BreakDialog({ one, saved, closed }: BreakDialogProps) {
  const { name, icon, limit, perDay = 0, paid } = one ?? NEW;
  const icons = [
    ["coffee", m.people_icon_coffee()],
    ["utensils", m.people_icon_meal()],
    ["clock", m.people_icon_clock()],
    ["page", m.people_icon_training()],
    ["people", m.people_icon_meeting()],
    ["phone", m.people_icon_phone()],
    ["home", m.settings_icon_home()],
    ["person", m.settings_icon_person()],
    ["headset", m.settings_icon_coaching()],
    ["star", m.settings_icon_celebration()],
    ["wifi-off", m.settings_icon_fault()],
    ["moon", m.settings_icon_rest()],
  ] as const;
  return (
    <RecordDialog
      title={one === null ? m.people_break_new() : m.people_edit({ name: one.name })}
      draft={{ name, icon, limit, perDay, paid }}
      save={async (json) => {
        const form = { param: { id: one?.id ?? "" }, json };
        await answer(one === null ? api.breaks.$post(form) : api.breaks[":id"].$put(form));
        await saved();
      }}
      closed={closed}
    >
      <Text name="name" label={m.people_break_name()} longest={40} autofocus />
      <Icons name="icon" label={m.people_icon()} choices={icons} />
      <div class="record-pair">
        <Text name="limit" type="number" label={m.people_break_limit()} hint={m.people_break_limit_hint()} />
        <Text name="perDay" type="number" label={m.settings_break_per_day()} hint={m.people_break_limit_hint()} />
      </div>
      <Tick name="paid" label={m.people_break_paid()} />
    </RecordDialog>
  );
}

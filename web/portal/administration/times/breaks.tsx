import { useSignal } from "@preact/signals";
import type { BreakResource } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Page } from "../../frame/page.tsx";
import { Icon } from "../../icon.tsx";
import { breakIcon } from "../../status/break-look.ts";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";
import { Text, Tick } from "../record/fields.tsx";
import { Icons } from "../record/icons.tsx";
import { RecordDialog } from "../record/record-dialog.tsx";
import { NewButton, RecordList, RowAction } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";

const NEW = { name: "", icon: "coffee", limit: 0, perDay: 0, paid: false };

/** The breaks that agents choose from: the same for all campaigns (AGT-2). */
export function Breaks() {
  const { rows, failure, load } = useRecords<BreakResource>(async () => (await answer(api.breaks.$get())).items);
  const editing = useSignal<BreakResource | "new" | null>(null);
  const going = useSignal<BreakResource | null>(null);
  return (
    <Page
      title={m.people_breaks()}
      actions={
        <NewButton
          label={m.people_break_new()}
          act={() => {
            editing.value = "new";
          }}
        />
      }
    >
      <RecordList
        title={m.people_breaks()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[m.people_break_name(), m.people_break_limit(), m.settings_break_per_day(), m.people_break_paid()]}
        empty={{ title: m.people_breaks_none(), hint: m.people_breaks_none_hint() }}
        keyOf={({ id }) => id}
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
            <td>
              <div class="row-actions">
                <RowAction
                  icon="pencil"
                  label={m.people_edit({ name: one.name })}
                  act={() => {
                    editing.value = one;
                  }}
                />
                <RowAction
                  icon="trash"
                  label={m.people_delete({ name: one.name })}
                  act={() => {
                    going.value = one;
                  }}
                />
              </div>
            </td>
          </>
        )}
      />
      {editing.value !== null && (
        <BreakDialog
          one={editing.value === "new" ? null : editing.value}
          saved={load}
          closed={() => {
            editing.value = null;
          }}
        />
      )}
      {going.value !== null && (
        <ConfirmDialog
          title={m.people_delete_title({ name: going.value.name })}
          what={m.people_break_delete_what()}
          act={m.people_delete_do()}
          carryOut={async () => {
            await answer(api.breaks[":id"].$delete({ param: { id: going.value?.id ?? "" } }));
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

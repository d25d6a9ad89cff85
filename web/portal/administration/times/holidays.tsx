import { useSignal } from "@preact/signals";
import type { HolidayResource } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { Page } from "../../frame/page.tsx";
import { principal } from "../../session.ts";
import { ConfirmDialog } from "../record/confirm-dialog.tsx";
import { NewButton, RecordList, RowAction } from "../record/record-list.tsx";
import { useRecords } from "../record/use-records.ts";
import { dayText } from "./day-text.ts";
import { HolidayDialog } from "./holiday-dialog.tsx";
import { PresetButton } from "./preset-dialog.tsx";

/** Days on which a campaign, or all of them, is closed (SCH-6). */
export function Holidays() {
  const { rows, failure, load } = useRecords<HolidayResource>(
    async () => (await answer(api.holidays.$get())).items as HolidayResource[],
  );
  const editing = useSignal<HolidayResource | "new" | null>(null);
  const going = useSignal<HolidayResource | null>(null);
  return (
    <Page
      title={m.people_holidays()}
      actions={
        <>
          <PresetButton kept={rows} saved={load} />
          <NewButton
            label={m.people_holiday_new()}
            act={() => {
              editing.value = "new";
            }}
          />
        </>
      }
    >
      <RecordList
        title={m.people_holidays()}
        rows={rows}
        failure={failure}
        load={load}
        columns={[
          m.people_holiday_name(),
          m.people_holiday_date(),
          m.people_holiday_hours(),
          m.people_holiday_campaign(),
        ]}
        empty={{ title: m.people_holidays_none(), hint: m.people_holidays_none_hint() }}
        keyOf={({ id }) => id}
        cells={(one) => (
          <>
            <th scope="row">{one.name}</th>
            <td>
              {dayText(one)} {one.yearly && <span class="chip">{m.people_holiday_yearly()}</span>}
            </td>
            <td>
              {one.from === "00:00" && one.to === "23:59" ? m.people_holiday_whole_day() : `${one.from} – ${one.to}`}
            </td>
            <td>{one.campaign ?? m.people_holiday_all()}</td>
            <td>
              <div class="row-actions">
                {isTheirs(one) && (
                  <>
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
                  </>
                )}
              </div>
            </td>
          </>
        )}
      />
      {editing.value !== null && (
        <HolidayDialog
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
          what={m.people_holiday_delete_what()}
          act={m.people_delete_do()}
          carryOut={async () => {
            await answer(api.holidays[":id"].$delete({ param: { id: going.value?.id ?? "" } }));
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

/** One of all campaigns is only read by who sees some of them. */
function isTheirs({ campaign }: HolidayResource): boolean {
  return campaign !== null || principal.value?.campaigns === "all";
}

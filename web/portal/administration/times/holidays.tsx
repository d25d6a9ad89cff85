import type { HolidayResource } from "../../../../protocol/configuration.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { answer, api } from "../../api.ts";
import { principal } from "../../session.ts";
import { EditedRecords } from "../record/edited-records.tsx";
import { dayText } from "./day-text.ts";
import { HolidayDialog } from "./holiday-dialog.tsx";
import { PresetButton } from "./preset-dialog.tsx";

/** Days on which a campaign, or all of them, is closed (SCH-6). */
export function Holidays() {
  return (
    <EditedRecords<HolidayResource>
      title={m.people_holidays()}
      newLabel={m.people_holiday_new()}
      read={async () => (await answer(api.holidays.$get())).items as HolidayResource[]}
      columns={[
        m.people_holiday_name(),
        m.people_holiday_date(),
        m.people_holiday_hours(),
        m.people_holiday_campaign(),
      ]}
      empty={{ title: m.people_holidays_none(), hint: m.people_holidays_none_hint() }}
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
        </>
      )}
      mayChange={isTheirs}
      actions={(rows, saved) => <PresetButton kept={rows} saved={saved} />}
      dialog={(one, saved, closed) => <HolidayDialog one={one} saved={saved} closed={closed} />}
      deleteWhat={() => m.people_holiday_delete_what()}
      remove={(id) => answer(api.holidays[":id"].$delete({ param: { id } }))}
    />
  );
}

/** One of all campaigns is only read by who sees some of them. */
function isTheirs({ campaign }: HolidayResource): boolean {
  return campaign !== null || principal.value?.campaigns === "all";
}

import { useMemo } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { Complaint } from "./hint.tsx";
import type { ScheduleEditing } from "./schedule-fields.tsx";
import { idOf } from "./use-editor.ts";

const PATH = "schedule.zone";

/** The browser's own list, by continent: four hundred zones are found by typing their first letters. */
export function Zone({ editing }: { editing: ScheduleEditing }) {
  const { zone } = editing.hours;
  const complaint = editing.complaint(PATH);
  const groups = useMemo(() => byContinent(zone), [zone]);
  return (
    <div class={complaint === undefined ? "native-field" : "native-field bad"}>
      <label for={idOf(PATH)}>{m.campaigns_zone()}</label>
      <select
        id={idOf(PATH)}
        value={zone}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          editing.change((hours) => {
            hours.zone = chosen;
          });
        }}
      >
        {Object.entries(groups).map(([continent, zones = []]) => (
          <optgroup key={continent} label={continent}>
            {zones.map((one) => (
              <option key={one} value={one} selected={one === zone}>
                {one.replaceAll("_", " ")}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <Complaint said={complaint} />
    </div>
  );
}

/** With the one that is kept, which may have another name in this browser. */
function byContinent(kept: string): Partial<Record<string, string[]>> {
  const all = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", kept])].sort();
  return Object.groupBy(all, (zone) => zone.split("/")[0] ?? zone);
}

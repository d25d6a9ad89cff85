import type { ScheduleRange } from "../../../../domain/campaign/campaign.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { holidaysOf } from "./holidays.ts";
import { OpenHint } from "./open-hint.tsx";
import { Range } from "./range.tsx";
import { Section } from "./section.tsx";
import { useEditor } from "./use-editor.ts";
import { Zone } from "./zone.tsx";

const WORK_WEEK: ScheduleRange = { days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:59" };

/** When the campaign is open: ranges of week days in its own zone (WEB-5). */
export function Schedule() {
  const editor = useEditor();
  const { schedule, name } = editor.draft.value;
  const holidays = holidaysOf(name);
  return (
    <Section id="schedule" aside={<OpenHint schedule={{ ...schedule, holidays }} />}>
      <div class="fields">
        <Zone />
      </div>
      <h3>{m.campaigns_ranges()}</h3>
      <div class="panel">
        {schedule.ranges.length === 0 && <p class="range quiet">{m.campaigns_always_open()}</p>}
        <ol>
          {schedule.ranges.map((range, index) => (
            <Range key={index} range={range} index={index} />
          ))}
        </ol>
        <div class="range range-foot">
          <wa-button
            size="s"
            appearance="plain"
            onClick={() =>
              editor.edit((draft) => {
                draft.schedule.ranges.push(structuredClone(WORK_WEEK));
              })
            }
          >
            <span slot="start" class="button-icon">
              <Icon name="plus" />
            </span>
            {m.campaigns_range_add()}
          </wa-button>
          <span class="quiet">{m.campaigns_holidays_apply({ count: holidays.length })}</span>
        </div>
      </div>
    </Section>
  );
}

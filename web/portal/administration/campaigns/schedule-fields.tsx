import type { Schedule, ScheduleRange } from "../../../../domain/campaign/campaign.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { Range } from "./range.tsx";
import { Zone } from "./zone.tsx";

export type Hours = Pick<Schedule, "zone" | "ranges">;

/** Hours being written, whoever's they are. */
export interface ScheduleEditing {
  hours: Hours;
  /** Changes a copy of them. */
  change: (write: (hours: Hours) => void) => void;
  /** What is wrong at exactly this path: `schedule.ranges.0.from`. */
  complaint: (path: string) => string | undefined;
}

interface ScheduleFieldsProps {
  editing: ScheduleEditing;
  /** What no hours at all mean. */
  none: string;
  /** How many holidays close it. */
  holidays: number;
}

const WORK_WEEK: ScheduleRange = { days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:59" };

/** A zone, and ranges of week days in it (WEB-5, SMS-47). */
export function ScheduleFields({ editing, none, holidays }: ScheduleFieldsProps) {
  const { hours, change } = editing;
  return (
    <>
      <div class="fields">
        <Zone editing={editing} />
      </div>
      <h3>{m.campaigns_ranges()}</h3>
      <div class="panel">
        {hours.ranges.length === 0 && <p class="range quiet">{none}</p>}
        <ol>
          {hours.ranges.map((range, index) => (
            <Range key={index} editing={editing} range={range} index={index} />
          ))}
        </ol>
        <div class="range range-foot">
          <wa-button
            size="s"
            appearance="plain"
            onClick={() => change(({ ranges }) => void ranges.push(structuredClone(WORK_WEEK)))}
          >
            <span slot="start" class="button-icon">
              <Icon name="plus" />
            </span>
            {m.campaigns_range_add()}
          </wa-button>
          <span class="quiet">{m.campaigns_holidays_apply({ count: holidays })}</span>
        </div>
      </div>
    </>
  );
}

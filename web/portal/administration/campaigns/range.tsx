import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import { type ScheduleRange, WEEK_DAYS, type WeekDay } from "../../../../domain/campaign/campaign.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../icon.tsx";
import { language } from "../../language.ts";
import { Complaint } from "./hint.tsx";
import { minuteOf } from "./minute.ts";
import type { ScheduleEditing } from "./schedule-fields.tsx";
import { idOf } from "./use-editor.ts";

/** A Monday, UTC: the days of the week are named from it. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

interface RangeProps {
  editing: ScheduleEditing;
  range: ScheduleRange;
  index: number;
}

/** One line of the schedule: its days, its hours, whether they pass midnight. */
export function Range({ editing, range, index }: RangeProps) {
  const { complaint } = editing;
  const path = `schedule.ranges.${index}`;
  const number = index + 1;
  const change = (write: (range: ScheduleRange) => void) =>
    editing.change(({ ranges }) => {
      const one = ranges[index];
      if (one !== undefined) write(one);
    });
  const toggle = (day: WeekDay) =>
    change((one) => {
      const chosen = new Set(one.days);
      if (!chosen.delete(day)) chosen.add(day);
      one.days = WEEK_DAYS.filter((known) => chosen.has(known));
    });
  return (
    <li class="range">
      <fieldset class="days" id={idOf(`${path}.days`)} tabIndex={-1}>
        <legend class="visually-hidden">{m.campaigns_range_days({ number })}</legend>
        {WEEK_DAYS.map((day, place) => (
          <button
            key={day}
            type="button"
            aria-pressed={range.days.includes(day)}
            aria-label={dayName(place, "long")}
            title={dayName(place, "long")}
            onClick={() => toggle(day)}
          >
            {dayName(place, "narrow")}
          </button>
        ))}
      </fieldset>
      <Minute
        path={`${path}.from`}
        bad={complaint(`${path}.from`) !== undefined}
        label={m.campaigns_range_from({ number })}
        value={range.from}
        write={(value) =>
          change((one) => {
            one.from = value;
          })
        }
      />
      <span aria-hidden="true">–</span>
      <Minute
        path={`${path}.to`}
        bad={complaint(`${path}.to`) !== undefined}
        label={m.campaigns_range_to({ number })}
        value={range.to}
        write={(value) =>
          change((one) => {
            one.to = value;
          })
        }
      />
      {range.to < range.from && <span class="chip">{m.campaigns_overnight()}</span>}
      <button
        type="button"
        class="icon-button range-remove"
        aria-label={m.campaigns_range_remove({ number })}
        title={m.campaigns_range_remove({ number })}
        onClick={() =>
          editing.change(({ ranges }) => {
            ranges.splice(index, 1);
          })
        }
      >
        <Icon name="trash" />
      </button>
      <p class="range-errors">
        <Complaint said={complaint(`${path}.days`)} />
        <Complaint said={complaint(`${path}.from`)} />
        <Complaint said={complaint(`${path}.to`)} />
      </p>
    </li>
  );
}

interface MinuteProps {
  path: string;
  bad: boolean;
  label: string;
  value: string;
  write: (value: string) => void;
}

/** A minute of the day in 24 hours, whatever the browser's language; `9` becomes 09:00 when it is left. */
function Minute({ path, bad, label, value, write }: MinuteProps) {
  return (
    <wa-input
      id={idOf(path)}
      class={bad ? "minute bad" : "minute"}
      size="s"
      label={label}
      inputmode="numeric"
      autocomplete="off"
      maxlength={5}
      placeholder="09:00"
      value={value}
      onInput={(event: Event) => write((event.currentTarget as WaInput).value ?? "")}
      onBlur={() => {
        const whole = minuteOf(value);
        if (whole !== null && whole !== value) write(whole);
      }}
    />
  );
}

function dayName(place: number, length: "long" | "narrow"): string {
  return new Intl.DateTimeFormat(language.value, { weekday: length, timeZone: "UTC" }).format(MONDAY + place * DAY_MS);
}

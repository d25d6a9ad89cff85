import type { Holiday } from "../../../domain/campaign/campaign.ts";
import { nextChange } from "../../../domain/campaign/schedule.ts";
import { type DialerHours, nextWindow, offSchedule } from "../../../domain/dialer/running.ts";
import { minute } from "../../../protocol/schedule-settings.ts";
import type { Hours } from "../administration/campaigns/schedule-fields.tsx";

/** What of a dialer's form says when it runs, and how fast. */
export interface Timed {
  schedule: Hours;
  /** Name; its holidays are the dialer's. */
  campaign: string;
  startDate: string;
  endDate: string;
  /** Seconds; NaN while nothing is typed. */
  interval: number;
}

/** When a dialer with these settings may send. */
export type Outlook =
  | { may: "now" /** ms; null: at any time. */; until: number | null }
  | { may: "later"; from: number }
  | { may: "never" };

/** Null while an hour is half typed. */
export function outlookOf(
  draft: Omit<Timed, "campaign" | "interval">,
  holidays: Holiday[],
  at: number,
): Outlook | null {
  const { schedule, startDate, endDate } = draft;
  const typed = schedule.ranges.flatMap(({ from, to }) => [from, to]);
  if (!typed.every((time) => minute.safeParse(time).success)) return null;
  const hours: DialerHours = {
    ...schedule,
    holidays,
    startDate: startDate === "" ? null : startDate,
    endDate: endDate === "" ? null : endDate,
  };
  if (offSchedule(hours, at) === null)
    return { may: "now", until: nextChange({ ...schedule, holidays }, at)?.at ?? null };
  const next = nextWindow(hours, at);
  return next === null ? { may: "never" } : { may: "later", from: next };
}

/** Messages an hour at most; null: the provider's limit alone decides. */
export function mostAnHour(interval: number): number | null {
  return Number.isFinite(interval) && interval > 0 ? Math.max(1, Math.floor(3_600 / interval)) : null;
}

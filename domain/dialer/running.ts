import type { Holiday, ScheduleRange } from "../campaign/campaign.ts";
import { dayStart, localDay } from "../campaign/local-time.ts";
import { isOpen, nextOpening } from "../campaign/schedule.ts";

/** When a dialer may send: the part of its settings that a clock decides. */
export interface DialerHours {
  /** IANA zone. */
  zone: string;
  /** No range at all: it never runs (decisions: schedule). */
  ranges: ScheduleRange[];
  holidays: Pick<Holiday, "date" | "from" | "to" | "yearly">[];
  /** First and last local day `YYYY-MM-DD` on which it runs; null: no bound. */
  startDate: string | null;
  endDate: string | null;
}

export type OffSchedule = "never-scheduled" | "before-start" | "after-end" | "holiday" | "out-of-schedule";
export type Held = "disabled" | "stopped" | OffSchedule;

/** Why nothing may leave at an instant by the clock alone; null: it may (SCH-5, SMS-41). The last minute is included. */
export function offSchedule(hours: DialerHours, at: number): OffSchedule | null {
  if (hours.ranges.length === 0) return "never-scheduled";
  const day = localDay(hours.zone, at);
  if (hours.startDate !== null && day < hours.startDate) return "before-start";
  if (hours.endDate !== null && day > hours.endDate) return "after-end";
  if (isOpen(scheduleOf(hours), at)) return null;
  return isOpen({ ...scheduleOf(hours), holidays: [] }, at) ? "holiday" : "out-of-schedule";
}

/**
 * Why a list does not leave now (SMS-57): it does only from a dialer that is enabled, started and on schedule. A single message needs
 * no start (SMS-120): `started` is then true.
 */
export function whyHeld(dialer: { enabled: boolean; started: boolean; hours: DialerHours }, at: number): Held | null {
  if (!dialer.enabled) return "disabled";
  return offSchedule(dialer.hours, at) ?? (dialer.started ? null : "stopped");
}

/** The next instant at which the clock lets it send; `at` itself when it does, null when it does not within a year. */
export function nextWindow(hours: DialerHours, at: number): number | null {
  if (hours.ranges.length === 0) return null;
  const first = hours.startDate === null ? at : Math.max(at, dayStart(hours.zone, hours.startDate));
  const opening = nextOpening(scheduleOf(hours), first);
  if (opening === null) return null;
  return hours.endDate !== null && localDay(hours.zone, opening) > hours.endDate ? null : opening;
}

function scheduleOf({ zone, ranges, holidays }: DialerHours) {
  return { zone, ranges, holidays: holidays.map((holiday) => ({ id: "", name: "", text: {}, ...holiday })) };
}

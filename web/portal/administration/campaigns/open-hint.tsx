import { useMemo } from "preact/hooks";
import type { Schedule } from "../../../../domain/campaign/campaign.ts";
import { isOpen, nextChange } from "../../../../domain/campaign/schedule.ts";
import { minute } from "../../../../protocol/schedule-settings.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { now } from "../../clock.ts";
import { language } from "../../language.ts";

const MINUTE_MS = 60_000;

/** What the hours as they stand in the form mean now: open or closed, and until when, in the campaign's zone. */
export function OpenHint({ schedule }: { schedule: Schedule }) {
  const at = Math.floor(now.value / MINUTE_MS) * MINUTE_MS;
  const hint = useMemo(() => hintOf(schedule, at), [JSON.stringify(schedule), at, language.value]);
  if (hint === null) return null;
  return <span class={hint.open ? "chip good" : "chip"}>{hint.text}</span>;
}

/** Null while a range is half typed. */
function hintOf(schedule: Schedule, at: number): { open: boolean; text: string } | null {
  const whole = schedule.ranges.every(({ from, to }) => minute.safeParse(from).success && minute.safeParse(to).success);
  if (!whole) return null;
  const open = isOpen(schedule, at);
  const next = nextChange(schedule, at);
  if (next === null) return { open, text: open ? m.campaigns_open_now() : m.campaigns_closed_now() };
  const when = whenIn(schedule.zone, next.at);
  return { open, text: open ? m.campaigns_open_until({ when }) : m.campaigns_closed_until({ when }) };
}

function whenIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat(language.value, {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

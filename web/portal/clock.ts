import { computed, signal } from "@preact/signals";
import { desk } from "./desk/desk.ts";
import { language } from "./language.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const here = signal(Date.now());
setInterval(() => {
  here.value = Date.now();
}, SECOND_MS);

/** The server's time, ms, moving each second: every timer on the page reads this one. */
export const now = computed(() => here.value + (desk.value?.clock ?? 0));

/** `0:21`, `18:46`, `1:42:10`; whole seconds, never negative. */
export function timer(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A timer while it matters, then hours, then days: `38:20`, `2 h`, `3 d`. */
export function age(ms: number): string {
  if (ms < HOUR_MS) return timer(ms);
  return ms < DAY_MS ? `${Math.floor(ms / HOUR_MS)} h` : `${Math.floor(ms / DAY_MS)} d`;
}

/** For waits of hours: `0 h 43`, `4 h 26`, then days: `3 d`. */
export function hours(ms: number): string {
  if (ms >= 2 * DAY_MS) return `${Math.floor(ms / DAY_MS)} d`;
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}

/** `12:05` by the reader's clock, or that of another zone. */
export function timeOfDay(at: number, zone?: string): string {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  return new Intl.DateTimeFormat(language.value, form).format(at);
}

/** Local `12:05:09`. */
export function secondOfDay(at: number): string {
  return new Intl.DateTimeFormat(language.value, { timeStyle: "medium", hourCycle: "h23" }).format(at);
}

/** `Monday, 23 November`, and the year where it is another one. */
export function dayName(at: number): string {
  const year = new Date(at).getFullYear() === new Date().getFullYear() ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(language.value, { weekday: "long", day: "numeric", month: "long", ...year }).format(
    at,
  );
}

/** `20 Nov`. */
export function shortDay(at: number): string {
  return new Intl.DateTimeFormat(language.value, { day: "numeric", month: "short" }).format(at);
}

/** `12:05` of today, `20 Nov 12:05` of another day. */
export function moment(at: number): string {
  return dayOf(at) === dayOf(Date.now()) ? timeOfDay(at) : `${shortDay(at)} ${timeOfDay(at)}`;
}

/** The local day that a moment belongs to, for separators. */
export function dayOf(at: number): string {
  return new Date(at).toDateString();
}

/** Wall clocks of IANA zones, from the platform's own tables: no library is as current. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** ms that the zone's wall clock is ahead of UTC at an instant. Throws RangeError for a zone that the platform does not know. */
export function offsetAt(zone: string, at: number): number {
  const parts = formatFor(zone).formatToParts(at);
  const value = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    value("year"),
    value("month") - 1,
    value("day"),
    value("hour"),
    value("minute"),
    value("second"),
  );
  return local - Math.floor(at / 1_000) * 1_000;
}

/** The wall clock at an instant, as the ms that UTC would show it at: `getUTC…` of it are the local figures. */
export function wallClock(zone: string, at: number): number {
  return at + offsetAt(zone, at);
}

/** The instants at which the wall clock shows `wall`: none in a skipped hour, two in a repeated one. Earliest first. */
export function instantsOf(zone: string, wall: number): number[] {
  const offsets = new Set([offsetAt(zone, wall - DAY_MS), offsetAt(zone, wall + DAY_MS)]);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((instant) => wallClock(zone, instant) === wall)
    .sort((a, b) => a - b);
}

/** When the zone's offset changes between two instants at most a few days apart; null when it does not. */
export function transitionBetween(zone: string, from: number, to: number): number | null {
  if (offsetAt(zone, from) === offsetAt(zone, to)) return null;
  let [before, after] = [from, to];
  while (after - before > 1_000) {
    const middle = Math.floor((before + after) / 2_000) * 1_000;
    if (middle <= before || middle >= after) break;
    if (offsetAt(zone, middle) === offsetAt(zone, before)) before = middle;
    else after = middle;
  }
  return Math.ceil(after / 1_000) * 1_000;
}

/** The local date `YYYY-MM-DD` at an instant. */
export function localDay(zone: string, at: number): string {
  return new Date(wallClock(zone, at)).toISOString().slice(0, 10);
}

/** The first instant of a local day: where midnight is skipped (Chile), the first that exists. */
export function dayStart(zone: string, day: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const exact = instantsOf(zone, midnight)[0];
  if (exact !== undefined) return exact;
  return transitionBetween(zone, midnight - DAY_MS, midnight + DAY_MS) ?? midnight;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  return format;
}

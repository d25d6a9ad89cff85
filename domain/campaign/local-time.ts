/** Wall clocks of IANA zones, from the platform's own tables: they weigh nothing and are as current as the platform. */

const DAY_MS = 24 * 60 * 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the platform knows a zone of that name; an offset as +03:00 is none. */
export function isZone(name: string | undefined): name is string {
  if (name === undefined || !/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

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

/** A stretch of time, `end` excluded, in which the wall clock runs evenly: `offset` ms ahead of UTC. */
export interface Stretch {
  start: number;
  end: number;
  offset: number;
}

/** What lies between two instants, in pieces of a day at most, cut where the clocks change. Lazy: each piece asks the platform once. */
export function* stretches(zone: string, from: number, to: number): Generator<Stretch> {
  let offset = offsetAt(zone, from);
  for (let start = from; start < to; ) {
    const end = Math.min(start + DAY_MS, to);
    const nextOffset = offsetAt(zone, end);
    const change = nextOffset === offset ? end : changeBetween(zone, start, end);
    yield { start, end: change, offset };
    if (change < end) yield { start: change, end, offset: nextOffset };
    offset = nextOffset;
    start = end;
  }
}

/** The local date `YYYY-MM-DD` at an instant. */
export function localDay(zone: string, at: number): string {
  return new Date(wallClock(zone, at)).toISOString().slice(0, 10);
}

/** The first instant of a local day; where midnight is skipped (Chile), the first that the day has. */
export function dayStart(zone: string, day: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  for (const { start, end, offset } of stretches(zone, midnight - DAY_MS, midnight + DAY_MS)) {
    const first = Math.max(start, midnight - offset);
    if (first < end) return first;
  }
  return midnight;
}

/** The first ms of the new offset, of two instants that differ in it. */
function changeBetween(zone: string, from: number, to: number): number {
  const before = offsetAt(zone, from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
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

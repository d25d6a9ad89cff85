import { stretches } from "../campaign/local-time.ts";

const DAY_MS = 24 * 60 * 60_000;
const WRITTEN = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/i;

/**
 * The instant (ms) that a *calldate* means (SMS-58): ISO 8601 with its offset, or `2026-12-25 09:00[:00]` on the clocks of `zone`, where
 * a time that is there twice is the first one and one that is skipped is the next there is. Null for anything else.
 */
export function callDate(text: string, zone: string): number | null {
  const [, day = "", minute = "", second = ":00", offset] = WRITTEN.exec(text.trim()) ?? [];
  const at = isDay(day) ? Date.parse(`${day}T${minute}${second}${offset ?? "Z"}`) : Number.NaN;
  if (Number.isNaN(at)) return null;
  return offset === undefined ? onTheClocks(at, zone) : at;
}

/** JavaScript takes 31 February for 3 March. */
function isDay(written: string): boolean {
  const day = new Date(written);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === written;
}

function onTheClocks(wall: number, zone: string): number {
  for (const { start, end, offset } of stretches(zone, wall - DAY_MS, wall + DAY_MS)) {
    const first = Math.max(start, wall - offset);
    if (first < end) return first;
  }
  return wall;
}

import { stretches } from "../campaign/local-time.ts";

const DAY_MS = 24 * 60 * 60_000;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * The instant (ms) that a *calldate* means (SMS-58): ISO 8601 with its offset, or `2026-12-25 09:00[:00]` on the clocks of `zone`, where
 * a time that is there twice is the first one and one that is skipped is the next there is. Null for anything else.
 */
export function callDate(text: string, zone: string): number | null {
  const written = text.trim();
  const at = WITH_OFFSET.test(written) ? written.replace(" ", "T") : utc(written);
  const read = at === null ? Number.NaN : Date.parse(at);
  if (Number.isNaN(read)) return null;
  return WITH_OFFSET.test(written) ? read : onTheClocks(read, zone);
}

/** The wall clock as if it were UTC's; null for what is no date: JavaScript takes 31 February for 3 March. */
function utc(written: string): string | null {
  const [, day = "", minute = "", second = ":00"] = LOCAL.exec(written) ?? [];
  const at = `${day}T${minute}${second}Z`;
  const date = new Date(at);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? null : at;
}

function onTheClocks(wall: number, zone: string): number {
  for (const { start, end, offset } of stretches(zone, wall - DAY_MS, wall + DAY_MS)) {
    const first = Math.max(start, wall - offset);
    if (first < end) return first;
  }
  return wall;
}

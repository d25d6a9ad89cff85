import { WEEK_DAYS } from "../campaign/campaign.ts";
import { isOpen, nextOpening } from "../campaign/schedule.ts";
import { zonesOfNumber } from "./number-zones.ts";

/** Local wall-clock minutes in which somebody may be written to, the last one included; `to` before `from` is past midnight. */
export interface ContactHours {
  from: string;
  to: string;
}

/** Zones far apart with narrow hours may have none in common; after so many rounds the first zone alone decides. */
const MOST_ROUNDS = 12;

/**
 * The earliest instant at which this number may be written to by its own local time (SCH-7): `at` itself when it may be now. Where the
 * number lives in one of several zones the strictest counts: it must be within the hours in all of them. A number that tells no zone
 * is taken to be in `fallback`, the dialer's.
 */
export function contactableAt(address: string, hours: ContactHours, fallback: string, at: number): number {
  const known = zonesOfNumber(address);
  const schedules = (known.length === 0 ? [fallback] : known).map((zone) => ({
    zone,
    ranges: [{ days: [...WEEK_DAYS], ...hours }],
    holidays: [],
  }));
  let time = at;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const closed = schedules.find((schedule) => !isOpen(schedule, time));
    if (closed === undefined) return time;
    time = nextOpening(closed, time) ?? time;
  }
  const [first] = schedules;
  return first === undefined ? at : (nextOpening(first, at) ?? at);
}

import { stretches } from "../../../domain/campaign/local-time.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Each divides a day. */
const STEPS = [5, 10, 15, 30, 60, 120, 180, 240, 360, 720].map((minutes) => minutes * MINUTE_MS);

/** ms between two ticks when at most `most` are to stand in that stretch (ms). */
export function tickStep(stretch: number, most: number): number {
  return STEPS.find((step) => stretch / step <= most) ?? 24 * HOUR_MS;
}

/**
 * The instants (ms, both ends included) at which the wall clock of a zone stands on a whole step of its day. Where clocks change, a
 * missing hour has no tick and a repeated one has two.
 */
export function clockTicks(zone: string, from: number, to: number, step: number): number[] {
  const ticks: number[] = [];
  for (const { start, end, offset } of stretches(zone, from, to + 1)) {
    const first = Math.ceil((start + offset) / step) * step - offset;
    for (let at = first; at < end; at += step) ticks.push(at);
  }
  return ticks;
}

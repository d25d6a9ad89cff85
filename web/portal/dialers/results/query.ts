import { isZone, localDay } from "../../../../domain/campaign/local-time.ts";
import { ROW_STATES, type RowState, TOLD, type Told } from "../../../../protocol/dialer-results.ts";
import { isDay } from "../../reports/query.ts";
import { addressOf } from "../address.ts";

/** Which rows of a dialer; all of it stands in the address. */
export interface ResultFilter {
  from: string;
  to: string;
  zone: string;
  state: RowState | "";
  told: Told | "";
}

/** States in which a row stays: what has none yet is on no day. */
export const DONE = ["processed", "failed", "blocked", "other", "unknown"] as const satisfies readonly RowState[];

/** Today in the reader's own zone, unless the address says otherwise. */
export function filterIn(query: Record<string, string>, own: string, now: number): ResultFilter {
  const zone = isZone(query.zone) ? query.zone : own;
  const to = isDay(query.to) ? query.to : localDay(zone, now);
  const from = isDay(query.from) && query.from <= to ? query.from : to;
  const state = ROW_STATES.find((one) => one === query.state) ?? "";
  return { from, to, zone, state, told: TOLD.find((one) => one === query.told) ?? "" };
}

/** As the door takes it. */
export function queryOf(filter: ResultFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}

export function resultsAddress(dialer: string, filter: ResultFilter): string {
  return `${addressOf(dialer)}/results?${new URLSearchParams(queryOf(filter))}`;
}

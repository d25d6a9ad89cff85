import type { BoardBefore, BoardCampaign, BoardQuarter } from "../../../protocol/board-socket.ts";

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 4 * QUARTER_MS;
const DAY_MS = 24 * HOUR_MS;

export interface DayGraph {
  /** ms of each quarter hour, without a gap. */
  times: number[];
  /** The quarter hour that runs, ms: behind it nothing is known yet. */
  present: number;
  received: (number | null)[];
  answered: (number | null)[];
  abandoned: (number | null)[];
  /** Null everywhere without a week ago. */
  lastWeek: (number | null)[];
}

export interface DayGraphGiven {
  quarters: readonly BoardQuarter[];
  lastWeek: readonly BoardBefore[];
  /** ms at which the day began. */
  from: number;
  campaigns: readonly Pick<BoardCampaign, "open" | "until">[];
}

/**
 * The day by quarter hours: from the hour in which the first customer came, today or a week ago, until the last one of a week ago came or
 * the last campaign closes. A day of which nothing is known is drawn from its beginning.
 */
export function dayGraph({ quarters, lastWeek, from, campaigns }: DayGraphGiven, now: number): DayGraph {
  const present = Math.max(from, Math.floor(now / QUARTER_MS) * QUARTER_MS);
  const known = new Map(quarters.map((one) => [one.at, one]));
  const before = new Map(lastWeek.map(({ at, received }) => [at, received]));
  const first = Math.min(...known.keys(), ...before.keys(), present);
  const begin = known.size + before.size === 0 ? from : from + Math.floor((first - from) / HOUR_MS) * HOUR_MS;
  const closes = campaigns.flatMap(({ open, until }) => (open && until !== null ? [until - QUARTER_MS] : []));
  const last = Math.max(present, ...before.keys(), Math.min(from + DAY_MS - QUARTER_MS, Math.max(0, ...closes)));
  const times: number[] = [];
  for (let at = begin; at <= last; at += QUARTER_MS) times.push(at);
  const until = (name: "received" | "answered" | "abandoned") =>
    times.map((at) => (at > present ? null : (known.get(at)?.[name] ?? 0)));
  return {
    times,
    present,
    received: until("received"),
    answered: until("answered"),
    abandoned: until("abandoned"),
    lastWeek: times.map((at) => (before.size === 0 ? null : (before.get(at) ?? 0))),
  };
}

/** The clock that a graph of these campaigns goes by: their own where they share one, else the reader's. */
export function graphZone(campaigns: readonly Pick<BoardCampaign, "zone">[], own: string): string {
  const zones = new Set(campaigns.map(({ zone }) => zone));
  return zones.size === 1 ? ([...zones][0] ?? own) : own;
}

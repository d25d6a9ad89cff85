import { type DialerCounts, NOTHING_REPORTED } from "../dialer/reported.ts";
import { NO_WAITS, type WaitCounts } from "./wait-counts.ts";

/** What is counted of a stretch of time: sums, and the longest wait. All of it adds up, so every figure of any range follows from it. */
export interface Sums extends WaitCounts, DialerCounts {
  closed: number;
  /** Closed ones in which an agent has said something; ms from entering to that. */
  replied: number;
  replySum: number;
  /** Holdings, by one agent each; ms. */
  held: number;
  handlingSum: number;
  rated: number;
  ratingSum: number;
  /** Those that a supervisor has evaluated; their scores, 0 to 100. */
  evaluated: number;
  qualitySum: number;
  wordsIn: number;
  wordsOut: number;
  wordsDelivered: number;
  wordsFailed: number;
  /** Of `wordsIn`: thanks after the end, which rang nobody. */
  courtesies: number;
  /** ms at the desk, and what of it was break (paid or not) and call. */
  worked: number;
  onBreak: number;
  paidBreak: number;
  onCall: number;
  /** ms after interactions, before the next might come. */
  wrapUp: number;
  breaks: number;
}

export const NO_SUMS: Sums = {
  ...NO_WAITS,
  closed: 0,
  replied: 0,
  replySum: 0,
  held: 0,
  handlingSum: 0,
  rated: 0,
  ratingSum: 0,
  evaluated: 0,
  qualitySum: 0,
  wordsIn: 0,
  wordsOut: 0,
  wordsDelivered: 0,
  wordsFailed: 0,
  courtesies: 0,
  worked: 0,
  onBreak: 0,
  paidBreak: 0,
  onCall: 0,
  wrapUp: 0,
  breaks: 0,
  ...NOTHING_REPORTED,
};

export const SUM_NAMES = Object.keys(NO_SUMS) as (keyof Sums)[];

/** What two stretches of time have together; of waits the longest is the longer one. */
export function addSums(one: Sums, other: Partial<Sums>): Sums {
  const sum = { ...one };
  for (const name of SUM_NAMES) sum[name] += other[name] ?? 0;
  return { ...sum, waitMax: Math.max(one.waitMax, other.waitMax ?? 0) };
}

import type { Receipted } from "./receipt.ts";
import { ROW } from "./row-state.ts";

/** What is told of a mail after it was sent (EML-88 to EML-90), in the order of their bits. */
export const MARKS = ["seen", "rejected", "spam", "unsubscribed"] as const;
export type Mark = (typeof MARKS)[number];

/** The bits of these marks, as the row keeps them. */
export function bitsOf(marks: readonly Mark[]): number {
  return marks.reduce((bits, mark) => bits | (1 << MARKS.indexOf(mark)), 0);
}

/** The marks of these bits, in their order. */
export function marksOf(bits: number): Mark[] {
  return MARKS.filter((_, at) => (bits & (1 << at)) !== 0);
}

/**
 * The row after marks; null: they change nothing. They come late, twice and in any order, and none is ever taken back. What was seen,
 * complained of or unsubscribed from has left, whatever was thought of it; a bounce proves that only of what was given up for lost.
 */
export function afterMarks(row: Receipted, bits: number): Receipted | null {
  if (row.state !== ROW.PROCESSED && row.state !== ROW.UNKNOWN && row.state !== ROW.FAILED) return null;
  if (bits === 0) return null;
  const marks = row.marks | bits;
  const bounced = marks === (marks & bitsOf(["rejected"]));
  const state = row.state === ROW.FAILED && bounced ? ROW.FAILED : ROW.PROCESSED;
  return marks === row.marks && state === row.state ? null : { ...row, state, marks };
}

/** EML-91: only what was sent is counted as seen, rejected or spam. */
export function countedMarks({ state, marks }: Receipted): number {
  return state === ROW.PROCESSED ? marks : 0;
}

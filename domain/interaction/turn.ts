/**
 * An interaction's *turn* rises whenever it enters a line, changes hands, is lost by its agent, or ends. Offers are numbered
 * within a turn. Both travel with every call, so whoever has seen a higher number can tell a late one.
 */

/** More offers of one turn than this would run into the next turn: at one offer every 30 s, a year. */
const OFFERS_PER_TURN = 1_000_000;

/** The number of the `k`-th offer of a turn; larger than every number of an earlier turn. */
export function offerNumber(turn: number, k: number): number {
  return turn * OFFERS_PER_TURN + k;
}

/** Larger than every offer of the turns before `turn`, smaller than those of `turn` itself. */
export function before(turn: number): number {
  return turn * OFFERS_PER_TURN;
}

/** The turn that an offer's number belongs to. */
export function turnOf(n: number): number {
  return Math.floor(n / OFFERS_PER_TURN);
}

/** States of a row of the spool, as D1 keeps them (SMS-54); 0, 1 and 3 are the seed's. */
export const ROW = {
  /** Its upload is not accepted, or it was taken off before it was sent. */
  NONE: 0,
  TO_PROCESS: 1,
  /** The carrier took it. */
  PROCESSED: 2,
  /** The black list stopped it. */
  BLOCKED: 3,
  FAILED: 4,
  /** The number is none that can be written to. */
  OTHER: 5,
  /** Claimed by its dialer. */
  SENDING: 6,
  /** Begun, and the answer was lost: never sent again on its own. */
  UNKNOWN: 7,
} as const;
export type RowNumber = (typeof ROW)[keyof typeof ROW];

const FOLLOWS: Record<RowNumber, readonly RowNumber[]> = {
  [ROW.NONE]: [ROW.TO_PROCESS],
  [ROW.TO_PROCESS]: [ROW.NONE, ROW.SENDING, ROW.BLOCKED],
  [ROW.SENDING]: [ROW.TO_PROCESS, ROW.PROCESSED, ROW.BLOCKED, ROW.FAILED, ROW.OTHER, ROW.UNKNOWN],
  [ROW.UNKNOWN]: [ROW.PROCESSED, ROW.FAILED],
  [ROW.PROCESSED]: [ROW.FAILED],
  [ROW.FAILED]: [ROW.PROCESSED],
  [ROW.BLOCKED]: [],
  [ROW.OTHER]: [],
};

/** From PROCESSED, FAILED and UNKNOWN only a receipt leads on; nothing leads back to where it could be sent again. */
export function mayFollow(from: RowNumber, to: RowNumber): boolean {
  return FOLLOWS[from].includes(to);
}

/** What became of one send; only the last three may be tried again, for nothing has left. `suppressed`: the carrier's own black list. */
export type SendOutcome = "accepted" | "refused" | "suppressed" | "unknown" | "slow-down" | "unreachable" | "later";

/** A carrier that cannot be reached, or cannot take this one yet, is asked so often for one row. */
export const MOST_TRIES = 6;

/** The state of a row after an answer; `tries` counts this one too. */
export function stateAfter(outcome: SendOutcome, tries: number): RowNumber {
  switch (outcome) {
    case "accepted":
      return ROW.PROCESSED;
    case "refused":
      return ROW.FAILED;
    case "suppressed":
      return ROW.BLOCKED;
    case "unknown":
      return ROW.UNKNOWN;
    case "slow-down":
      return ROW.TO_PROCESS;
    case "unreachable":
    case "later":
      return tries < MOST_TRIES ? ROW.TO_PROCESS : ROW.FAILED;
  }
}

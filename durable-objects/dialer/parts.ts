import type { Counters } from "../../domain/dialer/board.ts";
import type { DialerHours } from "../../domain/dialer/running.ts";
import type { DialerBoard, DialerSnapshot, NotRunning } from "../../protocol/dialers.ts";
import type { ReceiptStep } from "../../store/spool/receipts.ts";
import type { Turn } from "../../store/spool/turn.ts";
import type { Facts } from "../facts.ts";

export interface DialerFacts {
  snapshot: DialerSnapshot;
  started: boolean;
  /** ms when it was last started, or told which list to send. */
  askedAt: number;
  /** ms of the newest outcome of a row of which D1 was told. */
  movedAt: number;
  /** Of the last change asked of D1. */
  turn: number;
  /** Position of the newest list that is known here. */
  position: number;
  /** The list of mails that was last asked to be sent, null: none; `n` counts such wishes. */
  activation: { list: string | null; n: number; done: boolean };
  /** As D1 has the rows: what became of rows since is in the journal. */
  counters: Counters;
  /** ms of the last message, kept where the time between two is the dialer's own. */
  lastSentAt: number;
  /** The carrier could not be reached: nothing leaves before `until`. */
  pause: { failures: number; until: number };
  /** ms before which the way out of a mailbox wants nothing. */
  slowUntil: number;
  /** Why nothing left when it was last looked, beyond what settings and the clock say. */
  waiting: NotRunning | null;
  lastError: DialerBoard["lastError"];
  /** Steps of receipts that D1 was asked for and has not confirmed; `shown` are on the board. */
  receiptSteps: { steps: ReceiptStep[]; shown: number[] } | null;
}

/** What the parts of one dialer share. */
export interface DialerParts {
  readonly id: string;
  readonly env: Env;
  readonly facts: Facts<DialerFacts>;
  /** Has settings, or asks `Directory` for them. */
  configured(): Promise<boolean>;
  /** The last good settings; `configured` comes first. */
  dialer(): DialerSnapshot["dialer"];
  /** All of a change in the object's own storage, or none of it. */
  transaction<T>(change: () => T): T;
  /** The next turn, noted. */
  turn(): Turn;
  /** Something that a board shows may have changed. */
  changed(): void;
}

/** When the dialer may send: its schedule, between its first and its last day, holidays left out. */
export function hoursOf({ schedule, holidays, startDate, endDate }: DialerSnapshot["dialer"]): DialerHours {
  return { ...schedule, holidays, startDate, endDate };
}

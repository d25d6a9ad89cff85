import type { ExpiryReason } from "../../domain/interaction/interaction.ts";
import type { Choice } from "../../domain/routing/choice.ts";
import type { LineRow } from "../../domain/routing/line.ts";
import type { WaitCounts } from "../../domain/statistics/wait-counts.ts";
import type { Opening } from "../calls/interaction.ts";

/** One interaction in this campaign's line, as it is stored. */
export interface StoredLineRow extends LineRow {
  interaction: string;
  conversation: string;
  /** 1: back in line, before the others. Above: ms when it was put first, before all; of several the last. */
  head: number;
  since: number;
  ticket: number;
  /** ms when it entered this line: its wait runs from here. */
  enteredAt: number;
  changedAt: number;
  opening: Opening;
  caseNumber: string;
  preferred: string | null;
  /** Why it was not let in; a repeated `enter` gets the same answer. */
  refused: ExpiryReason | null;
  /** Why the present or last offer went to whom. */
  because: string | null;
  /** Out of whom it was offered to them, until they have answered. */
  choice: Choice | null;
  /** Its end is in the figures already (answered once, or not of this line): it is not counted twice. */
  counted: boolean;
  /** It is this line that received it. */
  received: boolean;
  /** What its end has added to the figures of this line; null: nothing yet, or it is another line's. */
  countedAs: Partial<WaitCounts> | null;
  /** Agent → ms of their last refusal. */
  refusals: Record<string, number>;
}

/** The columns of the table `line`. */
export type LineColumns = {
  interaction: string;
  conversation: string;
  turn: number;
  offers: number;
  state: LineRow["state"];
  agent: string | null;
  head: number;
  since: number;
  ticket: number;
  entered_at: number;
  changed_at: number;
  opening: string;
  case_number: string;
  preferred: string | null;
  refused: ExpiryReason | null;
  because: string | null;
  counted: number;
  received: number;
  counted_as: string | null;
  refusals: string;
  choice: string | null;
};

/** As it was stored. */
export function fromColumns(row: LineColumns): StoredLineRow {
  return {
    interaction: row.interaction,
    conversation: row.conversation,
    turn: row.turn,
    offers: row.offers,
    state: row.state,
    agent: row.agent,
    head: row.head,
    since: row.since,
    ticket: row.ticket,
    enteredAt: row.entered_at,
    changedAt: row.changed_at,
    opening: JSON.parse(row.opening) as Opening,
    caseNumber: row.case_number,
    preferred: row.preferred,
    refused: row.refused,
    because: row.because,
    counted: row.counted === 1,
    received: row.received === 1,
    countedAs: row.counted_as === null ? null : (JSON.parse(row.counted_as) as Partial<WaitCounts>),
    refusals: JSON.parse(row.refusals) as Record<string, number>,
    choice: row.choice === null ? null : (JSON.parse(row.choice) as Choice),
  };
}

/** As it is stored. */
export function toColumns(row: StoredLineRow): LineColumns {
  return {
    interaction: row.interaction,
    conversation: row.conversation,
    turn: row.turn,
    offers: row.offers,
    state: row.state,
    agent: row.agent,
    head: row.head,
    since: row.since,
    ticket: row.ticket,
    entered_at: row.enteredAt,
    changed_at: row.changedAt,
    opening: JSON.stringify(row.opening),
    case_number: row.caseNumber,
    preferred: row.preferred,
    refused: row.refused,
    because: row.because,
    counted: row.counted ? 1 : 0,
    received: row.received ? 1 : 0,
    counted_as: row.countedAs === null ? null : JSON.stringify(row.countedAs),
    refusals: JSON.stringify(row.refusals),
    choice: row.choice === null ? null : JSON.stringify(row.choice),
  };
}

import { offerNumber } from "../interaction/turn.ts";

/** One interaction in one campaign's line: what the queue alone decides about it, apart from whom to offer it to (dispatch). */

export interface LineRow {
  turn: number;
  /** Offers made within this turn. */
  offers: number;
  state: "waiting" | "offered" | "active" | "gone";
  /** To whom it is offered, or who holds it. */
  agent: string | null;
}

/** What the queue must tell. */
export type LineTell =
  | { to: "desk"; name: string; verb: "offer" | "withdraw"; n: number }
  | { to: "conversation"; verb: "assigned"; agent: string; turn: number; n: number };

export interface LineStep {
  row: LineRow;
  tell: LineTell[];
}

/** It enters, or enters again with a higher turn. `again` answers a repeat as the first time. */
export function enter(row: LineRow | undefined, event: { turn: number }): LineStep | "again" | "stale" {
  if (row !== undefined && row.turn === event.turn && row.state !== "gone") return "again";
  if (row !== undefined && row.turn >= event.turn) return "stale";
  return { row: { turn: event.turn, offers: 0, state: "waiting", agent: null }, tell: withdrawal(row) };
}

/** It ended, or went elsewhere; an unknown one is noted too, so that a late `enter` is stale. */
export function leave(row: LineRow | undefined, event: { turn: number }): LineStep | "stale" {
  if (row !== undefined && row.turn >= event.turn) return "stale";
  return { row: { turn: event.turn, offers: 0, state: "gone", agent: null }, tell: withdrawal(row) };
}

/** It changed hands past the line (transfer to an agent, take-over). */
export function moved(row: LineRow | undefined, event: { turn: number; agent: string }): LineStep | "stale" {
  if (row !== undefined && row.turn >= event.turn) return "stale";
  return { row: { turn: event.turn, offers: 0, state: "active", agent: event.agent }, tell: withdrawal(row) };
}

/** Dispatch chose somebody. */
export function offer(row: LineRow, agent: string): LineStep {
  const offers = row.offers + 1;
  return {
    row: { ...row, state: "offered", agent, offers },
    tell: [{ to: "desk", name: agent, verb: "offer", n: offerNumber(row.turn, offers) }],
  };
}

/** A desk answered. A yes that is not waited for any more is withdrawn; a no frees the row for the next. */
export function offerAnswered(
  row: LineRow | undefined,
  event: { agent: string; n: number; yes: boolean },
): (LineStep & { outcome: "assigned" | "refused" }) | { outcome: "late"; tell: LineTell[] } {
  const current = row !== undefined && row.agent === event.agent && offerNumber(row.turn, row.offers) === event.n;
  if (current && row.state === "offered") {
    if (!event.yes) return { outcome: "refused", row: { ...row, state: "waiting", agent: null }, tell: [] };
    const assigned: LineTell = { to: "conversation", verb: "assigned", agent: event.agent, turn: row.turn, n: event.n };
    return { outcome: "assigned", row: { ...row, state: "active" }, tell: [assigned] };
  }
  const standing = current && row.state === "active";
  if (!event.yes || standing) return { outcome: "late", tell: [] };
  return { outcome: "late", tell: [{ to: "desk", name: event.agent, verb: "withdraw", n: event.n }] };
}

/** The desk is silent for too long: the offer is taken back and the next may have it. */
export function offerSilent(row: LineRow): LineStep {
  return { row: { ...row, state: "waiting", agent: null }, tell: withdrawal(row) };
}

/** The conversation did not agree (somebody was first): the desk is told, the row waits for the turn that won. */
export function assignmentStale(event: { agent: string; n: number }): LineTell[] {
  return [{ to: "desk", name: event.agent, verb: "withdraw", n: event.n }];
}

function withdrawal(row: LineRow | undefined): LineTell[] {
  if (row?.state !== "offered" || row.agent === null) return [];
  return [{ to: "desk", name: row.agent, verb: "withdraw", n: offerNumber(row.turn, row.offers) }];
}

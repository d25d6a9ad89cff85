import { offerNumber } from "./turn.ts";

/**
 * Who holds an interaction: decided by its conversation alone. Functions of (state, event) that return the next state and what to
 * tell queues and desks; `"stale"` means that somebody was first and nothing changes.
 */

export interface Held {
  interaction: string;
  phase: "waiting" | "active" | "over";
  turn: number;
  /** Highest turn ever given out, those of transfers that came to nothing included. */
  lastTurn: number;
  /** The campaign in whose line it is or was. */
  campaign: string;
  holder: string | null;
  pending: PendingTransfer | null;
}

export type TransferTarget = { agent: string } | { campaign: string };

export interface PendingTransfer {
  to: TransferTarget;
  turn: number;
}

/** A call to another object, to be written in the same transaction as the state that causes it. */
export type Tell =
  | { to: "queue"; name: string; verb: "enter"; turn: number; head: boolean; placed?: "first" | "moved" }
  | { to: "queue"; name: string; verb: "leave"; turn: number }
  | { to: "queue"; name: string; verb: "moved"; turn: number; agent: string }
  | { to: "desk"; name: string; verb: "offer" | "withdraw"; turn: number; n: number }
  | { to: "desk"; name: string; verb: "hold" | "grant"; turn: number; n: number }
  | { to: "desk"; name: string; verb: "release"; turn: number };

export interface Step {
  held: Held;
  tell: Tell[];
}

export type Stale = "stale";

/** A new interaction enters its campaign's line. */
export function begin(interaction: string, campaign: string): Step {
  const held: Held = { interaction, phase: "waiting", turn: 1, lastTurn: 1, campaign, holder: null, pending: null };
  return { held, tell: [{ to: "queue", name: campaign, verb: "enter", turn: 1, head: false }] };
}

/** The line's offer was accepted: the first for its turn wins; the same one again is agreed to again. */
export function assign(
  held: Held,
  event: { campaign: string; agent: string; turn: number; n: number },
): Step | "again" | Stale {
  const { agent, turn, n, campaign } = event;
  if (held.phase === "waiting" && held.turn === turn && held.campaign === campaign) {
    const next: Held = { ...held, phase: "active", holder: agent };
    return { held: next, tell: [{ to: "desk", name: agent, verb: "hold", turn, n }] };
  }
  const pending = held.pending;
  if (held.phase === "active" && pending !== null && "campaign" in pending.to) {
    if (pending.turn === turn && pending.to.campaign === campaign) return changeHands(held, agent, turn, n, campaign);
  }
  if (held.phase === "active" && held.holder === agent && held.turn === turn) return "again";
  return "stale";
}

/**
 * The holder passes it on. With `wait` the giver's slot stays taken until somebody accepts; without, the giver is freed at once
 * and nothing returns (TRF-3, transfer time 0).
 */
export function transfer(
  held: Held,
  event: { by: string; turn: number; to: TransferTarget; wait: boolean },
): Step | Stale {
  if (held.phase !== "active" || held.turn !== event.turn || held.holder !== event.by) return "stale";
  if (held.pending !== null || ("agent" in event.to && event.to.agent === event.by)) return "stale";
  return event.wait ? ask(held, event.to) : handOver(held, event.to);
}

function ask(held: Held, to: TransferTarget): Step {
  const turn = held.lastTurn + 1;
  const next: Held = { ...held, lastTurn: turn, pending: { to, turn } };
  if ("agent" in to) {
    return { held: next, tell: [{ to: "desk", name: to.agent, verb: "offer", turn, n: offerNumber(turn, 1) }] };
  }
  return { held: next, tell: [{ to: "queue", name: to.campaign, verb: "enter", turn, head: false }] };
}

function handOver(held: Held, to: TransferTarget): Step {
  const turn = held.lastTurn + 1;
  if ("agent" in to) return grantTo(held, to.agent);
  const next: Held = {
    ...held,
    phase: "waiting",
    turn,
    lastTurn: turn,
    holder: null,
    pending: null,
    campaign: to.campaign,
  };
  const tell: Tell[] = [...release(held.holder, turn)];
  if (to.campaign !== held.campaign) tell.push({ to: "queue", name: held.campaign, verb: "leave", turn });
  tell.push({ to: "queue", name: to.campaign, verb: "enter", turn, head: false });
  return { held: next, tell };
}

/** A supervisor takes it, or assigns it, from the line or from its holder. */
export function take(held: Held, event: { by: string; turn: number }): Step | Stale {
  if (held.phase === "over" || held.turn !== event.turn || held.holder === event.by) return "stale";
  const { held: next, tell } = grantTo(held, event.by);
  return { held: next, tell: [...tell, ...dropPending(held, next.turn)] };
}

/**
 * A supervisor sends it to a campaign's line, from its line or from its holder. Into the line that it waits in already, it is put first
 * of all: before who came back, and before who was put first earlier.
 */
export function move(held: Held, event: { turn: number; to: string }): Step | Stale {
  if (held.phase === "over" || held.turn !== event.turn) return "stale";
  const { held: next, tell } = handOver(held, { campaign: event.to });
  const placed = held.phase === "waiting" && held.campaign === event.to ? "first" : "moved";
  const placing = tell.map((one) => (one.verb === "enter" ? { ...one, placed } : one) as Tell);
  const isAskedThere = held.pending !== null && "campaign" in held.pending.to && held.pending.to.campaign === event.to;
  return { held: next, tell: [...placing, ...(isAskedThere ? [] : dropPending(held, next.turn))] };
}

function grantTo(held: Held, agent: string): Step {
  const turn = held.lastTurn + 1;
  const next: Held = { ...held, phase: "active", turn, lastTurn: turn, holder: agent, pending: null };
  return {
    held: next,
    tell: [
      ...release(held.holder, turn),
      { to: "desk", name: agent, verb: "grant", turn, n: offerNumber(turn, 1) },
      { to: "queue", name: held.campaign, verb: "moved", turn, agent },
    ],
  };
}

/** The desk that was asked answers. A yes that nobody waits for any more is withdrawn. */
export function transferAnswered(held: Held, event: { agent: string; n: number; yes: boolean }): Step | Stale {
  const pending = held.pending;
  const mine =
    pending !== null &&
    "agent" in pending.to &&
    pending.to.agent === event.agent &&
    offerNumber(pending.turn, 1) === event.n;
  if (mine && event.yes) return changeHands(held, event.agent, pending.turn, event.n, held.campaign);
  if (mine) return { held: { ...held, pending: null }, tell: [] };
  const confirmed = held.holder === event.agent && offerNumber(held.turn, 1) === event.n;
  if (!event.yes || confirmed) return "stale";
  return { held, tell: [{ to: "desk", name: event.agent, verb: "withdraw", turn: held.turn, n: event.n }] };
}

function changeHands(held: Held, agent: string, turn: number, n: number, campaign: string): Step {
  const next: Held = { ...held, turn, holder: agent, campaign, pending: null };
  const tell: Tell[] = [...release(held.holder, turn), { to: "desk", name: agent, verb: "hold", turn, n }];
  if (campaign !== held.campaign) tell.push({ to: "queue", name: held.campaign, verb: "leave", turn });
  else tell.push({ to: "queue", name: campaign, verb: "moved", turn, agent });
  return { held: next, tell };
}

/** Nobody accepted in time, the giver wants it back, or the line refused it: it stays with the giver. */
export function transferReturned(held: Held, turn: number): Step | Stale {
  if (held.pending === null || held.pending.turn !== turn) return "stale";
  const next: Held = { ...held, pending: null, lastTurn: held.lastTurn + 1 };
  const tell = dropPending(held, next.lastTurn);
  if (isOwnLine(held) && held.holder !== null) {
    tell.push({ to: "queue", name: held.campaign, verb: "moved", turn: next.lastTurn, agent: held.holder });
  }
  return { held: next, tell };
}

function isOwnLine(held: Held): boolean {
  return held.pending !== null && "campaign" in held.pending.to && held.pending.to.campaign === held.campaign;
}

/** The agent is gone, or their desk does not know of it: back to the head of the line. */
export function lose(held: Held, event: { agent: string; turn: number }): Step | Stale {
  if (held.phase !== "active" || held.holder !== event.agent || held.turn !== event.turn) return "stale";
  const turn = held.lastTurn + 1;
  const next: Held = { ...held, phase: "waiting", turn, lastTurn: turn, holder: null, pending: null };
  return {
    held: next,
    tell: [
      ...release(held.holder, turn),
      ...dropPending(held, turn),
      { to: "queue", name: held.campaign, verb: "enter", turn, head: true },
    ],
  };
}

/** Its holder, a supervisor who may (`by` null), the customer or a timer ends it. */
export function end(held: Held, event: { by: string | null; turn: number }): Step | Stale {
  if (held.phase === "over" || held.turn !== event.turn) return "stale";
  if (event.by !== null && held.holder !== event.by) return "stale";
  const turn = held.lastTurn + 1;
  const next: Held = { ...held, phase: "over", turn, lastTurn: turn, holder: null, pending: null };
  return {
    held: next,
    tell: [
      { to: "queue", name: held.campaign, verb: "leave", turn },
      ...release(held.holder, turn),
      ...dropPending(held, turn),
    ],
  };
}

/** The customer writes again soon after the close: back to the agent who had it, as the same interaction (R12 *after close*). */
export function reopen(held: Held, agent: string): Step | Stale {
  return held.phase === "over" ? grantTo(held, agent) : "stale";
}

/** The line ended the wait. The line's own row is gone already; a transfer that waited there returns to its giver. */
export function expire(held: Held, event: { campaign: string; turn: number }): Step | "transfer-returned" | Stale {
  if (held.phase === "active" && held.pending?.turn === event.turn) return "transfer-returned";
  if (held.phase !== "waiting" || held.turn !== event.turn || held.campaign !== event.campaign) return "stale";
  const turn = held.lastTurn + 1;
  return { held: { ...held, phase: "over", turn, lastTurn: turn, holder: null, pending: null }, tell: [] };
}

function release(holder: string | null, turn: number): Tell[] {
  return holder === null ? [] : [{ to: "desk", name: holder, verb: "release", turn }];
}

/** Takes a pending question back. In the line that it waits in already, the question is its row: what follows there replaces it. */
function dropPending(held: Held, turn: number): Tell[] {
  const pending = held.pending;
  if (pending === null) return [];
  if ("agent" in pending.to) {
    return [
      { to: "desk", name: pending.to.agent, verb: "withdraw", turn: pending.turn, n: offerNumber(pending.turn, 1) },
    ];
  }
  return pending.to.campaign === held.campaign ? [] : [{ to: "queue", name: pending.to.campaign, verb: "leave", turn }];
}

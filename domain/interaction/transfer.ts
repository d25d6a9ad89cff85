import { changeHands, dropPending, type Held, handOver, type Stale, type Step, type TransferTarget } from "./held.ts";
import { offerNumber } from "./turn.ts";

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

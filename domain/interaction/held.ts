import { offerNumber } from "./turn.ts";

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

/** Somebody holds it at once, without being asked. */
export function grantTo(held: Held, agent: string): Step {
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

/** Who accepted it holds it from here on. */
export function changeHands(held: Held, agent: string, turn: number, n: number, campaign: string): Step {
  const next: Held = { ...held, turn, holder: agent, campaign, pending: null };
  const tell: Tell[] = [...release(held.holder, turn), { to: "desk", name: agent, verb: "hold", turn, n }];
  if (campaign !== held.campaign) tell.push({ to: "queue", name: held.campaign, verb: "leave", turn });
  else tell.push({ to: "queue", name: campaign, verb: "moved", turn, agent });
  return { held: next, tell };
}

/** It leaves its holder at once: to another agent, or into a line. */
export function handOver(held: Held, to: TransferTarget): Step {
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

/** Nobody's slot is taken by it any more. */
export function release(holder: string | null, turn: number): Tell[] {
  return holder === null ? [] : [{ to: "desk", name: holder, verb: "release", turn }];
}

/** Takes a pending question back. In the line that it waits in already, the question is its row: what follows there replaces it. */
export function dropPending(held: Held, turn: number): Tell[] {
  const pending = held.pending;
  if (pending === null) return [];
  if ("agent" in pending.to) {
    return [
      { to: "desk", name: pending.to.agent, verb: "withdraw", turn: pending.turn, n: offerNumber(pending.turn, 1) },
    ];
  }
  return pending.to.campaign === held.campaign ? [] : [{ to: "queue", name: pending.to.campaign, verb: "leave", turn }];
}

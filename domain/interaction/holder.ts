import {
  changeHands,
  dropPending,
  grantTo,
  type Held,
  handOver,
  release,
  type Stale,
  type Step,
  type Tell,
} from "./held.ts";

/**
 * Who holds an interaction: decided by its conversation alone. Functions of (state, event) that return the next state and what to
 * tell queues and desks; `"stale"` means that somebody was first and nothing changes.
 */

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

import type { DeliveryOrder, Member } from "../campaign/campaign.ts";

/** An eligible agent, with what the orders look at. */
export interface Candidate extends Member {
  /** ms; 0 = none yet. */
  lastInteractionAt: number;
  today: number;
}

/** rrmemory: who of the members had one since the last round began, in that order. */
export interface DispatchMemory {
  served: string[];
}

/** Chooses one of the eligible, and says why in a few words. Null without a candidate. `draw` is in [0, 1). */
export function pick(
  order: DeliveryOrder,
  candidates: readonly Candidate[],
  memory: DispatchMemory,
  draw: number,
): { agent: string; reason: string } | null {
  if (candidates.length === 0) return null;
  switch (order) {
    case "wrandom":
      return weighted(candidates, draw);
    case "rrmemory":
      return nextInRow(candidates, memory);
    case "leastrecent":
      return longestIdle(candidates);
  }
}

/** ORD-1: weight 100 − penalty; penalty 100 receives only when nobody below 100 is eligible, then all alike. */
function weighted(candidates: readonly Candidate[], draw: number): { agent: string; reason: string } | null {
  const total = candidates.reduce((sum, candidate) => sum + (100 - candidate.penalty), 0);
  const weightOf = (candidate: Candidate) => (total === 0 ? 1 : 100 - candidate.penalty);
  const all = total === 0 ? candidates.length : total;
  let left = draw * all;
  for (const candidate of candidates) {
    const weight = weightOf(candidate);
    if (weight === 0) continue;
    left -= weight;
    if (left < 0) return { agent: candidate.agent, reason: `drawn by weight ${weight} of ${all}` };
  }
  const last = candidates.findLast((candidate) => weightOf(candidate) > 0);
  return last === undefined ? null : { agent: last.agent, reason: `drawn by weight ${weightOf(last)} of ${all}` };
}

/** ORD-2: in the order of the row, nobody a second time before all who may had one; the penalty is ignored. */
function nextInRow(candidates: readonly Candidate[], memory: DispatchMemory): { agent: string; reason: string } | null {
  const turns = new Map(memory.served.map((agent, index) => [agent, index]));
  let first: Candidate | null = null;
  for (const candidate of candidates) if (first === null || comesBefore(candidate, first, turns)) first = candidate;
  if (first === null) return null;
  return { agent: first.agent, reason: turns.has(first.agent) ? "next in the row, second round" : "next in the row" };
}

function comesBefore(a: Candidate, b: Candidate, turns: ReadonlyMap<string, number>): boolean {
  const [servedA, servedB] = [turns.get(a.agent), turns.get(b.agent)];
  if (servedA === undefined && servedB === undefined) return a.position < b.position;
  if (servedA === undefined || servedB === undefined) return servedA === undefined;
  return servedA < servedB;
}

/** ORD-3: longest since the last interaction; ties by fewest today, then by the order of members. */
function longestIdle(candidates: readonly Candidate[]): { agent: string; reason: string } | null {
  let first: Candidate | null = null;
  for (const one of candidates) {
    const before =
      first === null ||
      one.lastInteractionAt - first.lastInteractionAt ||
      one.today - first.today ||
      one.position - first.position;
    if (before === true || (typeof before === "number" && before < 0)) first = one;
  }
  return first === null ? null : { agent: first.agent, reason: "least recent" };
}

/** Moves the pointer of rrmemory on assignment; a round ends when every member had one. Who is no member any more is forgotten. */
export function remember(memory: DispatchMemory, assigned: string, members: readonly Member[]): DispatchMemory {
  const known = new Set(members.map((member) => member.agent));
  const served = [...memory.served.filter((agent) => agent !== assigned && known.has(agent)), assigned];
  return { served: served.length >= known.size ? [] : served };
}

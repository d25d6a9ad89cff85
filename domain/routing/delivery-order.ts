import type { DeliveryOrder, Member } from "../campaign/campaign.ts";

/** An eligible agent, with what the orders look at. */
export interface Candidate extends Member {
  /** ms; 0 = none yet. */
  lastInteractionAt: number;
  today: number;
  /** rrmemory: rises with each interaction that anybody gets; 0 = had none yet. */
  turn: number;
}

/** rrmemory: who of the members had one, whoever waits longest for the next first. */
export interface DispatchMemory {
  served: string[];
}

export interface Pick {
  agent: string;
  /** In a few words, for the monitor and the record: `next in the row among 4`, the four being who could have had it. */
  reason: string;
}

/** Chooses one of the eligible. Null without a candidate. `draw` is in [0, 1); only wrandom looks at it. */
export function pick(order: DeliveryOrder, candidates: readonly Candidate[], draw: number): Pick | null {
  switch (order) {
    case "wrandom":
      return weighted(candidates, draw);
    case "rrmemory":
      return nextInRow(candidates);
    case "leastrecent":
      return longestIdle(candidates);
  }
}

/** What each weighs in wrandom's draw, and all together. */
export function weighing(candidates: readonly Member[]): { total: number; weightOf: (one: Member) => number } {
  const below = candidates.reduce((sum, { penalty }) => sum + (100 - penalty), 0);
  if (below === 0) return { total: candidates.length, weightOf: () => 1 };
  return { total: below, weightOf: ({ penalty }) => 100 - penalty };
}

/** ORD-1: weight 100 − penalty; penalty 100 receives only when nobody below 100 is eligible, then all alike. */
function weighted(candidates: readonly Candidate[], draw: number): Pick | null {
  const { total, weightOf } = weighing(candidates);
  let left = draw * total;
  for (const candidate of candidates) {
    const { agent } = candidate;
    const weight = weightOf(candidate);
    left -= weight;
    if (left < 0)
      return { agent, reason: `drawn by weight ${weight} of ${total} at ${draw.toFixed(2)}${among(candidates)}` };
  }
  return null;
}

/** ORD-2: in the order of the row, nobody a second time before all who may had one; the penalty is ignored. */
function nextInRow(candidates: readonly Candidate[]): Pick | null {
  const next = first(candidates, (a, b) => a.turn - b.turn || a.position - b.position);
  return next === null ? null : { agent: next.agent, reason: `next in the row${among(candidates)}` };
}

/** ORD-3: longest since the last interaction; ties by fewest today (ORD-6), then by the order of members. */
function longestIdle(candidates: readonly Candidate[]): Pick | null {
  const next = first(
    candidates,
    (a, b) => a.lastInteractionAt - b.lastInteractionAt || a.today - b.today || a.position - b.position,
  );
  return next === null ? null : { agent: next.agent, reason: `longest without one${among(candidates)}` };
}

const among = (candidates: readonly Candidate[]) => ` among ${candidates.length}`;

function first(candidates: readonly Candidate[], compare: (a: Candidate, b: Candidate) => number): Candidate | null {
  let best: Candidate | null = null;
  for (const candidate of candidates) if (best === null || compare(candidate, best) < 0) best = candidate;
  return best;
}

/** The `turn` of everybody who had one. */
export function turnsOf(memory: DispatchMemory): Map<string, number> {
  return new Map(memory.served.map((agent, index) => [agent, index + 1]));
}

/** Moves the row on: call it on assignment, not on an offer. Who is no member any more is forgotten. */
export function remember(memory: DispatchMemory, assigned: string, members: readonly Member[]): DispatchMemory {
  const known = new Set(members.map((member) => member.agent));
  const others = memory.served.filter((agent) => agent !== assigned && known.has(agent));
  return { served: known.has(assigned) ? [...others, assigned] : others };
}

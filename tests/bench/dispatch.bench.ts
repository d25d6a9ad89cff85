import { dispatch, type WaitingInteraction } from "../../domain/routing/dispatch.ts";
import type { AgentSnapshot } from "../../domain/routing/snapshot.ts";
import { judged, median, row } from "./measure.ts";

const MEMBERS = 1_000;
const LINES = [10, 100, 1_000, 10_000];
const DECISIONS = 300;
const GOAL = { most: 1.5 };

const members = Array.from({ length: MEMBERS }, (_, position) => ({
  agent: `agent-${position}`,
  penalty: position % 100,
  position,
}));
const snapshots = new Map<string, AgentSnapshot>(
  members.map(({ agent }, index) => [
    agent,
    {
      agent,
      version: 1,
      room: index % 10 === 0 ? 1 : 0,
      tier: 0,
      reason: index % 10 === 0 ? null : "at-cap",
      lastInteractionAt: index,
      today: 0,
    },
  ]),
);

/** As the queue reads it: row by row, as far as the decision asks. */
function* line(length: number): Generator<WaitingInteraction> {
  for (let n = 0; n < length; n++) yield { interaction: `waiting-${n}`, preferred: null, refusedBy: {} };
}

function decide(waiting: number): number {
  const began = performance.now();
  dispatch({
    waiting: line(waiting),
    members,
    snapshots,
    outstanding: new Map(),
    strategy: "nocall",
    order: "leastrecent",
    memory: { served: [] },
    now: Date.now(),
    draw: Math.random,
  });
  return performance.now() - began;
}

for (let n = 0; n < DECISIONS; n++) decide(LINES[n % LINES.length] ?? 10);
const taken = new Map(LINES.map((waiting) => [waiting, [] as number[]]));
for (let n = 0; n < DECISIONS; n++) for (const [waiting, samples] of taken) samples.push(decide(waiting));

const floor = median(taken.get(100) ?? []);
console.log(row(`${MEMBERS} members, 100 free`, "p50", "to 100 waiting"));
for (const [waiting, samples] of taken) {
  const own = median(samples);
  console.log(row(`${waiting} waiting`, `${(own * 1_000).toFixed(0)} µs`, judged(own / floor, GOAL)));
}

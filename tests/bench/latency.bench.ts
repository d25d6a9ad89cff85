import { sleep } from "../faults/patience.ts";
import { Centre } from "./centre.ts";
import { startFloor } from "./floor.ts";
import { type Pair, trip } from "./line.ts";
import { judged, median, ms, quantile, row } from "./measure.ts";

const WORDS = 500;
/** People do not write back to back: each word finds the object in memory, and the processor at something else. */
const PAUSE_MS = 5;
const WARM_UP = 50;
const GOAL = { most: 1.5 };

/** Deskline and the bare object in turns, so that the machine's moods hit both alike. */
const centre = await Centre.start();
const floor = await startFloor();
const sides: Record<"floor" | "deskline", Pair> = { floor: await floor.pair("latency"), deskline: await centre.pair() };
for (const pair of Object.values(sides)) await talk(pair, "toAgent", WARM_UP);

console.log(row("", "floor p50", "deskline p50", "", "floor p95", "deskline p95", ""));
for (const [name, way] of [
  ["visitor → agent", "toAgent"],
  ["agent → visitor", "toVisitor"],
] as const) {
  const taken: Record<keyof typeof sides, number[]> = { floor: [], deskline: [] };
  for (let word = 0; word < WORDS; word++)
    for (const side of ["floor", "deskline"] as const) {
      await sleep(PAUSE_MS);
      taken[side].push(...(await talk(sides[side], way, 1)));
    }
  const [p50, p95] = [median, (samples: number[]) => quantile(samples, 0.95)].map((of) => [
    of(taken.floor),
    of(taken.deskline),
  ]) as [[number, number], [number, number]];
  const line = [p50, p95].flatMap(([bare, ours]) => [ms(bare), ms(ours), judged(ours / bare, GOAL)]);
  console.log(row(name, ...line));
}
await centre.stop();
await floor.stop();
process.exit(0);

async function talk({ visitor, agent }: Pair, way: "toAgent" | "toVisitor", words: number): Promise<number[]> {
  const [from, to] = way === "toAgent" ? [visitor, agent] : [agent, visitor];
  const taken: number[] = [];
  for (let word = 0; word < words; word++) taken.push(await trip(from, to, `word ${crypto.randomUUID()}`));
  return taken;
}

import { Centre } from "./centre.ts";
import { startFloor } from "./floor.ts";
import type { Pair } from "./line.ts";
import { judged, median, row } from "./measure.ts";

const PAIRS = 20;
/** Words under way in each chat. */
const IN_FLIGHT = 8;
const ROUNDS = 5;
const ROUND_MS = 2_000;
const GOAL = { least: 0.7 };

const centre = await Centre.start();
const floor = await startFloor();
const pairs: Record<"floor" | "deskline", Pair[]> = { floor: [], deskline: [] };
for (let n = 0; n < PAIRS; n++) {
  pairs.floor.push(await floor.pair(`throughput-${n}`));
  pairs.deskline.push(await centre.pair());
}
const rates: Record<keyof typeof pairs, number[]> = { floor: [], deskline: [] };
await wordsASecond(pairs.deskline);
await wordsASecond(pairs.floor);
for (let round = 0; round < ROUNDS; round++) {
  rates.floor.push(await wordsASecond(pairs.floor));
  rates.deskline.push(await wordsASecond(pairs.deskline));
}
const [bare, ours] = [median(rates.floor), median(rates.deskline)];
console.log(row("", "floor", "deskline", ""));
console.log(row(`words/s, ${PAIRS} chats`, bare.toFixed(0), ours.toFixed(0), judged(ours / bare, GOAL)));
await centre.stop();
await floor.stop();
process.exit(0);

/** Every chat keeps its window full; a word counts when it is on the other's screen. */
async function wordsASecond(chats: readonly Pair[]): Promise<number> {
  let arrived = 0;
  let over = false;
  for (const { visitor, agent } of chats) {
    agent.heard = () => {
      arrived += 1;
      if (!over) visitor.say("another word of some length, as people write them");
    };
    for (let n = 0; n < IN_FLIGHT; n++) visitor.say("a first word of some length, as people write them");
  }
  const began = performance.now();
  await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
  const rate = (arrived / (performance.now() - began)) * 1_000;
  over = true;
  await new Promise((resolve) => setTimeout(resolve, 300));
  return rate;
}

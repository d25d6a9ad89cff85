import { Centre } from "./centre.ts";
import { startFloor } from "./floor.ts";
import type { Line } from "./line.ts";
import { judged, median, ms, row } from "./measure.ts";

const WATCHERS = 200;
const WORDS = 40;
const GOAL = { most: 1.5 };

const centre = await Centre.start();
const floor = await startFloor();
const { conversation, visitor } = await centre.pair();
const audience: Record<"floor" | "deskline", { from: Line; watchers: Line[] }> = {
  floor: { from: await floor.open("watched"), watchers: [] },
  deskline: { from: visitor, watchers: [] },
};
for (let n = 0; n < WATCHERS; n++) {
  audience.floor.watchers.push(await floor.open("watched"));
  audience.deskline.watchers.push(await centre.watcher(conversation));
}
const taken: Record<keyof typeof audience, number[]> = { floor: [], deskline: [] };
for (let word = 0; word < WORDS; word++)
  for (const side of ["floor", "deskline"] as const) taken[side].push(await toAll(audience[side]));

const [bare, ours] = [median(taken.floor), median(taken.deskline)];
console.log(row("", "floor p50", "deskline p50", ""));
console.log(row(`one word to ${WATCHERS}`, ms(bare), ms(ours), judged(ours / bare, GOAL)));
await centre.stop();
await floor.stop();
process.exit(0);

/** ms until the last of them has it. */
async function toAll({ from, watchers }: { from: Line; watchers: Line[] }): Promise<number> {
  const text = `word ${crypto.randomUUID()}`;
  const began = performance.now();
  const all = watchers.map(
    (watcher) =>
      new Promise<void>((resolve) => {
        watcher.heard = (heard) => heard === text && resolve();
      }),
  );
  from.say(text);
  await Promise.all(all);
  return performance.now() - began;
}

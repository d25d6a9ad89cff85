import { loadavg } from "node:os";
import { judged, median, row } from "./measure.ts";
import { startNumberFloor } from "./number-floor.ts";
import { openHouse, Programs } from "./programs.ts";

const AT_ONCE = 16;
const NUMBERS = 200;
const ROUNDS = 9;
const ROUND_MS = 2_000;
const LATENCY_MS = 20;
/**
 * Messages to each side before it counts: code that is still being compiled is not what a message costs. Of ours there is more: the
 * processor time of one falls by a third over these.
 */
const WARM = 30_000;
const GOAL = { least: 0.8 };

console.log(row("accepted/s", "floor", "deskline", "", "load"));
// The floor sends nothing: beside it stands what accepting costs. What sending costs stands beside a floor of its own in the dialers' bench.
await compare("words wait for their turn", 1, (ratio) => judged(ratio, GOAL));
await compare("words leave as they come", 0, (ratio) => `×${ratio.toFixed(2)}`);
process.exit(0);

/** In turns, over numbers that have written before. */
async function compare(title: string, rate: number, told: (ratio: number) => string): Promise<void> {
  const floor = await startNumberFloor();
  const { house, door } = await openHouse(rate, LATENCY_MS);
  const options = { atOnce: AT_ONCE, numbers: NUMBERS };
  const sides = {
    floor: new Programs({ url: floor.url, keys: [] }, options),
    deskline: new Programs(door, options),
  };
  const rates: Record<keyof typeof sides, number[]> = { floor: [], deskline: [] };
  for (const side of Object.values(sides)) await side.hand(WARM);
  for (let round = 0; round < ROUNDS; round++)
    for (const side of ["floor", "deskline"] as const) rates[side].push(await sides[side].during(ROUND_MS));
  const [bare, ours] = [median(rates.floor), median(rates.deskline)];
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(row(title, bare.toFixed(0), ours.toFixed(0), told(ours / bare), load));
  for (const side of Object.values(sides)) side.close();
  await floor.stop();
  await house.stop();
}

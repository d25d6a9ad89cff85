import { Bulk } from "./bulk.ts";
import { judged, median, ms, row } from "./measure.ts";
import { Spools } from "./spools.ts";
import { COUNTING, written } from "./written.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const ROUNDS = 15;
const CLAIMS = 10;
/** How much more a claim may take from a spool that is a hundred times as long. */
const FLAT = { most: 1.5 };
const ROWS = 1_000;
const LATENCY_MS = 20;
/** Rows written for each SMS, of all kinds. */
const WRITTEN = { most: 8 };

await time();
await rows();
process.exit(0);

/** Fifty rows out of lists of all lengths in turns, one in ten of them black-listed. */
async function time(): Promise<void> {
  const spools = await Spools.open(SIZES);
  const taken = new Map(SIZES.map((size) => [size, [] as number[]]));
  for (const size of SIZES) await spools.claim(size, CLAIMS);
  for (let round = 0; round < ROUNDS; round++)
    for (const [size, samples] of taken) samples.push(await spools.claim(size, CLAIMS));
  await spools.stop();
  const shortest = median(taken.get(SIZES[0] ?? 0) ?? []);
  console.log(row("a claim of 50", "p50", `to ${SIZES[0]} rows`));
  for (const [size, samples] of taken) {
    const own = median(samples);
    console.log(row(`${size} rows`, ms(own), judged(own / shortest, FLAT)));
  }
}

/** From the file's first byte to the outcome in D1, settings and log-in of the run included. */
async function rows(): Promise<void> {
  const bulk = await Bulk.start({ deployed: true, latency: LATENCY_MS, entry: COUNTING });
  await bulk.lists(1, 1);
  const before = await written(bulk.url);
  await bulk.lists(1, ROWS);
  const after = await written(bulk.url);
  await bulk.stop();
  const [databases, objects, alarms] = (["databases", "objects", "alarms"] as const).map(
    (kind) => (after[kind] - before[kind]) / ROWS,
  );
  const all = (databases ?? 0) + (objects ?? 0) + (alarms ?? 0);
  console.log(row("rows written", "in D1", "in objects", "alarms", "all"));
  const figures = [databases, objects, alarms, all].map((each) => (each ?? 0).toFixed(2));
  console.log(row("for each SMS", ...figures, judged(all / WRITTEN.most, { most: 1 })));
}

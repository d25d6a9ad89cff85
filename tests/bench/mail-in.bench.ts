import { loadavg } from "node:os";
import { bundled } from "./bundled.ts";
import { WORKER } from "./house.ts";
import { letter } from "./letter.ts";
import { MailHouse } from "./mail-house.ts";
import { judged, median, row } from "./measure.ts";

const GOAL = { least: 0.6 };
const MAILS = Number(process.env.BENCH_MAILS ?? 150);
const ROUNDS = 3;
/** At once, as many as servers bring them. */
const LANES = 6;
const SIZES = [
  { name: "words alone", fileBytes: 0 },
  { name: "a file of 200 KB", fileBytes: 200_000 },
];

const bare = {
  ...WORKER,
  name: "bare-mail-keeper",
  script: await bundled("tests/bench/bare-mail-keeper.ts"),
  r2Buckets: ["FILES"],
  d1Databases: ["DB"],
};
// The floor has no router of static files before it either, nor have mails of production.
const house = await MailHouse.start({ beside: [bare], withoutPortal: true });
const address = await house.campaign("llega");
const keeper = await house.runtime.mf.getWorker(bare.name);
const toKeeper = async (raw: Uint8Array<ArrayBuffer>) => {
  const answer = await keeper.fetch("http://bare/", { method: "POST", body: raw });
  if (!answer.ok) throw new Error(`The floor broke: ${await answer.text()}`);
};
await toKeeper(new Uint8Array());

let serial = 0;
await rate(20, 0, toKeeper);
await rate(20, 0, (raw, from) => house.receives(from, address, raw));
console.log(row("mails/s", "floor", "deskline", "", "load"));
for (const { name, fileBytes } of SIZES) {
  const rates: Record<"floor" | "ours", number[]> = { floor: [], ours: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.floor.push(await rate(MAILS, fileBytes, toKeeper));
    rates.ours.push(await rate(MAILS, fileBytes, (raw, from) => house.receives(from, address, raw)));
  }
  const [floor, ours] = [median(rates.floor), median(rates.ours)];
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(row(name, floor.toFixed(0), ours.toFixed(0), judged(ours / floor, GOAL), load));
}
await house.runtime.stop();
process.exit(0);

/** So many first mails of as many customers, a second. */
async function rate(
  mails: number,
  fileBytes: number,
  take: (raw: Uint8Array<ArrayBuffer>, from: string) => Promise<void>,
): Promise<number> {
  const waiting = Array.from({ length: mails }, () => {
    const n = serial++;
    const from = `c${n}@cliente.example`;
    return { from, raw: letter(`${n}@cliente.example`, { from, to: address, fileBytes }) };
  });
  const began = performance.now();
  const lane = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await take(next.raw, next.from);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return mails / ((performance.now() - began) / 1_000);
}

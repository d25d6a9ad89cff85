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
/** `further`: the next mail of a thread that is there; else the first of a customer. */
const KINDS = [
  { name: "words alone", fileBytes: 0, further: false },
  { name: "a file of 200 KB", fileBytes: 200_000, further: false },
  { name: "words, further", fileBytes: 0, further: true },
  { name: "200 KB, further", fileBytes: 200_000, further: true },
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

type Take = (raw: Uint8Array<ArrayBuffer>, from: string) => Promise<void>;
const takers: Record<"floor" | "ours", Take> = {
  floor: toKeeper,
  ours: (raw, from) => house.receives(from, address, raw),
};
let serial = 0;
for (const take of Object.values(takers)) await rate(firsts(20, 0), take);
console.log(row("mails/s", "floor", "deskline", "", "load"));
for (const { name, fileBytes, further } of KINDS) {
  const rates: Record<keyof typeof takers, number[]> = { floor: [], ours: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of ["floor", "ours"] as const) {
      const first = firsts(MAILS, fileBytes);
      const mails = further ? first.map(({ n, from }) => mail(n, from, fileBytes, true)) : first;
      if (further) await rate(first, takers[side]);
      rates[side].push(await rate(mails, takers[side]));
    }
  }
  const [floor, ours] = [median(rates.floor), median(rates.ours)];
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(row(name, floor.toFixed(0), ours.toFixed(0), judged(ours / floor, GOAL), load));
}
await house.runtime.stop();
process.exit(0);

/** So many first mails of as many customers. */
function firsts(mails: number, fileBytes: number) {
  return Array.from({ length: mails }, () => {
    const n = serial++;
    return mail(n, `c${n}@cliente.example`, fileBytes, false);
  });
}

function mail(n: number, from: string, fileBytes: number, further: boolean) {
  const first = `${n}@cliente.example`;
  const about = { from, to: address, fileBytes };
  const raw = further ? letter(`further-${first}`, { ...about, answers: first }) : letter(first, about);
  return { n, from, raw };
}

/** How many a second come in. */
async function rate(mails: { from: string; raw: Uint8Array<ArrayBuffer> }[], take: Take): Promise<number> {
  const waiting = [...mails];
  const began = performance.now();
  const lane = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await take(next.raw, next.from);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return mails.length / ((performance.now() - began) / 1_000);
}

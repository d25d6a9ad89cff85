import { loadavg } from "node:os";
import { bundled } from "./bundled.ts";
import { WORKER } from "./house.ts";
import { letter } from "./letter.ts";
import { MailHouse } from "./mail-house.ts";
import { judged, median, row } from "./measure.ts";

const GOAL = { least: 0.6 };
const MAILS = Number(process.env.BENCH_MAILS ?? 150);
/** Mails to each side before it counts: code that is still being compiled is not what a mail costs, and of ours there is more. */
const WARM = 2_000;
const ROUNDS = 5;
/** At once, as many as servers bring them. */
const LANES = 6;
const LAG = 3 * LANES;
/**
 * `threads`: a mailbox as it is, where each customer writes twice, once anew and once in answer. The others take that apart: `first`, the mail that
 * makes its conversation, `further`, the next one of a thread that is there.
 */
const KINDS = [
  { name: "words", fileBytes: 0, of: "threads" },
  { name: "200 KB", fileBytes: 200_000, of: "threads" },
  { name: "words, first", fileBytes: 0, of: "first" },
  { name: "words, further", fileBytes: 0, of: "further" },
  { name: "200 KB, first", fileBytes: 200_000, of: "first" },
  { name: "200 KB, further", fileBytes: 200_000, of: "further" },
] as const;

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
for (const take of Object.values(takers)) await rate(firsts(WARM, 0), take);
console.log(row("mails/s", "floor", "deskline", "", "load"));
for (const { name, fileBytes, of } of KINDS) {
  const rates: Record<keyof typeof takers, number[]> = { floor: [], ours: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const side of ["floor", "ours"] as const) rates[side].push(await rateOf(of, fileBytes, takers[side]));
  const [floor, ours] = [median(rates.floor), median(rates.ours)];
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const ratio = of === "threads" ? judged(ours / floor, GOAL) : `×${(ours / floor).toFixed(2)}`;
  console.log(row(name, floor.toFixed(0), ours.toFixed(0), ratio, load));
}
await house.runtime.stop();
process.exit(0);

/** How many of a kind come in a second. */
async function rateOf(of: (typeof KINDS)[number]["of"], fileBytes: number, take: Take): Promise<number> {
  const first = firsts(of === "threads" ? MAILS / 2 : MAILS, fileBytes);
  if (of === "first") return rate(first, take);
  const further = first.map(({ n, from }) => mail(n, from, fileBytes, true));
  if (of === "threads") return rate(mixed(first, further), take);
  await rate(first, take);
  return rate(further, take);
}

/** Each customer's second mail comes when `LAG` others have begun. */
function mixed<Mail>(first: Mail[], further: Mail[]): Mail[] {
  const steps = Array.from({ length: first.length + LAG }, (_, step) => step);
  return steps.flatMap((step) => [first[step], further[step - LAG]].filter((mail) => mail !== undefined));
}

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

/** How many a second come in, in their order. */
async function rate(mails: { from: string; raw: Uint8Array<ArrayBuffer> }[], take: Take): Promise<number> {
  const waiting = mails.toReversed();
  const began = performance.now();
  const lane = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await take(next.raw, next.from);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return mails.length / ((performance.now() - began) / 1_000);
}

import { dialerFields } from "../../protocol/dialer-fields.ts";
import type { UploadAccepted } from "../../protocol/dialers.ts";
import { providerFields } from "../../protocol/providers.ts";
import { readConfiguration } from "../../scripts/runtime/configuration.ts";
import { type Runtime, start } from "../../scripts/runtime/miniflare.ts";
import { createDialer } from "../../store/configuration/change-dialers.ts";
import { createProvider } from "../../store/configuration/change-providers.ts";
import { sleep } from "../faults/patience.ts";
import { PortalUser } from "../faults/portal-user.ts";
import { Centre } from "./centre.ts";
import { Heap } from "./heap.ts";
import { type Pair, trip } from "./line.ts";
import { judged, median, ms, quantile, row } from "./measure.ts";
import { startSpoolFloor } from "./spool-floor.ts";

const GOAL = { most: 4 };
/** How much more a list may take that is a hundred times as long. */
const FLAT = { most: 1.5 };
const SIZES = [10_000, 100_000];
const ROUNDS = 5;
const SHORTEST = 10_000;
const LONGEST = 1_000_000;
/** A word and a sign-in beside the longest list, against the same without. */
const UNHURT = { most: 2 };
const QUIET_MS = 15_000;
const A_WORD_EVERY_MS = 50;
const A_SIGN_IN_EVERY_MS = 2_000;
const BY = { id: "system", name: "Bench" };

await time();
await beside();
await memory();
process.exit(0);

/** A list from the first byte to the answer, beside the same rows put into the same table by a bare Worker, in turns. */
async function time(): Promise<void> {
  const { runtime, admin } = await startDeskline({});
  const floor = await startSpoolFloor();
  await upload(admin, 1_000);
  await floor.insert(1_000);
  console.log(row("", "floor", "deskline", "", "rows/s"));
  for (const size of SIZES) {
    const taken: Record<"floor" | "deskline", number[]> = { floor: [], deskline: [] };
    for (let round = 0; round < ROUNDS; round++) {
      taken.floor.push(await floor.insert(size));
      taken.deskline.push(await upload(admin, size));
    }
    const [bare, ours] = [median(taken.floor), median(taken.deskline)];
    const figures = [`${bare.toFixed(0)} ms`, `${ours.toFixed(0)} ms`, judged(ours / bare, GOAL)];
    console.log(row(`${size} rows`, ...figures, ((size / ours) * 1_000).toFixed(0)));
  }
  await floor.stop();
  await runtime.stop();
}

/** Chats and sign-ins while the longest list comes in, against the same a moment before. */
async function beside(): Promise<void> {
  const centre = await Centre.start();
  await openDialer(centre.runtime);
  const admin = await PortalUser.signIn(centre.runtime.url, "admin");
  const pair = await centre.pair();
  await upload(admin, SHORTEST);
  const before = await lived(pair, centre.runtime.url, sleep(QUIET_MS));
  const during = await lived(pair, centre.runtime.url, upload(admin, LONGEST));
  console.log(row("", "p50 before", `beside ${LONGEST}`, "", "p95 before", "p95 beside"));
  for (const [title, one] of [
    ["word to the agent", "words"],
    ["sign-in", "signIns"],
  ] as const) {
    const [quiet, busy] = [before[one], during[one]];
    const [p50, p95] = [median, (samples: number[]) => quantile(samples, 0.95)].map((of) => [of(quiet), of(busy)]);
    const ratio = (p50?.[1] ?? 0) / (p50?.[0] ?? 1);
    console.log(row(title, ...(p50 ?? []).map(ms), judged(ratio, UNHURT), ...(p95 ?? []).map(ms)));
  }
  await centre.stop();
}

/** ms of each word and each sign-in until something is done. */
async function lived(pair: Pair, deskline: URL, done: Promise<unknown>) {
  const taken = { words: [] as number[], signIns: [] as number[] };
  let goesOn = true;
  const ended = done.finally(() => (goesOn = false));
  const talking = async () => {
    while (goesOn) {
      taken.words.push(await trip(pair.visitor, pair.agent, `word ${crypto.randomUUID()}`));
      await sleep(A_WORD_EVERY_MS);
    }
  };
  const signing = async () => {
    while (goesOn) {
      const from = performance.now();
      await PortalUser.signIn(deskline, "supervisor");
      taken.signIns.push(performance.now() - from);
      await sleep(A_SIGN_IN_EVERY_MS);
    }
  };
  await Promise.all([ended, talking(), signing()]);
  return taken;
}

/** What the Worker's isolate holds meanwhile. Garbage is V8's to collect, which takes its time while there is room. */
async function memory(): Promise<void> {
  const { runtime, admin } = await startDeskline({ inspected: true });
  const heap = await Heap.of(runtime.mf, readConfiguration().name);
  await upload(admin, SHORTEST);
  console.log(row("", "memory", "", "with garbage"));
  let first = 0;
  for (const size of [SHORTEST, LONGEST]) {
    const { held, peak } = await heap.during(upload(admin, size));
    first ||= held;
    console.log(row(`${size} rows`, `${held.toFixed(1)} MB`, judged(held / first, FLAT), `${peak.toFixed(1)} MB`));
  }
  heap.close();
  await runtime.stop();
}

async function startDeskline(options: { inspected?: boolean }): Promise<{ runtime: Runtime; admin: PortalUser }> {
  const runtime = await start({ ...options, vars: { LOCAL_DEMO: "true" } });
  const seeded = await fetch(new URL("/api/local/seed", runtime.url), { method: "POST" });
  if (!seeded.ok) throw new Error(`The demo data was refused: ${seeded.status}`);
  await openDialer(runtime);
  return { runtime, admin: await PortalUser.signIn(runtime.url, "admin") };
}

/** ms until the answer is there. Every list is a new one: the same file would be asked about. */
async function upload(admin: PortalUser, rows: number): Promise<number> {
  const mark = crypto.randomUUID().slice(0, 8);
  const lines = Array.from({ length: rows }, (_, n) => {
    const number = `09${1_000_000 + ((n * 7) % 8_000_000)}`;
    return `bench;${number};${mark} su cuota ${n} vence;99`;
  });
  const body = new Blob([lines.join("\r\n")]);
  const began = performance.now();
  const headers = { ...admin.headers, "content-type": "text/csv" };
  const url = new URL("/api/dialers/bench/uploads?name=BENCH.csv", admin.deskline);
  const answer = await fetch(url, { method: "POST", headers, body });
  const taken = performance.now() - began;
  if (!answer.ok) throw new Error(`The list was refused: ${answer.status} ${await answer.text()}`);
  const accepted = (await answer.json()) as UploadAccepted;
  if (accepted.rows !== rows) throw new Error(`${accepted.rows} of ${rows} rows were accepted`);
  return taken;
}

/** One without a schedule: it never runs, so that nothing else is measured. */
async function openDialer({ mf, secrets }: Runtime): Promise<void> {
  const config = await mf.getD1Database("CONFIG");
  const settings = { url: "https://gateway.example.com/?to=${phone}&text=${message}", pattern: "^09[0-9]{7}$" };
  const fields = providerFields.parse({ name: "bench", type: "url-get", settings });
  const provider = await createProvider(config, secrets.SEAL_SECRET ?? "", BY, fields);
  const form = dialerFields.parse({ name: "bench", provider: "bench", dialString: "3", interval: 0 });
  await createDialer(config, BY, form, { provider, channel: "sms", campaign: null });
}

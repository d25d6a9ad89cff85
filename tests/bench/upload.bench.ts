import { dialerFields, type UploadAccepted } from "../../protocol/dialers.ts";
import { providerFields } from "../../protocol/providers.ts";
import { childrenOf } from "../../scripts/runtime/children.ts";
import { start } from "../../scripts/runtime/miniflare.ts";
import { createDialer } from "../../store/configuration/change-dialers.ts";
import { createProvider } from "../../store/configuration/change-providers.ts";
import { PortalUser } from "../faults/portal-user.ts";
import { judged, median, row } from "./measure.ts";
import { Peak } from "./peak.ts";
import { startSpoolFloor } from "./spool-floor.ts";

const GOAL = { most: 4 };
/** How much more memory a list that is a hundred times as long may take. */
const FLAT = { most: 1.25 };
const SIZES = [10_000, 100_000];
const ROUNDS = 3;
const LONGEST = 1_000_000;
const BY = { id: "system", name: "Bench" };

const runtime = await start({ vars: { LOCAL_DEMO: "true" } });
const [workerd = 0] = childrenOf(process.pid, "workerd");
const floor = await startSpoolFloor();
const seeded = await fetch(new URL("/api/local/seed", runtime.url), { method: "POST" });
if (!seeded.ok) throw new Error(`The demo data was refused: ${seeded.status}`);
const admin = await PortalUser.signIn(runtime.url, "admin");
await openDialer("bench");

await upload(1_000);
await floor.insert(1_000);
console.log(row("", "floor", "deskline", "", "rows/s"));
for (const size of SIZES) {
  const taken: Record<"floor" | "deskline", number[]> = { floor: [], deskline: [] };
  for (let round = 0; round < ROUNDS; round++) {
    taken.floor.push(await floor.insert(size));
    taken.deskline.push((await upload(size)).ms);
  }
  const [bare, ours] = [median(taken.floor), median(taken.deskline)];
  const figures = [`${bare.toFixed(0)} ms`, `${ours.toFixed(0)} ms`, judged(ours / bare, GOAL)];
  console.log(row(`${size} rows`, ...figures, ((size / ours) * 1_000).toFixed(0)));
}

console.log(row("", "peak memory", "", "rows/s"));
const first = await upload(SIZES[0] ?? 0);
for (const size of [...SIZES, LONGEST]) {
  const { ms, peak } = await upload(size);
  console.log(
    row(`${size} rows`, `${peak.toFixed(0)} MB`, judged(peak / first.peak, FLAT), ((size / ms) * 1_000).toFixed(0)),
  );
}
await floor.stop();
await runtime.stop();
process.exit(0);

/** ms and MB of one upload, until its answer is there. Every list is a new one: the same file would be asked about. */
async function upload(rows: number): Promise<{ ms: number; peak: number }> {
  const mark = crypto.randomUUID().slice(0, 8);
  const lines = Array.from({ length: rows }, (_, n) => {
    const number = `09${1_000_000 + ((n * 7) % 8_000_000)}`;
    return `bench;${number};${mark} su cuota ${n} vence;99`;
  });
  const body = new Blob([lines.join("\r\n")]);
  const peak = new Peak(workerd);
  const began = performance.now();
  const answer = await fetch(new URL("/api/dialers/bench/uploads?name=BENCH.csv", runtime.url), {
    method: "POST",
    headers: { ...admin.headers, "content-type": "text/csv" },
    body,
  });
  const ms = performance.now() - began;
  if (!answer.ok) throw new Error(`The list was refused: ${answer.status} ${await answer.text()}`);
  const accepted = (await answer.json()) as UploadAccepted;
  if (accepted.rows !== rows) throw new Error(`${accepted.rows} of ${rows} rows were accepted`);
  return { ms, peak: peak.end() };
}

/** One without a schedule: it never runs, so that nothing else is measured. */
async function openDialer(name: string): Promise<void> {
  const config = await runtime.mf.getD1Database("CONFIG");
  const settings = { url: "https://gateway.example.com/?to=${phone}&text=${message}", pattern: "^09[0-9]{7}$" };
  const fields = providerFields.parse({ name: "bench", type: "url-get", settings });
  const provider = await createProvider(config, runtime.secrets.SEAL_SECRET ?? "", BY, fields);
  const form = dialerFields.parse({ name, provider: "bench", dialString: "3", interval: 0 });
  await createDialer(config, BY, form, { provider, channel: "sms", campaign: null });
}

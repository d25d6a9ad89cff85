import { afterAll, beforeAll, expect } from "vitest";
import { ROW } from "../../domain/dialer/row-state.ts";
import { type Runtime, start } from "../../scripts/runtime/miniflare.ts";
import { RememberingCarrier } from "./carrier.ts";
import type { Chance } from "./chance.ts";
import { addsUp, nothingLeft, openDialers, rowsOf } from "./dialers.ts";
import { sleep, until } from "./patience.ts";
import { PortalUser } from "./portal-user.ts";
import { seeded } from "./seeded.ts";

const ROWS = Number(process.env.FAULTS_ROWS ?? 2_000);
const KILLS = Number(process.env.FAULTS_KILLS ?? 50);
const KILL_AFTER_MS = [150, 900] as const;
const UP_AGAIN_MS = 20_000;
const TURN_EVERY_MS = [500, 3_000] as const;
const CRON_EVERY_MS = 1_000;
const RATE = 60;
/** Messages that a dialer has in flight at a kill. */
const WAVE = 6;

let runtime: Runtime;
let carrier: RememberingCarrier | undefined;
beforeAll(async () => {
  runtime = await start({ vars: { LOCAL_DEMO: "true" } });
  const seed = await fetch(new URL("/api/local/seed", runtime.url), { method: "POST" });
  if (!seed.ok) throw new Error(`The demo data was refused: ${await seed.text()}`);
});
afterAll(async () => {
  carrier?.close();
  await runtime?.stop();
});

interface Disturbance {
  admin: PortalUser;
  dialers: readonly string[];
  goesOn(): boolean;
}

/** Cron, twice at once, and supervisors who stop and start. */
async function disturb(chance: Chance, { admin, dialers, goesOn }: Disturbance): Promise<void> {
  const ticking = (async () => {
    for (; goesOn(); await sleep(CRON_EVERY_MS)) void Promise.allSettled([runtime.cron(), runtime.cron()]);
  })();
  for (; goesOn(); await sleep(chance.between(...TURN_EVERY_MS))) {
    const path = `/api/dialers/${chance.oneOf(dialers)}`;
    await admin.ask(`${path}/stop`, {}).catch(() => {});
    await sleep(chance.between(0, 200));
    await Promise.allSettled([admin.ask(`${path}/start`, {}), admin.ask(`${path}/start`, {})]);
  }
  await ticking;
}

async function kill(chance: Chance): Promise<void> {
  const health = new URL("/api/health", runtime.url);
  const isUp = async () => (await fetch(health).catch(() => null))?.ok ?? false;
  for (let kills = 0; kills < KILLS; kills++) {
    await sleep(chance.between(...KILL_AFTER_MS));
    await runtime.kill9();
    await until("it is up again", UP_AGAIN_MS, isUp);
  }
}

seeded(
  "a list through fifty kills, lost answers, 429s, stops and starts: no number twice, none skipped, and the counters are the rows",
  async (chance) => {
    carrier = await RememberingCarrier.listen(chance.fork(), { lost: 0.05, tooMany: 0.01, latency: [5, 60] });
    const { taken, lost } = carrier;
    const admin = await PortalUser.signIn(runtime.url, "admin");
    const dialers = await openDialers(admin, carrier.template, { rows: ROWS, rate: RATE });
    const from = Date.now();
    let killing = true;
    const disturbed = disturb(chance.fork(), { admin, dialers, goesOn: () => killing });
    await kill(chance.fork());
    killing = false;
    await disturbed;
    const killed = { ms: Date.now() - from, sent: taken.size };
    for (const name of dialers) await admin.ask(`/api/dialers/${name}/start`, {});
    await nothingLeft(admin, dialers);

    const rows = await rowsOf(runtime);
    expect(rows).toHaveLength(ROWS);
    expect([...taken].filter(([, times]) => times > 1)).toEqual([]);
    const inState = (state: number) => rows.filter((row) => row.state === state).map(({ destiny }) => destiny);
    const unknown = inState(ROW.UNKNOWN);
    expect(inState(ROW.PROCESSED).filter((number) => !taken.has(number))).toEqual([]);
    expect(inState(ROW.PROCESSED).length + unknown.length).toBe(ROWS);
    expect([...lost].filter((number) => !unknown.includes(number))).toEqual([]);
    expect(unknown.length).toBeLessThanOrEqual(lost.size + KILLS * WAVE * dialers.length);
    for (const name of dialers) await addsUp(admin, name, rows);
    const got = unknown.filter((number) => taken.has(number)).length;
    console.log(
      `${ROWS} rows, ${KILLS} kills in ${killed.ms} ms (${killed.sent} sent by then), ${Date.now() - from} ms in all: ${taken.size} numbers at the carrier, none twice; ${unknown.length} UNKNOWN, of which it had got ${got}; ${lost.size} answers lost, ${carrier.tooMany} times 429`,
    );
  },
);

import { afterAll, beforeAll, expect } from "vitest";
import { ROW } from "../../domain/dialer/row-state.ts";
import { type Runtime, start } from "../../scripts/runtime/miniflare.ts";
import { RememberingCarrier } from "./carrier.ts";
import type { Chance } from "./chance.ts";
import { DatabaseWire } from "./database-wire.ts";
import { addsUp, nothingLeft, openDialers, rowsOf } from "./dialers.ts";
import { sleep } from "./patience.ts";
import { PortalUser } from "./portal-user.ts";
import { seeded } from "./seeded.ts";

const ROWS = 400;
const OUTAGE_MS = Number(process.env.FAULTS_DATABASE_SECONDS ?? 30) * 1_000;
const FAULT_EVERY_MS = [300, 3_000] as const;
const HEALTHY_MS = [100, 600] as const;
const FAULTS = ["fail", "reset", "stall", "lost", "lost"] as const;

let wire: DatabaseWire;
let runtime: Runtime;
let carrier: RememberingCarrier | undefined;
beforeAll(async () => {
  wire = await DatabaseWire.listen();
  runtime = await start({ databaseWire: wire.url, vars: { LOCAL_DEMO: "true" } });
  const seed = await fetch(new URL("/api/local/seed", runtime.url), { method: "POST" });
  if (!seed.ok) throw new Error(`The demo data was refused: ${await seed.text()}`);
});
afterAll(async () => {
  wire?.close();
  carrier?.close();
  await runtime?.stop();
});

/** The spool comes and goes; what a stall has held back is carried out long after it was given up. */
async function outage(chance: Chance): Promise<void> {
  for (const end = Date.now() + OUTAGE_MS; Date.now() < end; ) {
    wire.fault = chance.oneOf(FAULTS);
    await sleep(chance.between(...FAULT_EVERY_MS));
    wire.fault = "none";
    void runtime.cron().catch(() => {});
    await sleep(chance.between(...HEALTHY_MS));
  }
}

seeded(
  "while the spool fails, stalls and loses its answers, no number gets a message twice, none is skipped, and the counters are the rows",
  async (chance) => {
    carrier = await RememberingCarrier.listen(chance.fork(), { lost: 0.02, tooMany: 0.02, latency: [5, 60] });
    const { taken, lost } = carrier;
    const admin = await PortalUser.signIn(runtime.url, "admin");
    const dialers = await openDialers(admin, carrier.template, { rows: ROWS, rate: 20 });
    const from = Date.now();
    await outage(chance.fork());
    const during = taken.size;
    expect(wire.failed).toBeGreaterThan(0);
    await nothingLeft(admin, dialers);
    const rows = await rowsOf(runtime);
    expect(rows).toHaveLength(ROWS);
    expect([...taken].filter(([, times]) => times > 1)).toEqual([]);
    const inState = (state: number) => rows.filter((row) => row.state === state).map(({ destiny }) => destiny);
    expect(inState(ROW.PROCESSED).filter((number) => !taken.has(number))).toEqual([]);
    expect(inState(ROW.UNKNOWN).toSorted()).toEqual([...lost].toSorted());
    expect(inState(ROW.PROCESSED).length + lost.size).toBe(ROWS);
    for (const name of dialers) await addsUp(admin, name, rows);
    console.log(
      `${OUTAGE_MS} ms of trouble, ${wire.failed} queries met it, ${during} of ${ROWS} sent meanwhile, all after ${Date.now() - from} ms; ${lost.size} UNKNOWN`,
    );
  },
);

import { afterAll, beforeAll, expect } from "vitest";
import { ROW } from "../../domain/dialer/row-state.ts";
import type { DialerBoard } from "../../protocol/dialers.ts";
import { type Runtime, start } from "../../scripts/runtime/miniflare.ts";
import { RememberingCarrier } from "./carrier.ts";
import type { Chance } from "./chance.ts";
import { sleep, until } from "./patience.ts";
import { PortalUser } from "./portal-user.ts";
import { seeded } from "./seeded.ts";

const ROWS = Number(process.env.FAULTS_ROWS ?? 2_000);
const KILLS = Number(process.env.FAULTS_KILLS ?? 50);
const KILL_AFTER_MS = [150, 900] as const;
const TURN_EVERY_MS = [500, 3_000] as const;
const CRON_EVERY_MS = 1_000;
const RATE = 60;
/** Messages that a dialer has in flight at a kill. */
const WAVE = 6;
const PATIENCE_MS = 240_000;
const DIALERS = ["norte", "sur"] as const;
const ALWAYS = {
  zone: "America/Montevideo",
  ranges: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "23:59" }],
};

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

const numbersOf = (dialer: number) =>
  Array.from({ length: ROWS / DIALERS.length }, (_, n) => `098${100_000 + dialer * 400_000 + n}`);

/** Two dialers at one account, a list each, both started. */
async function open(admin: PortalUser, address: string): Promise<void> {
  const settings = { url: address, rate: RATE, numberFormat: "national", country: "UY" };
  await admin.ask("/api/providers", { name: "remembering", type: "url-get", settings });
  for (const [index, name] of DIALERS.entries()) {
    const form = { name, provider: "remembering", dialString: "1", interval: 0, schedule: ALWAYS };
    await admin.ask("/api/dialers", form);
    const list = numbersOf(index).map((number) => `${name};${number};Hola;1`);
    await admin.send(`/api/dialers/${name}/uploads?name=LIST.csv`, list.join("\n"), "text/csv");
    await admin.ask(`/api/dialers/${name}/start`, {});
  }
}

/** Cron, twice at once now and then, and supervisors who stop and start. */
async function disturb(admin: PortalUser, chance: Chance, goesOn: () => boolean): Promise<void> {
  const ticking = (async () => {
    for (; goesOn(); await sleep(CRON_EVERY_MS)) void Promise.allSettled([runtime.cron(), runtime.cron()]);
  })();
  for (; goesOn(); await sleep(chance.between(...TURN_EVERY_MS))) {
    const path = `/api/dialers/${chance.oneOf(DIALERS)}`;
    await admin.ask(`${path}/stop`, {}).catch(() => {});
    await sleep(chance.between(0, 200));
    await Promise.allSettled([admin.ask(`${path}/start`, {}), admin.ask(`${path}/start`, {})]);
  }
  await ticking;
}

async function kill(chance: Chance): Promise<void> {
  for (let kills = 0; kills < KILLS; kills++) {
    await sleep(chance.between(...KILL_AFTER_MS));
    await runtime.kill9();
    await until("it is up again", 20_000, () =>
      fetch(new URL("/api/health", runtime.url)).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
  }
}

const board = (admin: PortalUser, name: string) => admin.ask<DialerBoard>(`/api/dialers/${name}/progress`);

seeded(
  "a list through fifty kills, lost answers, 429s, stops and starts: no number twice, none skipped, and the counters are the rows",
  async (chance) => {
    carrier = await RememberingCarrier.listen(chance.fork(), { lost: 0.05, tooMany: 0.01, latency: [5, 60] });
    const { taken, lost } = carrier;
    const admin = await PortalUser.signIn(runtime.url, "admin");
    await open(admin, carrier.template);
    const from = Date.now();
    let killing = true;
    const disturbed = disturb(admin, chance.fork(), () => killing);
    await kill(chance.fork());
    killing = false;
    await disturbed;
    const killed = Date.now() - from;
    const sentByThen = taken.size;
    for (const name of DIALERS) await admin.ask(`/api/dialers/${name}/start`, {});

    for (const name of DIALERS)
      await until(
        `${name} has nothing left`,
        PATIENCE_MS,
        async () => (await board(admin, name)).counters.notProcessed === 0,
      );
    const spool = await runtime.mf.getD1Database("SPOOL");
    const rows = await until("D1 knows all of them", 60_000, async () => {
      const { results } = await spool
        .prepare("SELECT destiny, state, dialer FROM sms_spool ORDER BY id")
        .all<{ destiny: string; state: number; dialer: string }>();
      return results.every(({ state }) => state !== ROW.SENDING && state !== ROW.TO_PROCESS) && results;
    });

    expect(rows).toHaveLength(ROWS);
    expect([...taken].filter(([, times]) => times > 1)).toEqual([]);
    const inState = (state: number) => rows.filter((row) => row.state === state).map(({ destiny }) => destiny);
    expect(inState(ROW.PROCESSED).filter((number) => !taken.has(number))).toEqual([]);
    const unknown = inState(ROW.UNKNOWN);
    expect(inState(ROW.PROCESSED).length + unknown.length).toBe(ROWS);
    expect([...lost].filter((number) => !unknown.includes(number))).toEqual([]);
    expect(unknown.length).toBeLessThanOrEqual(lost.size + KILLS * WAVE * DIALERS.length);
    for (const name of DIALERS) {
      const { counters, dialer } = await board(admin, name);
      const own = rows.filter((row) => row.dialer === dialer);
      const count = (state: number) => own.filter((row) => row.state === state).length;
      expect(counters).toMatchObject({
        uploaded: own.length,
        notProcessed: 0,
        processed: count(ROW.PROCESSED),
        unknown: count(ROW.UNKNOWN),
      });
    }
    const got = unknown.filter((number) => taken.has(number)).length;
    console.log(
      `${ROWS} rows, ${KILLS} kills in ${killed} ms (${sentByThen} sent by then), ${Date.now() - from} ms in all: ${taken.size} numbers at the carrier, none twice; ${unknown.length} UNKNOWN, of which it had got ${got}; ${lost.size} answers lost, ${carrier.tooMany} times 429`,
    );
  },
);

import { expect } from "vitest";
import { ROW } from "../../domain/dialer/row-state.ts";
import type { DialerBoard } from "../../protocol/dialers.ts";
import type { Runtime } from "../../scripts/runtime/miniflare.ts";
import { until } from "./patience.ts";
import type { PortalUser } from "./portal-user.ts";

const DIALERS = ["norte", "sur"];
const ALWAYS = {
  zone: "America/Montevideo",
  ranges: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "23:59" }],
};
const PATIENCE_MS = 240_000;

export interface SpooledRow {
  destiny: string;
  state: number;
  dialer: string;
}

/** Two dialers at one account of a carrier, a list each, both started; their names. */
export async function openDialers(
  admin: PortalUser,
  address: string,
  { rows, rate }: { rows: number; rate: number },
): Promise<string[]> {
  const settings = { url: address, rate, numberFormat: "national", country: "UY" };
  await admin.ask("/api/providers", { name: "remembering", type: "url-get", settings });
  for (const [index, name] of DIALERS.entries()) {
    const form = { name, provider: "remembering", dialString: "1", interval: 0, schedule: ALWAYS };
    await admin.ask("/api/dialers", form);
    const list = numbersOf(index, rows / DIALERS.length).map((number) => `${name};${number};Hola;1`);
    await admin.send(`/api/dialers/${name}/uploads?name=LIST.csv`, list.join("\n"), "text/csv");
    await admin.ask(`/api/dialers/${name}/start`, {});
  }
  return DIALERS;
}

export async function nothingLeft(admin: PortalUser, names: readonly string[]): Promise<void> {
  for (const name of names)
    await until(
      `${name} has nothing left`,
      PATIENCE_MS,
      async () => (await board(admin, name)).counters.notProcessed === 0,
    );
}

/** All rows, when D1 knows what became of each. */
export async function rowsOf(runtime: Runtime): Promise<SpooledRow[]> {
  const spool = await runtime.mf.getD1Database("SPOOL");
  return until("D1 knows all of them", PATIENCE_MS, async () => {
    const { results } = await spool
      .prepare("SELECT destiny, state, dialer FROM sms_spool ORDER BY id")
      .all<SpooledRow & Record<string, unknown>>();
    return results.every(({ state }) => state !== ROW.SENDING && state !== ROW.TO_PROCESS) && results;
  });
}

/** The board's figures are those of the rows. */
export async function addsUp(admin: PortalUser, name: string, rows: readonly SpooledRow[]): Promise<void> {
  const { counters, dialer } = await board(admin, name);
  const own = rows.filter((row) => row.dialer === dialer);
  const count = (state: number) => own.filter((row) => row.state === state).length;
  expect(counters).toEqual({
    uploaded: own.length,
    notProcessed: 0,
    processed: count(ROW.PROCESSED),
    blocked: count(ROW.BLOCKED),
    failed: count(ROW.FAILED),
    other: count(ROW.OTHER),
    unknown: count(ROW.UNKNOWN),
    delivered: 0,
  });
}

function board(admin: PortalUser, name: string): Promise<DialerBoard> {
  return admin.ask(`/api/dialers/${name}/progress`);
}

function numbersOf(dialer: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `098${100_000 + dialer * 400_000 + n}`);
}

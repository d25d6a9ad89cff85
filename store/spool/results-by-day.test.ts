import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { ROW, type RowNumber } from "../../domain/dialer/row-state.ts";
import { findResultsByDay } from "./results-by-day.ts";

const DAY_MS = 24 * 60 * 60_000;
const FROM = Date.parse("2026-11-23T03:00:00Z");
const TO = FROM + DAY_MS;

interface Kept {
  at: number | null;
  state?: RowNumber;
  upload?: string;
  receipt?: number;
  marks?: number | null;
}

/** A dialer with these rows, and one beside it with the same. */
async function dialerWith(rows: readonly Kept[]): Promise<string> {
  const dialer = `dialer-${crypto.randomUUID()}`;
  for (const own of [dialer, `${dialer}-beside`]) {
    const kept = rows.map(({ at, state = ROW.PROCESSED, upload = "list", receipt = 0, marks = null }, n) => [
      `${own}-${upload}`,
      own,
      state,
      String(n),
      receipt,
      marks,
      at,
    ]);
    await env.SPOOL.prepare(
      `INSERT INTO sms_spool (upload, dialer, state, priority, destiny, address, message, data, receipt, marks, done_at)
       SELECT value ->> 0, value ->> 1, value ->> 2, 0, value ->> 3, value ->> 3, 'Hola', '[]', value ->> 4, value ->> 5, value ->> 6
       FROM json_each(?)`,
    )
      .bind(JSON.stringify(kept))
      .run();
  }
  return dialer;
}

async function all(search: Partial<Parameters<typeof findResultsByDay>[1]> & { dialer: string }) {
  const found: string[] = [];
  let pages = 0;
  for (let cursor: string | undefined; ; pages++) {
    const page = await findResultsByDay(env.SPOOL, { from: FROM, to: TO, limit: 100, ...search, cursor });
    found.push(...page.items.map(({ destiny }) => destiny));
    cursor = page.nextCursor ?? undefined;
    if (cursor === undefined) return { found, pages };
  }
}

test("SMS-122: the rows of a day, of whatever list, in the order in which something became of them; no other dialer's", async () => {
  const dialer = await dialerWith([
    { at: FROM + 5_000 },
    { at: FROM, upload: "other" },
    { at: FROM - 1 },
    { at: TO - 1, state: ROW.BLOCKED },
    { at: TO },
    { at: null, state: ROW.TO_PROCESS },
    { at: FROM + 5_000, state: ROW.FAILED },
  ]);
  expect((await all({ dialer })).found).toEqual(["1", "0", "6", "3"]);
  expect(await all({ dialer, limit: 1 })).toMatchObject({ found: ["1", "0", "6", "3"] });
  expect((await all({ dialer, state: "blocked" })).found).toEqual(["3"]);
  expect((await all({ dialer, upload: `${dialer}-other` })).found).toEqual(["1"]);
});

test("SMS-122: what was told of rows later narrows them too", async () => {
  const dialer = await dialerWith([
    { at: FROM, receipt: 1 },
    { at: FROM, receipt: 2 },
    { at: FROM, receipt: 3 },
    { at: FROM, marks: 0b0011 },
    { at: FROM, marks: 0b0100 },
  ]);
  expect((await all({ dialer, told: "delivered" })).found).toEqual(["1", "2"]);
  expect((await all({ dialer, told: "rejected" })).found).toEqual(["3"]);
  expect((await all({ dialer, told: "spam", state: "failed" })).found).toEqual([]);
});

test("a rare state is found behind more rows than one statement looks at", async () => {
  const rows: Kept[] = Array.from({ length: 10_001 }, (_, n) => ({ at: FROM + n }));
  const dialer = await dialerWith([...rows, { at: TO - 1, state: ROW.UNKNOWN }]);
  expect((await all({ dialer, state: "unknown" })).found).toEqual(["10001"]);
});

test("a cursor of another day, or none at all, begins with the day", async () => {
  const dialer = await dialerWith([{ at: FROM }, { at: FROM + 1 }]);
  for (const cursor of ["7.99", "so;drop", ""]) {
    const { items } = await findResultsByDay(env.SPOOL, { dialer, from: FROM, to: TO, limit: 1, cursor });
    expect(items.map(({ destiny }) => destiny)).toEqual(["0"]);
  }
});

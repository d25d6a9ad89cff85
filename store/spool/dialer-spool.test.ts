import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { ROW } from "../../domain/dialer/row-state.ts";
import { blockAddresses } from "./black-list.ts";
import { acceptedUploads, candidates, rowsById, singlesOf } from "./candidates.ts";
import { claimRows } from "./claim.ts";
import { flushOutcomes, type Outcome } from "./flush.ts";
import { receiptedRows, takeReceiptSteps } from "./receipts.ts";
import { lastRow, nextStretch, takeOff } from "./removal.ts";
import { findResults } from "./results.ts";
import { cancelScheduled, listScheduled } from "./scheduled-list.ts";
import { moveDue, scheduleSingle } from "./scheduler.ts";
import { addSingles } from "./single.ts";
import { type BlockRule, stoppedRows } from "./stopped.ts";
import { Overtaken } from "./turn.ts";
import { acceptUpload, beginUpload, type SpoolRow, storeRows } from "./uploads.ts";

const NOW = Date.parse("2026-11-23T15:00:00Z");
let dialer = "";
let numbers = 0;
let turns = 0;
const turn = () => ({ dialer, turn: ++turns });

beforeEach(() => {
  dialer = `dialer-${crypto.randomUUID()}`;
});

async function list(rows: Partial<{ priority: number; address: string; device: string }>[]): Promise<string> {
  const id = `list-${crypto.randomUUID()}`;
  const upload = { id, dialer, file: "LIST.csv", hash: id, at: NOW, by: "pedro" };
  await beginUpload(env.SPOOL, upload);
  const stored = rows.map(({ priority = 0, address = `+5989${++numbers}`, device = "" }): SpoolRow => {
    return [address, address, "Hola", priority, device, ["uno"]];
  });
  await storeRows(env.SPOOL, upload, JSON.stringify(stored));
  await acceptUpload(env.SPOOL, { ...upload, rows: rows.length, again: false });
  return id;
}

const rule = (own: Partial<BlockRule> = {}): BlockRule => ({ scopes: [dialer], advertising: false, now: NOW, ...own });
const next = async (...lists: string[]) => (await candidates(env.SPOOL, lists, NOW)).rows;
const many = (count: number) => Array.from({ length: count }, () => ({}));

async function claim(rows: { id: number }[], own: Partial<Parameters<typeof claimRows>[1]> = {}) {
  const wanted = rows.map(({ id }) => ({ id, sender: "sender:sms:5", erased: "" }));
  return claimRows(env.SPOOL, { ...turn(), name: "claim", rows: wanted, later: [], rule: rule(), ...own });
}

function became(id: number, state: Outcome["state"], own: Partial<Outcome> = {}): Outcome {
  return { id, state, carrierId: null, reason: "", at: NOW, notBefore: 0, ...own };
}

async function states(list: string): Promise<Record<string, number>> {
  const { results } = await env.SPOOL.prepare(
    "SELECT state, count(*) AS n FROM sms_spool WHERE upload = ? GROUP BY state",
  )
    .bind(list)
    .all<{ state: number; n: number }>();
  return Object.fromEntries(results.map(({ state, n }) => [state, n]));
}

function block(address: string, own: object = {}) {
  const by = { by: "pedro", reason: "", expires: null, promotionsOnly: false, at: NOW, source: "customer" } as const;
  return blockAddresses(env.SPOOL, [{ address, scope: dialer, ...by, ...own }]);
}

describe("SMS-50: fifty rows at a time", () => {
  test("in order of entry, one list behind the other", async () => {
    const [first, second] = [await list(many(30)), await list(many(30))];
    expect((await acceptedUploads(env.SPOOL, dialer, 0)).map(({ id, rows }) => [id, rows])).toEqual([
      [first, 30],
      [second, 30],
    ]);
    const rows = await next(first, second);
    expect(rows).toHaveLength(50);
    expect(rows.slice(0, 30).every(({ upload }) => upload === first)).toBe(true);
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted((a, b) => a - b));
    await claim(rows);
    expect((await next(first, second)).map(({ upload }) => upload)).toEqual(Array(10).fill(second));
  });

  test("SMS-56: the lowest priority first, over all lists; then by entry", async () => {
    const [first, second] = [
      await list([{ priority: 9 }, { priority: 2 }, { priority: 9 }]),
      await list([{ priority: 5 }, { priority: 2 }]),
    ];
    const rows = await next(first, second);
    const ids = rows.map(({ id, upload }) => [upload === first ? "first" : "second", id]);
    const [a, b] = [Math.min(...rows.filter(({ upload }) => upload === first).map(({ id }) => id)), rows.length];
    expect(b).toBe(5);
    expect(ids.map(([name]) => name)).toEqual(["first", "second", "second", "first", "first"]);
    expect(ids[0]?.[1]).toBe(a + 1);
  });

  test("those of a list that is not accepted are not to be had", async () => {
    const id = await list(many(3));
    const rows = await next(id);
    await env.SPOOL.prepare("UPDATE uploads SET state = 'deleted' WHERE id = ?").bind(id).run();
    expect([...(await claim(rows)).values()]).toEqual([ROW.TO_PROCESS, ROW.TO_PROCESS, ROW.TO_PROCESS]);
  });

  test("SMS-52: with all that the file had of them, also for an object that has forgotten them", async () => {
    const id = await list([{ address: "+59898344484", device: "3" }]);
    const [row] = await next(id);
    expect(row).toMatchObject({ destiny: "+59898344484", message: "Hola", device: "3", data: ["uno"] });
    expect(await rowsById(env.SPOOL, [row?.id ?? 0])).toEqual([row]);
  });
});

describe("SMS-51: the black list is asked in the claim", () => {
  test("a row that it stops is BLOCKED with the source, and the try is counted once", async () => {
    const id = await list([{ address: "+59811" }, { address: "+59812" }, { address: "+59811" }]);
    await block("+59811");
    const rows = await next(id);
    expect([...(await claim(rows)).values()]).toEqual([ROW.BLOCKED, ROW.SENDING, ROW.BLOCKED]);
    await claim(rows);
    const entry = await env.SPOOL.prepare("SELECT tries, last_try FROM black_list WHERE scope = ?")
      .bind(dialer)
      .first();
    expect(entry).toEqual({ tries: 2, last_try: NOW });
    const tries = await env.SPOOL.prepare(
      "SELECT what FROM blocked_tries WHERE address = '+59811' ORDER BY what",
    ).all();
    expect(tries.results).toEqual([rows[0], rows[2]].map((row) => ({ what: `d.${dialer}.${row?.id}` })));
    const row = await env.SPOOL.prepare("SELECT reason FROM sms_spool WHERE id = ?").bind(rows[0]?.id).first();
    expect(row).toEqual({ reason: "black list: customer" });
  });

  test.each([
    ["everything", { scope: "" }, {}, ROW.BLOCKED],
    ["another dialer", { scope: "another" }, {}, ROW.SENDING],
    ["the sender that it leaves by", { scope: "sender:sms:5" }, {}, ROW.BLOCKED],
    ["another sender", { scope: "sender:sms:6" }, {}, ROW.SENDING],
    ["an entry that has expired", { expires: NOW }, {}, ROW.SENDING],
    ["an entry that has not", { expires: NOW + 1 }, {}, ROW.BLOCKED],
    ["promotions, of a service", { promotionsOnly: true }, {}, ROW.SENDING],
    ["promotions, of advertising", { promotionsOnly: true }, { advertising: true }, ROW.BLOCKED],
    ["a registry, of a service", { source: "registry" }, {}, ROW.SENDING],
    ["a registry, of advertising", { source: "registry" }, { advertising: true }, ROW.BLOCKED],
  ] as const)("an entry for %s", async (_, entry, ask, state) => {
    const address = `+5982${++numbers}`;
    const id = await list([{ address }]);
    await block(address, entry);
    const rows = await next(id);
    const wanted = rows.map((row) => ({ id: row.id, sender: "sender:sms:5", erased: "" }));
    expect((await stoppedRows(env.SPOOL, wanted, rule(ask))).size).toBe(state === ROW.BLOCKED ? 1 : 0);
    expect([...(await claim(rows, { rule: rule(ask) })).values()]).toEqual([state]);
  });
});

describe("what D1 carries out late", () => {
  test("a claim that was given up does not take rows that were given back", async () => {
    const id = await list(many(2));
    const rows = await next(id);
    const late = turn();
    await claim(rows);
    await flushOutcomes(
      env.SPOOL,
      turn(),
      rows.map((row) => became(row.id, ROW.TO_PROCESS)),
      null,
    );
    const again = claimRows(env.SPOOL, {
      ...late,
      name: "late",
      rows: rows.map(({ id }) => ({ id, sender: "", erased: "" })),
      later: [],
      rule: rule(),
    });
    await expect(again).rejects.toThrow(Overtaken);
    expect(await states(id)).toEqual({ [ROW.TO_PROCESS]: 2 });
  });

  test("a giving back does not free rows that were claimed again", async () => {
    const id = await list(many(1));
    const rows = await next(id);
    await claim(rows);
    const late = turn();
    await claim(rows);
    await expect(
      flushOutcomes(
        env.SPOOL,
        late,
        rows.map((row) => became(row.id, ROW.TO_PROCESS)),
        null,
      ),
    ).rejects.toThrow();
    expect(await states(id)).toEqual({ [ROW.SENDING]: 1 });
  });

  test("an outcome that comes twice is the same one, and no final state is left by it", async () => {
    const id = await list(many(1));
    const [row] = await next(id);
    await claim([row ?? { id: 0 }]);
    await flushOutcomes(env.SPOOL, turn(), [became(row?.id ?? 0, ROW.PROCESSED, { carrierId: "c1" })], null);
    await flushOutcomes(env.SPOOL, turn(), [became(row?.id ?? 0, ROW.UNKNOWN)], null);
    expect(await states(id)).toEqual({ [ROW.PROCESSED]: 1 });
  });
});

test("SCH-7: a row that waits for its customer's morning is passed over until then", async () => {
  const id = await list(many(3));
  const [early, ...rest] = await next(id);
  await claim([], { later: rest.map((row) => ({ id: row.id, notBefore: NOW + 1_000 })) });
  expect(await candidates(env.SPOOL, [id], NOW)).toEqual({ rows: [early], deferredUntil: NOW + 1_000 });
  expect((await candidates(env.SPOOL, [id], NOW + 1_000)).rows).toHaveLength(3);
});

test("a receipt's step is taken from where the row was seen, once", async () => {
  const id = await list(many(1));
  const rows = await next(id);
  const row = rows[0]?.id ?? 0;
  await claim(rows);
  await flushOutcomes(env.SPOOL, turn(), [became(row, ROW.UNKNOWN)], null);
  const step = {
    id: row,
    from: { state: ROW.UNKNOWN, rank: 0, marks: 0 },
    to: { state: ROW.PROCESSED, rank: 2, marks: 0 },
    reason: "",
  };
  await takeReceiptSteps(env.SPOOL, turn(), [step]);
  await takeReceiptSteps(env.SPOOL, turn(), [{ ...step, to: { state: ROW.FAILED, rank: 0, marks: 0 } }]);
  expect(await receiptedRows(env.SPOOL, dialer, [row])).toEqual([
    { id: row, state: ROW.PROCESSED, rank: 2, marks: 0, deleted: false },
  ]);
  expect(await receiptedRows(env.SPOOL, "another", [row])).toEqual([]);
});

test("SMS-118: what was not processed goes, stretch by stretch, and stays as deleted by whom", async () => {
  const id = await list(many(6));
  const rows = await next(id);
  await claim(rows.slice(0, 3));
  const [a = 0, b = 0, c = 0] = rows.map((row) => row.id);
  await flushOutcomes(env.SPOOL, turn(), [became(a, ROW.PROCESSED), became(b, ROW.FAILED), became(c, ROW.OTHER)], null);
  const last = await lastRow(env.SPOOL, id);
  const stretch = await nextStretch(env.SPOOL, id, 0, last);
  expect(stretch.last).toBe(last);
  expect(stretch.rows.toSorted((x, y) => x.state - y.state)).toEqual([
    { state: ROW.TO_PROCESS, rows: 3 },
    { state: ROW.FAILED, rows: 1 },
    { state: ROW.OTHER, rows: 1 },
  ]);
  const step = { upload: id, after: 0, last };
  await takeOff(env.SPOOL, turn(), step, { at: NOW, by: "pedro" });
  await takeOff(env.SPOOL, turn(), step, { at: NOW + 1, by: "sofia" });
  expect(await nextStretch(env.SPOOL, id, 0, last)).toEqual({ last, rows: [] });
  expect(await nextStretch(env.SPOOL, id, last, last)).toEqual({ last: null, rows: [] });
  const kept = await env.SPOOL.prepare(
    "SELECT state, deleted_by AS by, deleted_at AS at FROM sms_spool WHERE upload = ? ORDER BY id",
  )
    .bind(id)
    .all();
  expect(kept.results.map((row) => Object.values(row))).toEqual([
    [ROW.PROCESSED, null, null],
    [ROW.FAILED, "pedro", NOW],
    [ROW.OTHER, "pedro", NOW],
    ...Array(3).fill([ROW.NONE, "pedro", NOW]),
  ]);
  expect(await next(id)).toEqual([]);
});

describe("single messages", () => {
  const single = (id: string) => ({
    id,
    destiny: "098344484",
    address: "+59898344484",
    message: "Hola",
    by: "ana",
    at: NOW,
  });

  test("SMS-120: are rows of priority 0 before every list, once however often they are sent", async () => {
    const other = await list([{ priority: 0 }]);
    await addSingles(env.SPOOL, dialer, [single("one"), single("two")]);
    await addSingles(env.SPOOL, dialer, [single("two"), single("three")]);
    const uploads = await acceptedUploads(env.SPOOL, dialer, 0);
    expect(uploads.map(({ id, rows }) => [id, rows])).toEqual([
      [singlesOf(dialer), 3],
      [other, 1],
    ]);
    const rows = await next(...uploads.map(({ id }) => id));
    expect(rows.map(({ upload }) => upload)).toEqual([...Array(3).fill(singlesOf(dialer)), other]);
  });

  test("SMS-58: those of a set time are moved when it has come, in one batch", async () => {
    await scheduleSingle(env.SPOOL, dialer, single("later"), NOW + 60_000);
    expect(await scheduleSingle(env.SPOOL, dialer, single("later"), NOW)).toBe(false);
    await scheduleSingle(env.SPOOL, dialer, single("now"), NOW);
    expect((await moveDue(env.SPOOL, NOW)).dialers).toEqual([dialer]);
    expect((await moveDue(env.SPOOL, NOW)).dialers).toEqual([]);
    expect(await next(singlesOf(dialer))).toMatchObject([{ destiny: "098344484", address: "+59898344484" }]);
    expect((await acceptedUploads(env.SPOOL, dialer, 0))[0]?.rows).toBe(1);
    expect(await moveDue(env.SPOOL, NOW + 60_000)).toEqual({ dialers: [dialer], more: false });
    expect((await acceptedUploads(env.SPOOL, dialer, 0))[0]?.rows).toBe(2);
  });

  test("SMS-58: those that wait are read in their order, page by page, and one taken back never comes to the spool but stays in the results", async () => {
    for (const [id, minutes] of [
      ["third", 3],
      ["first", 1],
      ["second", 2],
    ] as const)
      await scheduleSingle(env.SPOOL, dialer, single(id), NOW + minutes * 60_000);
    await scheduleSingle(env.SPOOL, `${dialer}-other`, single("foreign"), NOW);
    const page = await listScheduled(env.SPOOL, dialer, { limit: 2 });
    expect(page.items.map(({ id }) => id)).toEqual(["first", "second"]);
    expect(page.items[0]).toEqual({
      id: "first",
      at: new Date(NOW + 60_000).toISOString(),
      destination: "098344484",
      message: "Hola",
      by: "ana",
    });
    const rest = await listScheduled(env.SPOOL, dialer, { limit: 2, cursor: page.nextCursor ?? "" });
    expect([rest.items.map(({ id }) => id), rest.nextCursor]).toEqual([["third"], null]);

    const by = { at: NOW, by: "pedro" };
    expect(await cancelScheduled(env.SPOOL, `${dialer}-other`, "second", by)).toBe(false);
    expect(await cancelScheduled(env.SPOOL, dialer, "second", by)).toBe(true);
    expect(await cancelScheduled(env.SPOOL, dialer, "second", by)).toBe(false);
    await moveDue(env.SPOOL, NOW + 600_000);
    expect(await cancelScheduled(env.SPOOL, dialer, "first", by)).toBe(false);
    expect((await acceptedUploads(env.SPOOL, dialer, 0))[0]?.rows).toBe(2);
    expect(await next(singlesOf(dialer))).toHaveLength(2);
    const { items } = await findResults(env.SPOOL, { dialer, limit: 10 });
    expect(items.filter(({ deleted }) => deleted !== null)).toMatchObject([
      { state: "none", deleted: { at: new Date(NOW).toISOString(), by: "pedro" } },
    ]);
  });
});

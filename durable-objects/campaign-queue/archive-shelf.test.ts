import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import type { Aside } from "../../domain/set-aside.ts";
import type { InteractionRecord } from "../../protocol/archive.ts";
import { queueOf } from "../addresses.ts";
import type { WakeMode } from "../agenda.ts";
import { ArchiveShelf } from "./archive-shelf.ts";
import { Figures } from "./figures.ts";

const STALLED = { prepare: () => ({ bind: () => ({}) }), batch: () => new Promise<never>(() => {}) };
const MINUTE = 60_000;
const recordsAside = () => {};
const RECORD = { id: "i-1" } as InteractionRecord;

afterEach(() => vi.restoreAllMocks());

const record = (id: string, own: Partial<InteractionRecord> = {}): InteractionRecord => ({
  id,
  conversation: `c-${id}`,
  campaign: "shelf",
  channel: "webchat",
  caseNumber: "SHE-1",
  customer: { name: "María", mail: "", phone: "" },
  language: "es",
  state: "closed",
  endReason: null,
  closedBy: "agent",
  enteredAt: 1,
  assignedAt: 2,
  firstReplyAt: 3,
  closedAt: 4,
  waited: 1,
  agent: "ana",
  segments: [],
  disposition: null,
  rating: null,
  subject: "",
  opening: "Hola",
  text: "Hola",
  rev: 1,
  ...own,
});
const REFUSED = record("poison", { state: null as unknown as InteractionRecord["state"] });

async function archived(...ids: string[]): Promise<string[]> {
  const sql = "SELECT id FROM interactions WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id";
  const { results } = await env.ARCHIVE.prepare(sql).bind(JSON.stringify(ids)).all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** A shelf over the storage of a queue that nobody else uses, and what it tells that it has set aside. */
async function onAShelf(
  name: string,
  play: (shelf: ArchiveShelf, told: Aside[], passing: (ms: number) => void) => Promise<void>,
): Promise<void> {
  await runInDurableObject(queueOf(env, name), async (_, { storage: { sql } }) => {
    let now = 1_000_000;
    vi.spyOn(Date, "now").mockImplementation(() => now);
    const told: Aside[] = [];
    const parts = { figures: new Figures(sql, () => {}), wake: () => {}, clear: () => {} };
    const shelf = new ArchiveShelf(sql, env.ARCHIVE, { ...parts, recordsAside: (aside) => told.push(aside) });
    await play(shelf, told, (ms) => {
      now += ms;
    });
  });
}

test("a record that the archive never takes holds up no other; after ten minutes it is set aside, and tried when somebody asks", async () => {
  await onAShelf("shelf-poison", async (shelf, told, passing) => {
    for (const id of ["a", "b"]) shelf.put(record(id), 1);
    shelf.put(REFUSED, 5);
    for (const id of ["q", "r", "s"]) shelf.put(record(id), 1);
    await shelf.empty("shelf");
    expect(await archived("a", "b", "poison", "q", "r", "s")).toEqual(["a", "b", "q", "r", "s"]);

    for (let n = 0; n < 7; n++) {
      expect(told, `after ${n * 2} minutes`).toEqual([]);
      passing(2 * MINUTE);
      shelf.put(record(`later-${n}`), 1);
      await shelf.empty("shelf");
    }
    expect(told).toEqual([{ count: 1, since: 5, reason: expect.stringContaining("NOT NULL constraint failed") }]);
    shelf.tryAside(Date.now());
    expect(told.at(-1)).toMatchObject({ count: 0 });
    shelf.put(record("beside"), 1);
    await shelf.empty("shelf");
    expect(told.at(-1)).toMatchObject({ count: 1 });
    shelf.put(record("poison", { rev: 2 }), 1);
    expect(told.at(-1), "another state of it lies there").toMatchObject({ count: 0 });
    await shelf.empty("shelf");
    expect(await archived("poison")).toEqual(["poison"]);
  });
});

test("where the archive refuses every record it is the archive that ails: all wait for it", async () => {
  await onAShelf("shelf-ailing", async (shelf, told, passing) => {
    await env.ARCHIVE.exec("ALTER TABLE interactions RENAME TO away");
    for (const id of ["x", "y"]) shelf.put(record(id), 1);
    for (let n = 0; n < 20; n++, passing(MINUTE)) await shelf.empty("shelf");
    await env.ARCHIVE.exec("ALTER TABLE away RENAME TO interactions");
    await shelf.empty("shelf");
    expect(await archived("x", "y")).toEqual(["x", "y"]);
    expect(told).toEqual([]);
  });
});

test("ended interactions have a timer while they are being written: whoever vanishes meanwhile leaves them to the next", async () => {
  await runInDurableObject(queueOf(env, "shelf"), async (_, { storage: { sql } }) => {
    const timers = new Map<string, number>();
    const wake = (timer: string, at: number, mode: WakeMode = "move") => {
      if (mode === "move" || (timers.get(timer) ?? Number.POSITIVE_INFINITY) > at) timers.set(timer, at);
    };
    const parts = {
      figures: new Figures(sql, () => {}),
      wake,
      clear: (timer: string) => timers.delete(timer),
      recordsAside,
    };
    const shelf = new ArchiveShelf(sql, STALLED as unknown as D1Database, parts);
    shelf.put(RECORD, Date.now());
    timers.delete("shelf");
    void shelf.empty("shelf").catch(() => {});
    expect(timers.has("shelf"), "while it is written").toBe(true);
    timers.delete("shelf");
    await shelf.empty("shelf");
    expect(timers.has("shelf"), "when the timer rings meanwhile").toBe(true);
  });
});

import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { InteractionRecord } from "../../protocol/archive.ts";
import { queueOf } from "../addresses.ts";
import type { WakeMode } from "../agenda.ts";
import { ArchiveShelf } from "./archive-shelf.ts";
import { Figures } from "./figures.ts";

const STALLED = { prepare: () => ({ bind: () => ({}) }), batch: () => new Promise<never>(() => {}) };
const RECORD = { id: "i-1" } as InteractionRecord;

test("ended interactions have a timer while they are being written: whoever vanishes meanwhile leaves them to the next", async () => {
  await runInDurableObject(queueOf(env, "shelf"), async (_, { storage: { sql } }) => {
    const timers = new Map<string, number>();
    const wake = (timer: string, at: number, mode: WakeMode = "move") => {
      if (mode === "move" || (timers.get(timer) ?? Number.POSITIVE_INFINITY) > at) timers.set(timer, at);
    };
    const parts = { figures: new Figures(sql, () => {}), wake, clear: (timer: string) => timers.delete(timer) };
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

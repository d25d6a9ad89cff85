import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import type { Aside } from "../domain/set-aside.ts";
import type { HealthDetails } from "../protocol/health.ts";
import { Installation } from "../tests/acceptance/installation.ts";
import { until } from "../tests/acceptance/line.ts";
import { queueOf } from "./addresses.ts";
import { Agenda } from "./agenda.ts";
import { Outbox } from "./outbox.ts";

const MINUTE = 60_000;

/** One outbox over the storage of an object that nobody else uses, towards targets that do as `refusal` says. */
async function played(
  name: string,
  refusal: (call: string, now: number) => Error | null,
  play: (outbox: Outbox<string, string>, world: World) => Promise<void>,
): Promise<World> {
  const world: World = { now: 1_000_000, heard: [], asides: [], replies: [] };
  await runInDurableObject(env.SIGN_IN_GUARD.getByName(name), async (_, state) => {
    state.storage.sql.exec(Agenda.schema + Agenda.asideSchema);
    const outbox = new Outbox<string, string>(state, {
      async deliver(target, calls) {
        for (const call of calls) {
          const error = refusal(call, world.now);
          if (error !== null) throw error;
        }
        world.heard.push(...calls);
        return calls.map((call) => `${target} ${call}`);
      },
      replied: (_row, reply) => world.replies.push(reply),
      asideChanged: (aside) => world.asides.push(aside),
      settled: () => {},
      now: () => world.now,
      wakeAt: () => {},
    });
    await play(outbox, world);
  });
  return world;
}

interface World {
  now: number;
  heard: string[];
  asides: Aside[];
  replies: string[];
}

/** The alarm, again and again over so many minutes. */
async function passes(outbox: Outbox<string, string>, world: World, minutes: number): Promise<void> {
  for (let n = 0; n < 2 * minutes; n++) {
    world.now += MINUTE / 2;
    const next = outbox.next();
    if (next === null || next > world.now) continue;
    outbox.flushDue();
    await outbox.settled();
  }
}

async function sent(outbox: Outbox<string, string>, ...calls: string[]): Promise<void> {
  for (const call of calls) outbox.write("target", call);
  outbox.flush();
  await outbox.settled();
}

describe("a call that its target refuses", () => {
  const poisoned = (call: string) => (call === "poison" ? new Error("no such thing\nas ana@example.com") : null);

  test("holds up those behind it for ten minutes, then steps aside, and they come in their order", async () => {
    await played("poison", poisoned, async (outbox, world) => {
      await sent(outbox, "first", "poison", "second", "third");
      expect(world.heard).toEqual(["first"]);
      await passes(outbox, world, 9);
      expect(world.heard, "nine minutes later").toEqual(["first"]);
      await passes(outbox, world, 30);
      expect(world.heard).toEqual(["first", "second", "third"]);
      expect(world.asides).toEqual([{ count: 1, since: 1_000_000, reason: "target: no such thing" }]);
      expect(outbox.next(), "nothing is left to send").toBe(null);
      await sent(outbox, "fourth");
      expect(world.heard.at(-1)).toBe("fourth");
    });
  });

  test("is tried again when somebody asks for it, and its reply is heard like any other", async () => {
    let mended = false;
    const refusal = (call: string) => (mended ? null : poisoned(call));
    await played("mended", refusal, async (outbox, world) => {
      await sent(outbox, "poison", "second");
      await passes(outbox, world, 40);
      expect(await outbox.tryAside()).toMatchObject({ count: 1 });
      mended = true;
      expect(await outbox.tryAside()).toEqual({ count: 0, since: null, reason: "" });
      expect(world.replies).toEqual(["target second", "target poison"]);
    });
  });

  test("waits where all are refused: it is the target that ails, and what has waited comes in its order", async () => {
    const refusal = (_: string, now: number) => (now < 1_000_000 + 120 * MINUTE ? new Error("a wrong build") : null);
    const { heard, asides } = await played("ailing", refusal, async (outbox, world) => {
      await sent(outbox, "first", "second", "third");
      await passes(outbox, world, 180);
    });
    expect(heard).toEqual(["first", "second", "third"]);
    expect(asides).toEqual([]);
  });

  test("waits for as long as its target cannot be reached", async () => {
    const away = Object.assign(new Error("The database does not answer"), { code: "unavailable" });
    const refusal = (call: string, now: number) => (call === "first" && now < 1_000_000 + 120 * MINUTE ? away : null);
    const { heard, asides } = await played("away", refusal, async (outbox, world) => {
      await sent(outbox, "first", "second");
      await passes(outbox, world, 180);
    });
    expect(heard).toEqual(["first", "second"]);
    expect(asides).toEqual([]);
  });
});

describe("in the house", () => {
  let house: Installation;
  beforeAll(async () => {
    house = await Installation.open();
  });
  const aside = async () => (await house.admin.ask<HealthDetails>("GET", "/health/details")).aside;
  const line = (key: string, actor: string | null) => ({
    verb: "audit",
    line: { key, at: 1, actor, actorName: "", action: "x", subject: key, after: null },
  });

  /** As many refusals as it takes but one, the first eleven minutes ago. */
  async function nearlyAside(state: DurableObjectState, target: string, calls: object[]): Promise<void> {
    for (const call of calls)
      state.storage.sql.exec(
        "INSERT INTO outbox (target, call, due, since, refusals, refused_since) VALUES (?, ?, 0, 5, 7, ?)",
        target,
        JSON.stringify(call),
        Date.now() - 11 * MINUTE,
      );
    await state.storage.deleteAlarm();
  }

  test("a line that the audit log never takes lets the next one pass, and is on the health page over evictions until it is taken", async () => {
    const { id, name } = await house.campaign({ name: "apartada" });
    const queue = queueOf(env, id);
    await runInDurableObject(queue, (_, state) =>
      nearlyAside(state, "audit:", [line("poison", null), line("good", "ana")]),
    );
    await evictDurableObject(queue);
    await runDurableObjectAlarm(queue);
    const audited = async (key: string) =>
      (await env.CONFIG.prepare("SELECT 1 FROM audit WHERE key = ?").bind(key).all()).results.length === 1;
    await until(() => audited("good"));
    const told = { kind: "campaign", id, name, what: "calls", count: 1, since: 5 };
    await until(async () => (await aside())?.length === 1);
    expect(await aside()).toEqual([
      { ...told, reason: expect.stringMatching(/^audit:: .*NOT NULL constraint failed/) },
    ]);

    await evictDurableObject(queue);
    expect((await house.admin.send("POST", "/health/aside", { kind: "campaign", id: "nobody" })).status).toBe(404);
    await house.admin.ask("POST", "/health/aside", { kind: "campaign", id });
    expect(await aside()).toMatchObject([told]);
    await runInDurableObject(queue, (_, { storage }) =>
      storage.sql.exec("UPDATE aside_calls SET call = ?", JSON.stringify(line("poison", "ana"))),
    );
    await house.admin.ask("POST", "/health/aside", { kind: "campaign", id });
    expect(await audited("poison")).toBe(true);
    await until(async () => (await aside())?.length === 0);
  });

  test("a call at which another object always throws is refused, and no more than that", async () => {
    const { id } = await house.campaign({ name: "lanza" });
    const queue = queueOf(env, (await house.campaign({ name: "llama" })).id);
    const leave = { verb: "leave", interaction: "nobody-1", turn: 1, record: null, how: "moved" };
    await runInDurableObject(queue, (_, state) => nearlyAside(state, `queue:${id}`, [{ verb: "enter" }, leave]));
    await evictDurableObject(queue);
    await runDurableObjectAlarm(queue);
    await until(async () => (await aside())?.some(({ name }) => name === "llama") ?? false);
    expect(await queue.backlog()).toEqual({ calls: 0, since: null });
  });
});

import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ROW } from "../domain/dialer/row-state.ts";
import type { BoardCounters, DialerBoard, PhoneDialerSettings, ProgressFrame } from "../protocol/dialers.ts";
import { PROVIDER_DEFAULTS, type ProviderSettings } from "../protocol/providers.ts";
import { seal } from "../store/sealed.ts";
import { blockAddresses } from "../store/spool/black-list.ts";
import { acceptUpload, beginUpload, type SpoolRow, storeRows } from "../store/spool/uploads.ts";
import { Line, until } from "../tests/acceptance/line.ts";
import type { Asked, PlayedAnswer } from "../tests/acceptance/played-carrier.ts";
import { dialerOf, providerOf } from "./addresses.ts";

const CONTENT = "HX07a7e4b4a1d9c0f3d6c4f43c29c1b2e3";
const PEDRO = { id: "pedro", name: "Pedro" };
const EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const PATIENCE_MS = 8_000;
vi.setConfig({ testTimeout: 40_000 });
let scenes = 0;
let version = 0;

afterEach(() => vi.useRealTimers());

type Settings = Partial<PhoneDialerSettings>;

/** A dialer with its account at a carrier of its own, which remembers what it was asked. */
class Scene {
  readonly id: string;
  readonly carrier: string;
  readonly provider: string;
  readonly settings: Settings;

  constructor(settings: Settings = {}) {
    this.carrier = `dialer${++scenes}`;
    this.id = `dialer-${scenes}`;
    this.provider = settings.provider ?? `provider-${scenes}`;
    this.settings = settings;
  }

  static async open(settings: Settings = {}, account: Partial<ProviderSettings> = {}): Promise<Scene> {
    const scene = new Scene(settings);
    await scene.account(account);
    await scene.configure();
    return scene;
  }

  get object() {
    return dialerOf(env, this.id);
  }

  async account(settings: Partial<ProviderSettings> = {}, enabled = true): Promise<void> {
    const url = `https://${this.carrier}.carrier.test/send?to=\${phone}&text=\${message}&id=\${id}`;
    await providerOf(env, this.provider).configure({
      version: ++version,
      id: this.provider,
      name: this.provider,
      type: "url-get",
      channel: "sms",
      enabled,
      settings: { ...PROVIDER_DEFAULTS, url, numberFormat: "national", rate: 0, ...settings },
      sealedSecrets: await seal(env.SEAL_SECRET, this.provider, {}),
      door: `door-${this.provider}`,
    });
  }

  async configure(change: Settings = {}): Promise<void> {
    const dialer: PhoneDialerSettings = {
      id: this.id,
      name: this.id,
      channel: "sms",
      provider: this.provider,
      campaign: null,
      dialString: "5",
      interval: 0,
      enabled: true,
      schedule: { zone: "America/Montevideo", ranges: [{ days: [...EVERY_DAY], from: "00:00", to: "23:59" }] },
      purpose: "service",
      orderByPriority: false,
      refuseSpecialCharacters: false,
      contactHours: null,
      startDate: null,
      endDate: null,
      template: null,
      holidays: [],
      ...this.settings,
      ...change,
    };
    await this.object.configure({ version: ++version, dialer });
  }

  /** A list of these numbers, accepted; the dialer is told. */
  async list(
    numbers: readonly string[],
    own: { message?: string; device?: string; data?: string[] } = {},
  ): Promise<string> {
    const id = crypto.randomUUID();
    const upload = { id, dialer: this.id, file: "LIST.csv", hash: id, at: Date.now(), by: "Pedro" };
    await beginUpload(env.SPOOL, upload);
    const rows = numbers.map((number): SpoolRow => {
      const address = number.startsWith("0") ? `+598${number.slice(1)}` : number;
      return [number, address, own.message ?? "Hola", 0, own.device ?? "", own.data ?? []];
    });
    await storeRows(env.SPOOL, upload, JSON.stringify(rows));
    await acceptUpload(env.SPOOL, { ...upload, rows: numbers.length, again: false });
    await this.object.tick();
    return id;
  }

  async board(): Promise<DialerBoard> {
    const board = await this.object.board();
    if (board === null) throw new Error("no board");
    return board;
  }

  /** The board when these figures have come; what was sent out is then in D1. */
  async shows(counters: Partial<BoardCounters>, limit = PATIENCE_MS): Promise<DialerBoard> {
    let board = await this.board();
    await until(async () => {
      board = await this.board();
      return Object.entries(counters).every(([name, value]) => board.counters[name as keyof BoardCounters] === value);
    }, limit).catch((error: Error) => {
      throw new Error(`${error.message}: ${JSON.stringify(board)}`);
    });
    const { uploaded, delivered: _, ...rest } = board.counters;
    expect(uploaded).toBe(Object.values(rest).reduce((sum, n) => sum + n, 0));
    return board;
  }

  /** What ARCHIVE has of it, once its minute is over. */
  async counted(): Promise<Record<string, number> | null> {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    await runDurableObjectAlarm(this.object);
    vi.useRealTimers();
    const sums = env.ARCHIVE.prepare(
      "SELECT sum(sent) AS sent, sum(refused) AS refused, sum(delivered) AS delivered FROM dialer_quarter_hours WHERE dialer = ?",
    );
    await scheduler.wait(200);
    return sums.bind(this.id).first();
  }

  async asked(): Promise<Asked[]> {
    return (await fetch(`https://control.carrier.test/${this.carrier}`)).json();
  }

  async numbers(): Promise<string[]> {
    return (await this.asked()).map(({ url }) => new URL(url).searchParams.get("to") ?? "");
  }

  async answers(answers: PlayedAnswer[]): Promise<void> {
    await fetch(`https://control.carrier.test/${this.carrier}`, { method: "PUT", body: JSON.stringify(answers) });
  }

  async rows(): Promise<{ id: number; destiny: string; state: number; reason: string; receipt: number }[]> {
    const rows = env.SPOOL.prepare(
      "SELECT id, destiny, state, reason, receipt FROM sms_spool WHERE dialer = ? ORDER BY id",
    );
    return (
      await rows.bind(this.id).all<{ id: number; destiny: string; state: number; reason: string; receipt: number }>()
    ).results;
  }

  async states(): Promise<number[]> {
    return (await this.rows()).map(({ state }) => state);
  }

  /** The counters are what the rows are. */
  async addsUp(): Promise<void> {
    const kept = env.SPOOL.prepare(
      "SELECT state, count(*) AS n FROM sms_spool WHERE dialer = ? AND deleted_at IS NULL GROUP BY state",
    );
    const { results } = await kept.bind(this.id).all<{ state: number; n: number }>();
    const of = (...states: number[]) =>
      results.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0);
    const { delivered: _, ...counters } = (await this.board()).counters;
    expect(counters).toEqual({
      uploaded: of(0, 1, 2, 3, 4, 5, 6, 7),
      notProcessed: of(ROW.NONE, ROW.TO_PROCESS, ROW.SENDING),
      processed: of(ROW.PROCESSED),
      blocked: of(ROW.BLOCKED),
      failed: of(ROW.FAILED),
      other: of(ROW.OTHER),
      unknown: of(ROW.UNKNOWN),
    });
  }
}

const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `0983${String(10_000 + from + n)}`);

test("SMS-53, SMS-57: a list leaves from a dialer that is started, in its order, and the board follows", async () => {
  const scene = await Scene.open({ interval: 0.02 });
  const numbers = numbered(8);
  await scene.list(numbers);
  expect((await scene.shows({ notProcessed: 8 })).waitingFor).toBe("stopped");
  expect(await scene.numbers()).toEqual([]);
  expect(await scene.object.start(PEDRO)).toBe("started");
  const board = await scene.shows({ processed: 8, notProcessed: 0 });
  expect(board.throughput.at(-1)).toBe(8);
  expect(await scene.numbers()).toEqual(numbers);
  await until(async () => (await scene.states()).every((state) => state === ROW.PROCESSED), PATIENCE_MS);
  await scene.addsUp();
});

test("SMS-50: fifty at a time, more than one claim long, each number once", async () => {
  const scene = await Scene.open();
  const numbers = numbered(130);
  await scene.list(numbers.slice(0, 60));
  await scene.list(numbers.slice(60));
  await scene.object.start(PEDRO);
  await scene.shows({ processed: 130 });
  expect((await scene.numbers()).toSorted()).toEqual(numbers);
  await until(async () => (await scene.states()).every((state) => state === ROW.PROCESSED), PATIENCE_MS);
  await scene.addsUp();
});

describe("SMS-46, SMS-117: start and stop", () => {
  test("only an enabled one is started, and who is disabled is stopped", async () => {
    const scene = await Scene.open({ enabled: false });
    expect(await scene.object.start(PEDRO)).toBe("disabled");
    expect((await scene.board()).waitingFor).toBe("disabled");
    await scene.configure({ enabled: true });
    await scene.object.start(PEDRO);
    await scene.configure({ enabled: false });
    await scene.configure({ enabled: true });
    expect(await scene.board()).toMatchObject({ started: false, waitingFor: "stopped" });
  });

  test("a stop takes effect before the next wave, and what was not begun goes back to the spool", async () => {
    const scene = await Scene.open();
    await scene.answers(Array.from({ length: 60 }, () => ({ hang: 150 })));
    await scene.list(numbered(60));
    await scene.object.start(PEDRO);
    await until(async () => (await scene.asked()).length >= 6, PATIENCE_MS);
    await scene.object.stop(PEDRO);
    await until(async () => (await scene.states()).every((state) => state !== ROW.SENDING), PATIENCE_MS);
    const sent = (await scene.asked()).length;
    expect(sent).toBeLessThanOrEqual(18);
    await scene.shows({ processed: sent, notProcessed: 60 - sent });
    await scene.addsUp();
    await Promise.all([scene.object.start(PEDRO), scene.object.start(PEDRO), scene.object.tick()]);
    await scene.shows({ processed: 60 });
    expect((await scene.numbers()).toSorted()).toEqual(numbered(60));
  });

  test("a stop counts within a wave too, before the next of its messages", async () => {
    const scene = await Scene.open({}, { rate: 4 });
    await scene.list(numbered(12));
    await scene.object.start(PEDRO);
    await until(async () => (await scene.asked()).length >= 1, PATIENCE_MS);
    await scene.object.stop(PEDRO);
    const before = (await scene.asked()).length;
    await until(async () => !(await scene.states()).includes(ROW.SENDING), PATIENCE_MS);
    await scheduler.wait(1_000);
    const sent = (await scene.asked()).length;
    // One may have been on its way to the carrier when the stop came.
    expect(sent).toBeLessThanOrEqual(before + 1);
    expect(sent).toBeLessThan(12);
    await scene.shows({ processed: sent, notProcessed: 12 - sent });
  });

  test("who starts and stops it stands in the audit log", async () => {
    const scene = await Scene.open();
    await scene.object.start(PEDRO);
    await scene.object.stop(PEDRO);
    const lines = env.CONFIG.prepare("SELECT action, actor_name AS actor FROM audit WHERE subject = ? ORDER BY id");
    await until(async () => (await lines.bind(`dialer:${scene.id}`).all()).results.length === 2);
    expect((await lines.bind(`dialer:${scene.id}`).all()).results).toEqual([
      { action: "dialer.start", actor: "Pedro" },
      { action: "dialer.stop", actor: "Pedro" },
    ]);
  });
});

describe("what becomes of a row", () => {
  test("SMS-51, SMS-55: BLOCKED, OTHER and FAILED are not sent again, and the list goes on", async () => {
    const scene = await Scene.open({}, { pattern: "^09[0-9]{7}$" });
    await blockAddresses(env.SPOOL, [block("+59899635199", scene.id)]);
    await scene.answers([{ status: 400, body: "no" }]);
    await scene.list(["098344484", "23578408", "99", "099635199", "098378984"]);
    await scene.object.start(PEDRO);
    await scene.shows({ processed: 1, blocked: 1, failed: 1, other: 2, notProcessed: 0 });
    await until(async () => !(await scene.states()).includes(ROW.SENDING), PATIENCE_MS);
    const rows = await scene.rows();
    expect(rows.map(({ state }) => state).toSorted()).toEqual([
      ROW.PROCESSED,
      ROW.BLOCKED,
      ROW.FAILED,
      ROW.OTHER,
      ROW.OTHER,
    ]);
    expect(rows[3]).toMatchObject({ destiny: "099635199", state: ROW.BLOCKED, reason: "black list: customer" });
    expect((await scene.numbers()).toSorted()).toEqual(["098344484", "098378984"]);
    await scene.addsUp();
  });

  test("an answer that is lost makes it UNKNOWN, and it is never sent again on its own", async () => {
    const scene = await Scene.open();
    await scene.answers([{ cut: true }]);
    await scene.list(["098344484", "098378984"]);
    await scene.object.start(PEDRO);
    await scene.shows({ processed: 1, unknown: 1 });
    await scene.object.tick();
    await scheduler.wait(100);
    expect((await scene.asked()).length).toBe(2);
    await scene.addsUp();
  });

  test("429 puts it back and slows all who send by the account; it leaves later, once", async () => {
    const scene = await Scene.open();
    await scene.answers([{ status: 429, headers: { "Retry-After": "1" } }]);
    await scene.list(["098344484"]);
    const before = Date.now();
    await scene.object.start(PEDRO);
    await scene.shows({ processed: 1 });
    const asked = await scene.asked();
    expect(asked).toHaveLength(2);
    expect((asked[1]?.at ?? 0) - before).toBeGreaterThanOrEqual(950);
    expect((await providerOf(env, scene.provider).health()).lastError?.detail).toBe("429");
    await scene.addsUp();
  });

  test("one that ought to send and has moved nothing for long is said to be stuck", async () => {
    const scene = await Scene.open();
    await scene.answers([{ status: 429, headers: { "Retry-After": "600" } }]);
    await scene.list(["098344484"]);
    await scene.object.start(PEDRO);
    await until(async () => (await scene.asked()).length > 0, PATIENCE_MS);
    await until(async () => !(await scene.states()).includes(ROW.SENDING), PATIENCE_MS);
    expect((await scene.object.condition())?.stuck).toBe(null);
    const since = Date.now() - 3_600_000;
    await runInDurableObject(scene.object, (_, { storage }) => {
      storage.sql.exec("UPDATE facts SET value = ? WHERE name IN ('askedAt', 'movedAt')", String(since));
      storage.sql.exec("UPDATE lists SET at = ?", since);
    });
    await evictDurableObject(scene.object);
    expect((await scene.object.condition())?.stuck).toMatchObject({ since, notProcessed: 1 });
    await scene.object.stop(PEDRO);
    expect((await scene.object.condition())?.stuck).toBe(null);
  });

  test("SMS-44, SMS-52: a row's Device goes before the dial string, and its columns fill the text", async () => {
    const scene = await Scene.open({}, {});
    await providerOf(env, scene.provider).configure({
      ...(await required(scene)),
      version: ++version,
      type: "kannel",
      settings: {
        ...PROVIDER_DEFAULTS,
        url: `https://${scene.carrier}.carrier.test/send`,
        rate: 0,
        numberFormat: "plus-e164",
      },
    });
    await scene.answers(Array.from({ length: 2 }, () => ({ status: 202, body: "0: Accepted for delivery" })));
    await scene.list(["098344484"], { message: "Hola ${1}", data: ["Ana"], device: "7" });
    await scene.list(["098378984"], { message: "Hola ${1}", data: ["Luz"] });
    await scene.object.start(PEDRO);
    await scene.shows({ processed: 2 });
    const said = (await scene.asked()).map(({ url }) => new URL(url).searchParams);
    expect(said.map((query) => [query.get("to"), query.get("from"), query.get("text")]).toSorted()).toEqual([
      ["+59898344484", "7", "Hola Ana"],
      ["+59898378984", "5", "Hola Luz"],
    ]);
  });

  test("receipts count by rank, before the send's answer and after it, in any order", async () => {
    const scene = await Scene.open();
    await scene.answers([{ hang: 400 }, { cut: true }, {}]);
    await scene.list(["098344484", "098378984", "098356484"]);
    await scene.object.start(PEDRO);
    await until(async () => (await scene.asked()).length === 3, PATIENCE_MS);
    const [first, lost, third] = (await scene.rows()).map(({ id }) => id);
    for (const row of [first, lost]) await scene.object.receipt(receipt(row, "delivered"));
    await scene.object.receipt(receipt(first, "sent"));
    await scene.object.receipt(receipt(third, "failed"));
    await scene.shows({ processed: 2, failed: 1, unknown: 0, delivered: 2 }, 15_000);
    expect((await scene.rows()).map(({ receipt: rank }) => rank)).toEqual([2, 2, 0]);
    await scene.addsUp();
  });
});

describe("black list", () => {
  test("a STOP that comes while a list runs counts before the next wave", async () => {
    const scene = await Scene.open({ dialString: "77" });
    await scene.answers(Array.from({ length: 20 }, () => ({ hang: 200 })));
    const numbers = numbered(20);
    await scene.list(numbers);
    await scene.object.start(PEDRO);
    await until(async () => (await scene.asked()).length >= 6, PATIENCE_MS);
    const last = `+598${(numbers.at(-1) ?? "").slice(1)}`;
    await blockAddresses(env.SPOOL, [block(last, "sender:sms:77")]);
    await scene.shows({ processed: 19, blocked: 1 });
    expect(await scene.numbers()).not.toContain(numbers.at(-1));
    const tries = env.SPOOL.prepare("SELECT tries FROM black_list WHERE address = ?").bind(last);
    await until(async () => (await tries.first("tries")) === 1, PATIENCE_MS);
    await scene.addsUp();
  });

  test("advertising does not start on an expired registry, service does", async () => {
    const scene = await Scene.open({ purpose: "advertising" });
    const expired = { ...block("+59899000111", scene.id), source: "registry" as const, expires: Date.now() - 1 };
    await blockAddresses(env.SPOOL, [expired]);
    expect(await scene.object.start(PEDRO)).toBe("registry-expired");
    await scene.configure({ purpose: "service" });
    expect(await scene.object.start(PEDRO)).toBe("started");
    await scene.list(["098344484"]);
    await scene.shows({ processed: 1 });
    await scene.configure({ purpose: "advertising" });
    await scene.list(["098378984"]);
    await until(async () => (await scene.board()).waitingFor === "registry-expired", PATIENCE_MS);
    expect(await scene.numbers()).toEqual(["098344484"]);
  });
});

describe("time", () => {
  test("SCH-5: outside its hours it holds nothing, and goes on when they begin", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-23T20:00-03:00") });
    const office = {
      zone: "America/Montevideo",
      ranges: [{ days: ["mon", "tue"], from: "09:00", to: "18:59" }],
    } as const;
    const scene = await Scene.open({
      schedule: { zone: office.zone, ranges: office.ranges.map((one) => ({ ...one, days: [...one.days] })) },
    });
    await scene.list(["098344484"]);
    await scene.object.start(PEDRO);
    const board = await scene.shows({ notProcessed: 1 });
    expect(board).toMatchObject({
      waitingFor: "out-of-schedule",
      onSchedule: false,
      nextWindow: Date.parse("2026-11-24T09:00-03:00"),
    });
    await runDurableObjectAlarm(scene.object);
    expect(await scene.numbers()).toEqual([]);
    vi.setSystemTime(Date.parse("2026-11-24T09:00-03:00"));
    await runDurableObjectAlarm(scene.object);
    await scene.shows({ processed: 1 });
  });

  test("SCH-7: who may not be written to at this hour of theirs waits, and the others leave", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-12-07T09:00-03:00") });
    const scene = await Scene.open({ contactHours: { from: "08:00", to: "20:59" } }, { numberFormat: "plus-e164" });
    await scene.list(["098344484", "+5592991234567", "+13055550142"]);
    await scene.object.start(PEDRO);
    await runDurableObjectAlarm(scene.object);
    expect((await scene.shows({ processed: 2, notProcessed: 1 })).waitingFor).toBe("contact-hours");
    expect((await scene.numbers()).toSorted()).toEqual(["+5592991234567", "+59898344484"]);
    vi.setSystemTime(Date.parse("2026-12-07T09:59:59-03:00"));
    await scene.object.tick();
    await runDurableObjectAlarm(scene.object);
    expect((await scene.asked()).length).toBe(2);
    vi.setSystemTime(Date.parse("2026-12-07T10:00-03:00"));
    await scene.object.tick();
    await runDurableObjectAlarm(scene.object);
    await scene.shows({ processed: 3 });
    await scene.addsUp();
  });
});

describe("SMS-118: delete what was not processed", () => {
  test("it leaves the board, stays as deleted by whom, and is never sent", async () => {
    const scene = await Scene.open({}, { pattern: "^09[0-9]{7}$" });
    await scene.list(["098344484", "99"]);
    await scene.object.start(PEDRO);
    await scene.shows({ processed: 1, other: 1 });
    await scene.object.stop(PEDRO);
    const second = await scene.list(numbered(5));
    await scene.shows({ notProcessed: 5 });
    await scene.object.removeUnprocessed(PEDRO);
    const board = await scene.shows({ uploaded: 1, processed: 1, notProcessed: 0, other: 0 });
    expect(board.uploads.map(({ state }) => state).toSorted()).toEqual(["accepted", "deleted"]);
    await scene.object.start(PEDRO);
    await scene.object.tick();
    await scheduler.wait(100);
    expect(await scene.numbers()).toEqual(["098344484"]);
    const list = await env.SPOOL.prepare("SELECT state FROM uploads WHERE id = ?").bind(second).first("state");
    expect(list).toBe("deleted");
    const by = await env.SPOOL.prepare("SELECT DISTINCT deleted_by AS by FROM sms_spool WHERE upload = ?")
      .bind(second)
      .all();
    expect(by.results).toEqual([{ by: "Pedro" }]);
    await scene.addsUp();
  });

  test("more than five thousand go in several steps, and what is uploaded afterwards stays", async () => {
    const scene = await Scene.open();
    await scene.list(numbered(5_000));
    await scene.list(numbered(1_200, 5_000));
    await scene.shows({ notProcessed: 6_200 });
    await scene.object.removeUnprocessed(PEDRO);
    await scene.list(["098344484"]);
    await scene.shows({ uploaded: 1, notProcessed: 1 }, 15_000);
    await scene.addsUp();
    await scene.object.start(PEDRO);
    await scene.shows({ processed: 1 });
    expect(await scene.numbers()).toEqual(["098344484"]);
  });

  test("in the middle of a list: what has left stays, nothing else leaves", async () => {
    const scene = await Scene.open();
    await scene.answers(Array.from({ length: 60 }, () => ({ hang: 100 })));
    await scene.list(numbered(60));
    await scene.object.start(PEDRO);
    await until(async () => (await scene.asked()).length >= 6, PATIENCE_MS);
    await scene.object.removeUnprocessed(PEDRO);
    await scene.shows({ notProcessed: 0 });
    const sent = (await scene.asked()).length;
    await scene.shows({ uploaded: sent, processed: sent });
    expect(sent).toBeLessThan(60);
    await scene.addsUp();
  });
});

describe("its account", () => {
  test("SMS-53: is shared at its rate, however slow; times that were given are used", async () => {
    const scene = await Scene.open({}, { rate: 2 });
    await scene.list(numbered(7));
    await scene.object.start(PEDRO);
    await scene.shows({ processed: 7 }, 12_000);
    const times = (await scene.asked()).map(({ at }) => at);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(2_400);
    expect(await scene.numbers()).toEqual(numbered(7));
  });

  test("a disabled one sends nothing and holds nothing, and the list goes on when it is enabled", async () => {
    const scene = await Scene.open();
    await scene.account({}, false);
    await scene.list(numbered(3));
    await scene.object.start(PEDRO);
    await until(async () => (await scene.board()).waitingFor === "provider-disabled", PATIENCE_MS);
    expect(await scene.states()).toEqual([ROW.TO_PROCESS, ROW.TO_PROCESS, ROW.TO_PROCESS]);
    await scene.account();
    await scene.object.tick();
    await scene.shows({ processed: 3 });
  });

  test("WA-4: a dialer of WhatsApp sends its template, filled with the columns of the row", async () => {
    const template = { name: `promo (${CONTENT})`, language: "es" };
    const scene = await Scene.open({ channel: "whatsapp", template, dialString: "+59898000100" });
    await providerOf(env, scene.provider).configure({
      ...(await required(scene)),
      version: ++version,
      type: "twilio-whatsapp",
      channel: "whatsapp",
      settings: { ...PROVIDER_DEFAULTS, url: `https://${scene.carrier}.carrier.test`, account: "AC1", rate: 0 },
      sealedSecrets: await seal(env.SEAL_SECRET, scene.provider, { token: "t" }),
    });
    await scene.answers([{ status: 201, body: JSON.stringify({ sid: "SM1", status: "queued" }) }]);
    await scene.list(["098344484"], { data: ["Ana", "lunes", ""] });
    await scene.object.start(PEDRO);
    await scene.shows({ processed: 1 });
    const [asked] = await scene.asked();
    const sent = new URLSearchParams(asked?.body);
    expect([sent.get("To"), sent.get("From")]).toEqual(["whatsapp:+59898344484", "whatsapp:+59898000100"]);
    expect(sent.get("ContentSid")).toBe(CONTENT);
    expect(JSON.parse(sent.get("ContentVariables") ?? "{}")).toEqual({ 1: "Ana", 2: "lunes" });
  });
});

describe("single messages", () => {
  const single = (id: string, destiny = "098344484") => ({
    id,
    destiny,
    address: `+598${destiny.slice(1)}`,
    message: "Hola",
    by: "ana",
    at: Date.now(),
  });

  test("SMS-120: leave through a dialer that is stopped, once, by its hours and its black list", async () => {
    const scene = await Scene.open();
    await blockAddresses(env.SPOOL, [block("+59898378984", scene.id)]);
    await scene.list(["098356484"]);
    await scene.object.sendOne(single("single-one"));
    await scene.object.sendOne(single("single-one"));
    await scene.object.sendOne(single("single-two", "098378984"));
    const board = await scene.shows({ processed: 1, blocked: 1, notProcessed: 1, uploaded: 3 });
    expect(board.uploads).toHaveLength(1);
    await scene.object.sendOne(single("single-one"));
    await scheduler.wait(200);
    expect(await scene.numbers()).toEqual(["098344484"]);
    await scene.configure({ enabled: false });
    await scene.object.sendOne(single("single-three"));
    await scheduler.wait(100);
    expect(await scene.numbers()).toEqual(["098344484"]);
  });

  test("SMS-120: do not wait for the list that is running", async () => {
    const scene = await Scene.open({ interval: 0.2 });
    await scene.list(numbered(100));
    await scene.object.start(PEDRO);
    await until(async () => (await scene.asked()).length >= 3, PATIENCE_MS);
    await scene.object.sendOne(single("single-now"));
    await until(async () => (await scene.numbers()).includes("098344484"), PATIENCE_MS);
    await scene.object.stop(PEDRO);
    await until(async () => !(await scene.states()).includes(ROW.SENDING), PATIENCE_MS);
    expect((await scene.asked()).length).toBeLessThan(100);
    await scene.addsUp();
  });
});

test("SMS-123: who looks gets the board when it changes, at most four times a second", async () => {
  const scene = await Scene.open();
  await scene.list(numbered(60));
  await scene.shows({ notProcessed: 60 });
  const query = new URLSearchParams({ user: "pedro", session: "s", until: String(Date.now() + 60_000) });
  const upgrade = await scene.object.fetch(`https://object/progress?${query}`, { headers: { Upgrade: "websocket" } });
  const line = new Line<ProgressFrame>(upgrade);
  expect((await line.until("hello")).counters.notProcessed).toBe(60);
  const before = Date.now();
  await scene.object.start(PEDRO);
  await line.until("board", ({ counters }) => counters.notProcessed === 0, PATIENCE_MS);
  const seconds = (Date.now() - before) / 1_000;
  expect(line.all("board").length).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 1);
  for (const { counters } of line.all("board")) {
    const { uploaded, delivered: _, ...rest } = counters;
    expect(Object.values(rest).reduce((sum, n) => sum + n, 0)).toBe(uploaded);
  }
});

test("what happened to its messages stands in the reports by quarter hour, each once, whichever instance counted it", async () => {
  const scene = await Scene.open();
  await scene.answers([{ status: 400, body: "no" }]);
  await scene.list(numbered(4));
  await scene.object.start(PEDRO);
  await scene.shows({ processed: 3, failed: 1, notProcessed: 0 });
  await until(async () => !(await scene.states()).includes(ROW.SENDING), PATIENCE_MS);
  const before = await scene.counted();
  expect(before).toEqual({ sent: 3, refused: 1, delivered: 0 });
  await abortAllDurableObjects();
  const sent = (await scene.rows()).find(({ state }) => state === ROW.PROCESSED);
  await scene.object.receipt(receipt(sent?.id, "delivered"));
  await scene.shows({ delivered: 1 }, 15_000);
  expect(await scene.counted()).toEqual({ ...before, delivered: 1 });
});

describe("an object that vanishes", () => {
  test("SMS-45: between messages: it goes on where it was, and keeps the time between them", async () => {
    const scene = await Scene.open({ interval: 2 });
    await scene.list(numbered(2));
    await scene.object.start(PEDRO);
    await scene.shows({ processed: 1 });
    await abortAllDurableObjects();
    await scene.shows({ processed: 2 });
    const [first, second] = await scene.asked();
    // As they come in at the carrier: on a busy machine the first may be a while on its way.
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(1_000);
    expect(await scene.numbers()).toEqual(numbered(2));
    await scene.addsUp();
  });

  test("in the middle of a wave: what was begun and not answered is UNKNOWN, the rest goes on", async () => {
    const scene = await Scene.open();
    await scene.answers([{}, {}, { hang: 5_000 }, { hang: 5_000 }, { hang: 5_000 }, { hang: 5_000 }]);
    await scene.list(numbered(20));
    await scene.object.start(PEDRO);
    await scene.shows({ processed: 2 });
    await abortAllDurableObjects();
    await scene.object.tick();
    await scene.shows({ processed: 16, unknown: 4, notProcessed: 0 });
    expect((await scene.numbers()).toSorted()).toEqual(numbered(20));
    await until(async () => !(await scene.states()).includes(ROW.SENDING), PATIENCE_MS);
    await scene.addsUp();
  });
});

function block(address: string, scope: string) {
  const by = { by: "x", reason: "", expires: null, promotionsOnly: false, source: "customer" } as const;
  return { address, scope, at: Date.now(), ...by };
}

function receipt(row: number | undefined, state: "sent" | "delivered" | "failed") {
  return { row: row ?? 0, state, reason: "", at: Date.now() };
}

async function required(scene: Scene) {
  const account = await providerOf(env, scene.provider).account();
  if (account === null) throw new Error("no account");
  return account;
}

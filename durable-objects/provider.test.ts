import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { createCampaign as campaignSchema } from "../protocol/configuration.ts";
import { dialerFields } from "../protocol/dialer-fields.ts";
import { providerFields } from "../protocol/providers.ts";
import { findCampaign } from "../store/configuration/campaigns.ts";
import * as changeCampaigns from "../store/configuration/change-campaigns.ts";
import { createDialer } from "../store/configuration/change-dialers.ts";
import * as changeProviders from "../store/configuration/change-providers.ts";
import { createHoliday } from "../store/configuration/holidays.ts";
import { findProvider } from "../store/configuration/providers.ts";
import { openAccount } from "../tests/acceptance/customer.ts";
import { dialerOf, directoryOf, providerOf } from "./addresses.ts";

const BY = { id: "system", name: "Test" };
const ask = (who: string, count: number, urgent = false) => ({ who, count, urgent });

describe("Provider: the rate of an account", () => {
  test("an unknown account gives no times, a disabled one none but itself", async () => {
    const nobody = await providerOf(env, "nobody").lease(ask("d", 1));
    expect(nobody).toMatchObject({ account: null, at: [] });
    await openAccount("off");
    const { account } = await providerOf(env, "off").lease(ask("d", 1));
    if (account === null) throw new Error("it was configured");
    await providerOf(env, "off").configure({ ...account, version: account.version + 1, enabled: false });
    const off = await providerOf(env, "off").lease(ask("d", 1));
    expect(off).toMatchObject({ account: { id: "off", enabled: false }, at: [] });
    expect(off.until).toBeGreaterThan(Date.now());
  });

  test("each message has its own time, an interval apart; an agent's word overtakes what dialers were given", async () => {
    await openAccount("paced", "url-get", { rate: 10 });
    const bulk = await providerOf(env, "paced").lease(ask("dialer", 20));
    expect(bulk.at.length).toBeGreaterThanOrEqual(6);
    expect(bulk.at.length).toBeLessThan(20);
    const [last = 0, before = 0] = bulk.at.toReversed();
    expect(last - before).toBe(100);
    const word = await providerOf(env, "paced").lease(ask("conversation", 1, true));
    expect(word.at[0]).toBeLessThan(Date.now() + 150);
    expect(word.at[0]).toBeLessThan(last);
  });

  test("no word has a turn more than two seconds ahead: who comes later is called, agents before programs", async () => {
    await openAccount("called", "url-get", { rate: 1 });
    const asked = (who: string, patient: boolean) => providerOf(env, "called").turn({ who, patient });
    const [first, program] = [await asked("agent 1", false), await asked("program 1", true)];
    expect(first.at).toBeLessThan(Date.now() + 100);
    expect(program).toMatchObject({ account: { id: "called" }, at: null, free: false });
    const [second, third, fourth] = [
      await asked("agent 2", false),
      await asked("agent 3", false),
      await asked("agent 4", false),
    ];
    expect(second.at).toBeLessThan(Date.now() + 1_100);
    expect(third.at ?? 0).toBeLessThanOrEqual(Date.now() + 2_000);
    expect(fourth.at).toBeNull();
  });

  test("where there is no limit a word may leave at once, and nobody need ask for a moment; a 429 ends that", async () => {
    await openAccount("free", "url-get", { rate: 0 });
    const asked = () => providerOf(env, "free").turn({ who: "one", patient: true });
    expect(await asked()).toMatchObject({ free: true });
    await providerOf(env, "free").slowDown({ ms: 60_000, detail: "HTTP 429" });
    expect(await asked()).toMatchObject({ at: null, free: false });
  });

  test("a 429 stops all, agents' words too, and outlives the object", async () => {
    await openAccount("slow", "url-get", { rate: 10 });
    const provider = providerOf(env, "slow");
    await provider.slowDown({ ms: 60_000, detail: "HTTP 429" });
    const asked = async () => {
      const leases = [ask("dialer", 1), ask("conversation", 1, true)].map((one) => providerOf(env, "slow").lease(one));
      return (await Promise.all(leases)).map(({ at, until }) => ({ at, waits: until > Date.now() + 50_000 }));
    };
    const nothing = [
      { at: [], waits: true },
      { at: [], waits: true },
    ];
    expect(await asked()).toEqual(nothing);
    await evictDurableObject(provider);
    expect(await asked()).toEqual(nothing);
    expect((await providerOf(env, "slow").health()).slowUntil).toBeGreaterThan(Date.now() + 50_000);
  });

  test("dialers share a mailbox's rate in turns, and an agent's mail overtakes what they were given", async () => {
    const box = providerOf(env, "box");
    const rate = 10;
    const given = [];
    for (const who of ["one", "two", "one", "two"]) given.push(...(await box.mailLease({ who, count: 4, rate })).at);
    expect((given.at(-1) ?? 0) - (given[0] ?? 0)).toBeGreaterThanOrEqual((given.length - 4) * (1_000 / rate));
    const word = await box.mailTurn({ who: "conversation", patient: false, rate });
    expect(word).toBeLessThan(given.at(-1) ?? 0);
    await box.slowDown({ ms: 60_000, detail: "421 too many" });
    expect((await box.mailLease({ who: "one", count: 4, rate })).at).toEqual([]);
    expect(await box.mailTurn({ who: "another", patient: false, rate })).toBeNull();
  });

  test("health tells the last of each kind, whatever order the hints come in, and what was sent in a minute", async () => {
    await openAccount("healthy");
    const provider = providerOf(env, "healthy");
    const now = Date.now();
    await provider.heard({ what: "in", at: now - 5, detail: "" });
    await provider.heard({ what: "in", at: now - 50, detail: "" });
    await provider.heard({ what: "out", at: now - 90_000, detail: "" });
    await provider.heard({ what: "out", at: now - 10, detail: "", count: 6 });
    await provider.heard({ what: "out", at: now, detail: "" });
    await provider.heard({ what: "error", at: now - 2, detail: "no credit" });
    await provider.heard({ what: "error", at: now - 3, detail: "older" });
    await provider.heard({ what: "error", at: now, detail: "" });
    expect(await provider.health()).toEqual({
      lastIn: now - 5,
      lastOut: now,
      lastError: { at: now - 2, detail: "no credit" },
      slowUntil: null,
      sentLastMinute: 7,
    });
  });

  test("of a hundred hints of a kind one is written, of each kind; it outlives the object", async () => {
    await openAccount("hinted");
    const provider = providerOf(env, "hinted");
    for (let n = 0; n < 100; n++) await provider.heard({ what: "in", at: 1_000 + n, detail: "" });
    await provider.heard({ what: "error", at: 5, detail: "no credit" });
    for (let n = 0; n < 100; n++) await provider.heard({ what: "in", at: 2_000 + n, detail: "" });
    expect((await provider.health()).lastIn).toBe(2_099);
    await evictDurableObject(provider);
    const { lastIn, lastError } = await providerOf(env, "hinted").health();
    expect({ lastIn, lastError }).toEqual({ lastIn: 1_099, lastError: { at: 5, detail: "no credit" } });
  });
});

describe("Provider: one person, one key", () => {
  const keyOf = (userId: string | null, phone: string | null) => providerOf(env, "people").customer({ userId, phone });

  test("a phone alone is itself; a user id that came with it leads there when it comes alone", async () => {
    expect(await keyOf(null, "+59899635199")).toBe("+59899635199");
    expect(await keyOf("UY.1", "+59899635199")).toBe("+59899635199");
    expect(await keyOf("UY.1", null)).toBe("+59899635199");
  });

  test("who came first without a phone stays who they are when it comes, and is found by it", async () => {
    expect(await keyOf("BR.2", null)).toBe("BR.2");
    expect(await keyOf("BR.2", "+5511987654321")).toBe("BR.2");
    expect(await keyOf(null, "+5511987654321")).toBe("BR.2");
  });

  test("a phone that has gone to somebody else does not lead to who had it before", async () => {
    expect(await keyOf("AR.3", "+5491130000001")).toBe("+5491130000001");
    expect(await keyOf("AR.4", "+5491130000001")).toBe("AR.4");
    expect(await keyOf("AR.3", null)).toBe("+5491130000001");
    expect(await keyOf(null, "+5491130000001")).toBe("AR.4");
  });
});

describe("Directory: accounts, their doors and whose a number is", () => {
  const account = (name: string) => {
    const url = "https://x.carrier.test/?p=${phone}&m=${message}";
    const fields = providerFields.parse({ name, type: "url-get", settings: { url, rate: 7 } });
    return changeProviders.createProvider(env.CONFIG, env.SEAL_SECRET, BY, fields);
  };
  const campaign = (name: string, provider: string, dids: string[]) =>
    changeCampaigns.createCampaign(
      env.CONFIG,
      BY,
      campaignSchema.parse({
        name,
        channel: "sms",
        strategy: "nocall",
        thresholds: { serviceLevel: 30 },
        provider,
        dids,
      }),
    );
  const doorOf = async (id: string) => (await directoryOf(env).provider(id))?.door ?? "";
  const owner = async (provider: string, to: string) =>
    (await directoryOf(env).campaignOfDid({ provider, to }))?.campaign.name ?? null;

  test("a new account is told to its object, a changed one anew, a deleted one has no door and sends nothing", async () => {
    const { id } = await account("told");
    await directoryOf(env).changed();
    expect((await providerOf(env, id).account())?.settings.rate).toBe(7);
    const door = await doorOf(id);
    expect((await directoryOf(env).providerByDoor(door))?.id).toBe(id);
    const row = await findProvider(env.CONFIG, "told");
    if (row === null) throw new Error("it was created");
    expect(await changeProviders.deleteProvider(env.CONFIG, env.SEAL_SECRET, BY, row)).toBeNull();
    await directoryOf(env).changed();
    expect(await providerOf(env, id).lease(ask("d", 1))).toMatchObject({ account: { enabled: false }, at: [] });
    expect(await directoryOf(env).providerByDoor(door)).toBeNull();
    expect(await directoryOf(env).untold()).toEqual([]);
  });

  test("SMS-24: a number belongs to the campaign that names it, also a disabled one, until that is deleted", async () => {
    const { id } = await account("numbers");
    await campaign("ventas", id, ["+59829011234"]);
    await campaign("resto", id, []);
    await directoryOf(env).changed();
    expect([await owner(id, "29011234"), await owner(id, "7000"), await owner("other", "29011234")]).toEqual([
      "ventas",
      "resto",
      null,
    ]);
    const ventas = await findCampaign(env.CONFIG, "ventas");
    if (ventas === null) throw new Error("it was created");
    await changeCampaigns.deleteCampaign(env.CONFIG, BY, ventas);
    await directoryOf(env).changed();
    expect(await owner(id, "29011234")).toBe("resto");
  });

  test("SMS-47: a dialer is told to its object, and of each holiday on which it rests", async () => {
    const { id: provider } = await account("bulk");
    const { id: campaignId } = await campaign("masivo", provider, []);
    const fields = dialerFields.parse({ name: "promo", provider: "bulk", dialString: "2901", interval: 10 });
    const belonging = { provider: { id: provider, name: "bulk" }, channel: "sms" as const };
    const belongs = { ...belonging, campaign: { id: campaignId, name: "masivo" } };
    const { id } = await createDialer(env.CONFIG, BY, fields, belongs);
    await directoryOf(env).changed();
    expect(await dialerOf(env, id).board()).toMatchObject({ name: "promo", enabled: true });
    expect((await directoryOf(env).dialer(id))?.dialer).toMatchObject({
      provider,
      campaign: campaignId,
      dialString: "2901",
      holidays: [],
    });
    const day = { from: "00:00", to: "23:59", yearly: true, text: {} };
    await createHoliday(env.CONFIG, BY, { ...day, name: "Navidad", date: "2026-12-25" }, null);
    const own = { id: campaignId, name: "masivo" };
    await createHoliday(env.CONFIG, BY, { ...day, name: "Inventario", date: "2026-12-30" }, own);
    const other = { id: (await campaign("ajena", provider, [])).id, name: "ajena" };
    await createHoliday(env.CONFIG, BY, { ...day, name: "De otra", date: "2026-12-31" }, other);
    await directoryOf(env).changed();
    const holidays = (await directoryOf(env).dialer(id))?.dialer.holidays.map(({ date }) => date);
    expect(holidays).toEqual(["2026-12-25", "2026-12-30"]);
  });

  test("what was read once is known while D1 is away", async () => {
    const { id } = await account("away");
    await campaign("lejos", id, ["7000"]);
    await directoryOf(env).changed();
    const door = await doorOf(id);
    for (const table of ["providers", "campaigns", "changes"])
      await env.CONFIG.prepare(`ALTER TABLE ${table} RENAME TO gone_${table}`).run();
    expect(await owner(id, "7000")).toBe("lejos");
    expect((await directoryOf(env).providerByDoor(door))?.id).toBe(id);
    await evictDurableObject(directoryOf(env));
    expect(await owner(id, "7000")).toBe("lejos");
    expect((await providerOf(env, id).lease(ask("d", 1))).at).toHaveLength(1);
    for (const table of ["providers", "campaigns", "changes"])
      await env.CONFIG.prepare(`ALTER TABLE gone_${table} RENAME TO ${table}`).run();
  });
});

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { BlackListUploaded, BlockedAddress } from "../../protocol/black-list.ts";
import type { Page } from "../../protocol/configuration.ts";
import {
  type Block,
  blockAddresses,
  blockedRows,
  blocksOf,
  isBlocked,
  registryState,
} from "../../store/spool/black-list.ts";
import { KnownAddresses } from "../../store/spool/known-addresses.ts";
import { noteOptOut } from "../../store/spool/opt-outs.ts";
import type { Browser } from "../../tests/acceptance/browser.ts";
import {
  accepted,
  type House,
  openDialer,
  openHouse,
  openProvider,
  refused,
  rowsOf,
  sendFile,
} from "../../tests/acceptance/lists.ts";

const NOW = Date.parse("2026-11-23T15:00:00Z");
const DAY = 24 * 3_600_000;
let house: House;
let test1 = { id: "", name: "" };

beforeAll(async () => {
  house = await openHouse();
  test1 = await openDialer("test1", house.dongle, house.banco, { dialString: "ANTEL" });
  const brazil = await openProvider({
    name: "brasil",
    settings: { url: "https://gateway.carrier.test/", pattern: ".", country: "BR" },
  });
  await openDialer("cobranca", brazil, house.norte);
});

const upload = (file: string, query = "", browser = house.pedro) =>
  sendFile(browser, `/blacklist/uploads?name=LIST.csv${query}`, file);
const listed = async (query = "", browser = house.admin) =>
  browser.ask<Page<BlockedAddress>>("GET", `/blacklist?${query}`);
const block = (address: string, own: Partial<Block> = {}): Block => ({
  address,
  scope: test1.id,
  source: "upload",
  promotionsOnly: false,
  at: NOW,
  by: "somebody",
  reason: "",
  expires: null,
  ...own,
});
const asked = (address: string, own: object = {}) => ({
  address,
  scopes: [test1.id],
  advertising: false,
  now: NOW,
  ...own,
});
const audited = (action: string) =>
  rowsOf<{ subject: string; before: string; after: string; actor_name: string }>(
    env.CONFIG,
    "SELECT subject, before, after, actor_name FROM audit WHERE action = ? ORDER BY rowid DESC",
    action,
  );

describe("a file of numbers", () => {
  test("SMS-119, story 4: both numbers are taken, with a warning for the one that is none, and block the campaign named", async () => {
    const answer = await accepted<BlackListUploaded>(upload("123578408;test1;\r\n099635199;test1;\r\n"));
    expect(answer).toEqual({
      rows: 2,
      added: 2,
      warnings: [
        {
          path: "line 1, column 1",
          code: "not_a_number",
          detail: "Not a number of Uruguay, kept as written",
          found: "123578408",
        },
      ],
    });
    const { items } = await listed("campaign=test1");
    expect(items.map(({ address, scope, source, by, expires }) => ({ address, scope, source, by, expires }))).toEqual(
      ["+59899635199", "123578408"].map((address) => ({
        address,
        scope: { kind: "dialer", name: "test1" },
        source: "upload",
        by: "pedro",
        expires: null,
      })),
    );
    expect(await blocksOf(env.SPOOL, asked("+59899635199"))).toHaveLength(1);
    expect(await blocksOf(env.SPOOL, asked("+59899635199", { scopes: ["another"] }))).toEqual([]);
    const again = await accepted<BlackListUploaded>(upload("+598 99 635 199;TEST1\n099635199;test1\n"));
    expect(again).toMatchObject({ rows: 2, added: 0 });
    const [log] = await audited("blacklist.upload");
    expect(JSON.parse(log?.after ?? "")).toMatchObject({ file: "LIST.csv", rows: 2, registry: false });
  });

  test("SMS-119: a number is read in the country of the campaign's account", async () => {
    await accepted(upload("11 98765-4321;cobranca;", "", house.sofia));
    expect((await listed("campaign=cobranca")).items.map(({ address }) => address)).toEqual(["+5511987654321"]);
  });

  test("decisions black list: an extract of a register expires after thirty days and stops advertising only", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    try {
      await accepted(upload("098378984;test1;", "&registry=true"));
      const now = Date.now();
      const [entry] = (await listed("source=registry")).items;
      expect(entry).toMatchObject({ address: "+59898378984", promotionsOnly: true, source: "registry" });
      expect(Date.parse(entry?.expires ?? "") - now).toBe(30 * DAY);
      const of = (advertising: boolean, at: number) => asked("+59898378984", { advertising, now: at });
      expect(await blocksOf(env.SPOOL, of(false, now))).toEqual([]);
      expect(await blocksOf(env.SPOOL, of(true, now + 30 * DAY - 1))).toHaveLength(1);
      expect(await blocksOf(env.SPOOL, of(true, now + 30 * DAY))).toEqual([]);
      const state = (at: number, scopes = [test1.id]) => registryState(env.SPOOL, scopes, at);
      expect(await state(now)).toBe("in-force");
      expect(await state(now + 30 * DAY)).toBe("expired");
      expect(await state(now, ["another"])).toBe("none");
      vi.setSystemTime(now + 600_000);
      await accepted(upload("098378985;test1;", "&registry=true"));
      expect(await state(now + 30 * DAY)).toBe("in-force");
    } finally {
      vi.useRealTimers();
    }
  });

  test("decisions black list: without a campaign it is for all of them: only for who sees all, and after the count was shown", async () => {
    const file = "098000001;;\n098000002\n098000003;test1\n";
    expect((await refused(upload(file))).errors?.map(({ path, code }) => [path, code])).toEqual([
      ["line 1, column 2", "all_forbidden"],
      ["line 2, column 2", "all_forbidden"],
    ]);
    const problem = await refused(upload(file, "", house.admin));
    expect(problem).toMatchObject({ status: 409, code: "conflict", detail: "2 numbers for ALL campaigns" });
    expect((await listed("address=09800000")).items).toEqual([]);
    await accepted(upload(file, "&all=true", house.admin));
    const scopes = (await listed("address=%2B5989800000")).items.map(({ address, scope }) => [address, scope.kind]);
    expect(scopes).toEqual([
      ["+59898000001", "all"],
      ["+59898000002", "all"],
      ["+59898000003", "dialer"],
    ]);
    expect(await blocksOf(env.SPOOL, asked("+59898000001", { scopes: [] }))).toHaveLength(1);
  });

  test("SMS-71, SMS-73: a wrong line refuses all of them, and names of others do not exist", async () => {
    const { errors } = await refused(upload("098000009;test1\n\n098000008;cobranca;\n"));
    expect(errors?.map(({ path, code }) => [path, code])).toEqual([
      ["line 2", "blank_line"],
      ["line 3, column 2", "unknown_campaign"],
    ]);
    expect((await listed("address=098000009")).items).toEqual([]);
    expect(await refused(upload("098000009;test1", "", house.ana))).toMatchObject({ code: "forbidden" });
    const wrongName = await refused(sendFile(house.pedro, "/blacklist/uploads?name=a.txt", "098000009;test1"));
    expect(wrongName.errors?.[0]).toMatchObject({ path: "name", code: "not_csv" });
    expect((await env.FILES.list({ prefix: "lists/" })).objects).toEqual([]);
  });

  test("more lines than a statement takes come in whole", async () => {
    const numbers = Array.from({ length: 6_000 }, (_, n) => `09${7_000_000 + n};test1;`);
    expect(await accepted(upload(numbers.join("\r\n")))).toEqual({ rows: 6_000, added: 6_000, warnings: [] });
  });
});

describe("one number", () => {
  const post = (body: object, browser = house.pedro) => browser.ask<BlockedAddress>("POST", "/blacklist", body);

  test("it is blocked, found by what it begins with, and taken off with a reason, all of it in the log", async () => {
    const entry = await post({ address: "099 111 222", campaign: "sms-banco", reason: "asked by phone" });
    expect(entry).toMatchObject({
      address: "+59899111222",
      scope: { kind: "campaign", name: "sms-banco" },
      source: "agent",
      reason: "asked by phone",
      by: "pedro",
      tries: 0,
    });
    for (const typed of ["099111222", "%2B59899111", "59899111222"])
      expect((await listed(`address=${typed}`)).items.map(({ id }) => id)).toEqual([entry.id]);
    expect(await house.pedro.refused("DELETE", `/blacklist/${entry.id}`, { reason: " " })).toMatchObject({
      status: 422,
    });
    await house.pedro.ask("DELETE", `/blacklist/${entry.id}`, { reason: "asked again" });
    expect((await listed("address=099111222")).items).toEqual([]);
    const [log] = await audited("blacklist.unblock");
    expect(log).toMatchObject({ subject: `blacklist:${entry.id}`, actor_name: "pedro" });
    expect(JSON.parse(log?.before ?? "")).toMatchObject({ address: "+59899111222" });
    expect(JSON.parse(log?.after ?? "")).toEqual({ reason: "asked again" });
    expect(await house.pedro.refused("DELETE", `/blacklist/${entry.id}`, { reason: "x" })).toMatchObject({
      status: 404,
    });
  });

  test("an entry of everything is made and taken off only by who sees all", async () => {
    const everything = { address: "ANTEL", campaign: null, promotionsOnly: true, expires: "2027-01-01T00:00:00Z" };
    expect(await house.pedro.refused("POST", "/blacklist", everything)).toMatchObject({ code: "forbidden" });
    const entry = await post(everything, house.admin);
    expect(entry).toMatchObject({ address: "ANTEL", scope: { kind: "all" }, expires: "2027-01-01T00:00:00.000Z" });
    expect(await house.pedro.refused("DELETE", `/blacklist/${entry.id}`, { reason: "x" })).toMatchObject({
      code: "forbidden",
    });
    expect((await listed("address=ANTEL", house.sofia)).items).toHaveLength(1);
    await house.admin.ask("DELETE", `/blacklist/${entry.id}`, { reason: "x" });
  });

  test("decisions security groups: what others block does not exist: not in the list, by its id, by its campaign's name", async () => {
    const entry = await post({ address: "099222333", campaign: "sms-banco" });
    expect((await listed("address=099222333", house.sofia)).items).toEqual([]);
    expect(await house.sofia.refused("GET", `/blacklist/${entry.id}/tries`)).toMatchObject({ status: 404 });
    expect(await house.sofia.refused("DELETE", `/blacklist/${entry.id}`, { reason: "x" })).toMatchObject({
      status: 404,
    });
    expect(await house.sofia.refused("GET", "/blacklist?campaign=sms-banco")).toMatchObject({ status: 404 });
    const post2 = await house.sofia.refused("POST", "/blacklist", { address: "099222333", campaign: "sms-banco" });
    expect(post2.errors).toMatchObject([{ path: "campaign", code: "unknown_campaign" }]);
    expect(await house.ana.refused("GET", "/blacklist")).toMatchObject({ code: "forbidden" });
  });
});

describe("decisions STOP", () => {
  const SENDER = "sender:sms:antel";
  const stop = (verb: "opt-out" | "opt-in", address: string, at = NOW) =>
    noteOptOut(env.SPOOL, { verb, address, scope: SENDER, source: "customer", by: address, at });

  test("STOP blocks the customer for everyone who uses that sender; START takes back only what the customer said", async () => {
    const address = "+59898344484";
    await stop("opt-out", address);
    await blockAddresses(env.SPOOL, [block(address, { scope: SENDER, source: "complaint" })]);
    const by = (scopes: string[]) => blocksOf(env.SPOOL, asked(address, { scopes }));
    expect((await by([SENDER])).map(({ source }) => source).sort()).toEqual(["complaint", "customer"]);
    expect(await by(["sender:sms:6622"])).toEqual([]);
    await stop("opt-in", address, NOW + 1);
    expect((await by([SENDER])).map(({ source }) => source)).toEqual(["complaint"]);
  });

  test("a STOP that comes twice is one entry, and a START from before it takes nothing back", async () => {
    const address = "+59898344384";
    await stop("opt-out", address);
    await stop("opt-out", address);
    await stop("opt-in", address, NOW - 1);
    expect(await blocksOf(env.SPOOL, asked(address, { scopes: [SENDER] }))).toHaveLength(1);
  });

  test("whoever uses the sender sees the entry by its name; who does not, does not", async () => {
    await stop("opt-out", "+59898356484");
    const mine = (await listed("address=098356484", house.pedro)).items;
    expect(mine).toMatchObject([{ scope: { kind: "sender", channel: "sms", sender: "antel" }, source: "customer" }]);
    expect((await listed("address=098356484", house.sofia)).items).toEqual([]);
    expect((await listed("campaign=test1&source=customer", house.pedro)).items.length).toBeGreaterThan(0);
  });
});

describe("a try that was stopped", () => {
  test("decisions black list: each is counted at every entry that stops it, and kept", async () => {
    const address = "+59899777888";
    await blockAddresses(env.SPOOL, [block(address), block(address, { scope: "", source: "agent" })]);
    const row = { ...asked(address), what: `d.${test1.id}.17` };
    expect(await isBlocked(env.SPOOL, row)).toMatchObject({ address });
    expect(await isBlocked(env.SPOOL, { ...row, now: NOW + 1, what: "message:abc" })).toMatchObject({ address });
    expect(await isBlocked(env.SPOOL, { ...row, address: "+59899777889" })).toBeNull();
    const { items } = await listed("address=099777888");
    expect(items.map(({ tries, lastTry }) => [tries, lastTry])).toEqual([
      [2, "2026-11-23T15:00:00.001Z"],
      [2, "2026-11-23T15:00:00.001Z"],
    ]);
    expect(await house.admin.ask("GET", `/blacklist/${items[0]?.id}/tries`)).toEqual({
      items: [
        { at: "2026-11-23T15:00:00.001Z", what: "message:abc" },
        { at: "2026-11-23T15:00:00.000Z", what: "test1 #17" },
      ],
      nextCursor: null,
    });
  });

  test("an entry that has expired, or is of promotions only, stops and counts nothing", async () => {
    const address = "+59899777999";
    await blockAddresses(env.SPOOL, [
      block(address, { expires: NOW }),
      block(address, { source: "agent", promotionsOnly: true }),
    ]);
    expect(await isBlocked(env.SPOOL, { ...asked(address), what: "x" })).toBeNull();
    expect(await blockedRows(env.SPOOL, { upload: "none", after: 0, upTo: 9 }, asked(address))).toBe(0);
    expect((await listed("address=099777999")).items.map(({ tries }) => tries)).toEqual([0, 0]);
    expect(await isBlocked(env.SPOOL, { ...asked(address, { advertising: true }), what: "x" })).toMatchObject({
      source: "agent",
    });
  });
});

describe("what an isolate knows of the list", () => {
  const at = NOW + 60_000;

  test("an address that is put there elsewhere is known within a second, and one put there here at once", async () => {
    const known = new KnownAddresses(env.SPOOL);
    const address = "+59899777111";
    while (await known.mayHold(address, at)) await known.mayHold(address, at);
    await blockAddresses(env.SPOOL, [block(address)]);
    expect(await known.mayHold(address, at + 900)).toBe(false);
    expect(await known.mayHold(address, at + 1_100)).toBe(true);
    known.add(["+59899777112"]);
    expect(await known.mayHold("+59899777112", at + 1_100)).toBe(true);
    expect(await known.mayHold("+59899777113", at + 1_100)).toBe(false);
  });

  test("a list of more than a statement reads is gathered call by call; until then everybody may be on it", async () => {
    const many = Array.from({ length: 12_000 }, (_, n) => block(`+5989${5_000_000 + n}`, { source: "registry" }));
    await blockAddresses(env.SPOOL, many);
    const known = new KnownAddresses(env.SPOOL);
    const stranger = "+59891234567";
    expect(await known.mayHold(stranger, at)).toBe(true);
    for (let call = 0; call < 4; call++) await known.mayHold(stranger, at);
    expect(await known.mayHold(stranger, at)).toBe(false);
    for (const { address } of many) expect(await known.mayHold(address, at)).toBe(true);
  });
});

describe("the list", () => {
  async function walked(browser: Browser, query: string): Promise<BlockedAddress[]> {
    const all: BlockedAddress[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<BlockedAddress> = await listed(`${query}${after}`, browser);
      all.push(...page.items);
      cursor = page.nextCursor;
    }
    return all;
  }

  test("pages show each entry once, the newest first or by address, filtered or not, for who sees all and who does not", async () => {
    const stored = await rowsOf<{ id: number; scope: string; source: string; address: string }>(
      env.SPOOL,
      "SELECT id, scope, source, address FROM black_list ORDER BY id DESC",
    );
    const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);
    expect(ids(await walked(house.admin, "limit=199"))).toEqual(ids(stored));
    const agents = stored.filter(({ source }) => source === "agent");
    expect(ids(await walked(house.admin, "limit=2&source=agent"))).toEqual(ids(agents));
    const own = stored.filter(({ scope }) => ["", test1.id, house.banco.id, "sender:sms:antel"].includes(scope));
    expect(ids(await walked(house.pedro, "limit=200"))).toEqual(ids(own));
    const uploaded = own.filter(({ source, scope }) => source === "upload" && scope === test1.id);
    expect(ids(await walked(house.pedro, "limit=200&source=upload&campaign=test1"))).toEqual(ids(uploaded));
    const numbers = stored.filter(({ address }) => address.startsWith("+598970"));
    expect(numbers.length).toBeGreaterThan(1_000);
    const found = await walked(house.admin, "limit=200&address=%2B598970");
    expect(found.map(({ address }) => address)).toEqual(numbers.map(({ address }) => address).sort());
  });

  test("decisions recordings: it is exported whole, formulas as text, numbers as they are, and that is in the log", async () => {
    const name = '=HYPERLINK("http://x")';
    await house.pedro.ask("POST", "/blacklist", { address: "099333444", campaign: "sms-banco", reason: name });
    const answer = await house.pedro.send("GET", "/blacklist/export.csv");
    expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment/);
    const bytes = await answer.bytes();
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
    expect(lines[0]).toBe("address;kind;scope;source;promotions_only;at;by;reason;expires;tries;last_try");
    expect(lines.length - 1).toBe((await walked(house.pedro, "limit=200")).length);
    const line = lines.find((one) => one.startsWith("+59899333444;campaign;sms-banco;agent;no;"));
    expect(line).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(await audited("blacklist.export")).toHaveLength(1);
    expect((await house.ana.send("GET", "/blacklist/export.csv")).status).toBe(403);
  });
});

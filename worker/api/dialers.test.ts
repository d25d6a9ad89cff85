import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { localDay } from "../../domain/campaign/local-time.ts";
import { dialerOf, directoryOf } from "../../durable-objects/addresses.ts";
import type { Page } from "../../protocol/configuration.ts";
import type { PhoneDialerResource } from "../../protocol/dialer-fields.ts";
import type { ResultRow } from "../../protocol/dialer-results.ts";
import type { DialerBoard, DialerLine, ProgressFrame } from "../../protocol/dialers.ts";
import type { Problem } from "../../protocol/problem.ts";
import type { ScheduledMessage, SingleAccepted } from "../../protocol/single-message.ts";
import { blockAddresses } from "../../store/spool/black-list.ts";
import type { Browser } from "../../tests/acceptance/browser.ts";
import { Line, until, upgrade } from "../../tests/acceptance/line.ts";
import { accepted, type House, openHouse, openProvider, rowsOf, sendFile } from "../../tests/acceptance/lists.ts";
import type { Asked } from "../../tests/acceptance/played-carrier.ts";
import { everyMinute } from "../cron.ts";

const ALWAYS = {
  zone: "America/Montevideo",
  ranges: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "23:59" }],
};
const PATIENCE_MS = 8_000;
let house: House;
let dialers = 0;

beforeAll(async () => {
  house = await openHouse();
});

const form = (name: string, own: object = {}) => ({
  name,
  provider: "dongle",
  dialString: "3",
  interval: 0,
  campaign: "sms-banco",
  schedule: ALWAYS,
  ...own,
});

/** A dialer by its form, with an account at a carrier of its own. */
async function open(own: object = {}, by: Browser = house.pedro): Promise<PhoneDialerResource> {
  const name = `bulk${++dialers}`;
  const url = `https://${name}.carrier.test/send?to=\${phone}&text=\${message}&id=\${id}`;
  await openProvider({ name, settings: { url, pattern: "^09[0-9]{7}$", rate: 0, numberFormat: "national" } });
  return by.ask("POST", "/dialers", form(name, { provider: name, ...own }));
}

async function asked(name: string): Promise<(string | null)[]> {
  const all: Asked[] = await (await fetch(`https://control.carrier.test/${name}`)).json();
  return all.map(({ url }) => new URL(url).searchParams.get("to"));
}

function list(name: string, ...lines: string[]): Promise<{ uploadId: string }> {
  const file = lines.map((line) => `${name};${line}`).join("\r\n");
  return accepted(
    sendFile(house.pedro, `/dialers/${name}/uploads?name=LIST${crypto.randomUUID().slice(0, 8)}.csv`, file),
  );
}

async function shows(name: string, pleases: (board: DialerBoard) => boolean): Promise<DialerBoard> {
  let board = await house.pedro.ask<DialerBoard>("GET", `/dialers/${name}/progress`);
  await until(async () => {
    board = await house.pedro.ask("GET", `/dialers/${name}/progress`);
    return pleases(board);
  }, PATIENCE_MS).catch((error: Error) => {
    throw new Error(`${error.message}: ${JSON.stringify(board)}`);
  });
  return board;
}

const at = ({ errors = [] }: Problem) => errors.map(({ path, code }) => `${path} ${code}`).toSorted();

describe("SMS-40: making a dialer", () => {
  test("SMS-42, SMS-43, SMS-44, SMS-45, SMS-48: all that is missing is said at once, in the words of the form", async () => {
    const problem = await house.pedro.refused("POST", "/dialers", { name: "no spaces please" });
    expect(problem.errors?.map(({ path, detail }) => [path, detail])).toEqual([
      ["name", "Campaign name allows characters A-Z, 0-9, _ , - and at most 64 of them"],
      ["provider", "Missing SMS Provider"],
      ["dialString", "Must type dial string"],
      ["interval", "Must type time between messages"],
    ]);
  });

  test("SMS-47, SMS-49: it keeps its hours and all else that was chosen", async () => {
    const chosen = {
      schedule: { zone: "America/Santiago", ranges: [{ days: ["sat"], from: "22:00", to: "01:59" }] },
      interval: 0.5,
      purpose: "advertising",
      orderByPriority: false,
      contactHours: { from: "08:00", to: "20:59" },
      startDate: "2026-12-01",
      endDate: "2026-12-24",
    };
    const { id: _, ...made } = await open(chosen);
    expect(made).toMatchObject({ ...chosen, campaign: "sms-banco", channel: "sms", version: 1 });
    expect(await house.pedro.ask("GET", `/dialers/${made.name}`)).toMatchObject(chosen);
  });

  test.each([
    ["a provider that there is not", { provider: "nobody" }, ["provider unknown"]],
    ["a campaign that one may not see", { campaign: "sms-norte" }, ["campaign unknown"]],
    ["no campaign, by who does not see all", { campaign: null }, ["campaign needed"]],
    ["an end before its start", { startDate: "2026-12-02", endDate: "2026-12-01" }, ["endDate before_start"]],
    ["a template for SMS", { template: { name: "hola", language: "es" } }, ["template unfit"]],
    ["two of them", { provider: "nobody", campaign: "sms-norte" }, ["campaign unknown", "provider unknown"]],
  ])("%s is refused", async (_, own, errors) => {
    expect(at(await house.pedro.refused("POST", "/dialers", form(`wrong${++dialers}`, own)))).toEqual(errors);
  });

  test("WA-4: one of WhatsApp needs a template that was approved", async () => {
    const secrets = { token: "t" };
    await openProvider({ name: "wa", type: "twilio-whatsapp", settings: { account: "AC1", from: "+1" }, secrets });
    const own = { provider: "wa", campaign: null };
    expect(at(await house.admin.refused("POST", "/dialers", form("wa1", own)))).toEqual(["template needed"]);
    const template = { name: "hola", language: "es" };
    expect(at(await house.admin.refused("POST", "/dialers", form("wa1", { ...own, template })))).toEqual([
      "template unknown",
    ]);
    await env.CONFIG.prepare(
      `INSERT INTO templates (provider_id, name, language, status, category, body, parameters, synced_at)
       SELECT id, 'hola', 'es', 'approved', 'utility', 'Hola {{1}}', 1, 0 FROM providers WHERE name = 'wa'`,
    ).run();
    expect(await house.admin.ask("POST", "/dialers", form("wa1", { ...own, template }))).toMatchObject({
      channel: "whatsapp",
      template,
    });
  });

  test("a form that somebody else has replaced meanwhile, and a name that is taken, are refused", async () => {
    const { name, version, provider } = await open();
    const change = form(name, { provider, dialString: "4", version });
    expect(await house.pedro.ask("PUT", `/dialers/${name}`, change)).toMatchObject({ dialString: "4", version: 2 });
    expect((await house.pedro.refused("PUT", `/dialers/${name}`, change)).code).toBe("conflict");
    expect((await house.pedro.refused("POST", "/dialers", form(name.toUpperCase()))).code).toBe("name_taken");
  });
});

describe("who sees and runs it", () => {
  test("SEC-5: elsewhere a dialer does not exist; one without a campaign is for who sees all", async () => {
    const [mine, everyones] = [await open(), await open({ campaign: null }, house.admin)];
    for (const [browser, name] of [
      [house.sofia, mine.name],
      [house.pedro, everyones.name],
    ] as const) {
      for (const [method, path] of DOORS) {
        const { code } = await browser.refused(method, `/dialers/${name}${path}`, bodyOf(path));
        expect(`${method} ${path} ${code}`).toBe(`${method} ${path} not_found`);
      }
      const { items } = await browser.ask<Page<DialerLine>>("GET", "/dialers?limit=200");
      expect(items.map((line) => line.name)).not.toContain(name);
    }
    for (const [method, path] of DOORS)
      expect((await house.ana.refused(method, `/dialers/${mine.name}${path}`, bodyOf(path))).code).toBe("forbidden");
  });

  const DOORS = [
    ["GET", ""],
    ["PUT", ""],
    ["DELETE", ""],
    ["POST", "/start"],
    ["POST", "/stop"],
    ["DELETE", "/unprocessed"],
    ["POST", "/messages"],
    ["GET", "/progress"],
    ["GET", "/results"],
    ["GET", "/results.csv"],
  ] as const;
  const bodyOf = (path: string) =>
    path === "/messages" ? { id: "message-1", destination: "098344484", message: "Hola" } : undefined;

  test("SMS-110: all of them stand in one table, each with its board", async () => {
    const { name, id } = await open();
    const { items } = await house.pedro.ask<Page<DialerLine>>("GET", "/dialers?limit=200");
    const line = items.find((one) => one.name === name);
    expect(line?.board).toMatchObject({ dialer: id, name, enabled: true, started: false, waitingFor: "stopped" });
    expect(items.map((one) => one.name)).toEqual(items.map((one) => one.name).toSorted());
  });
});

describe("running it", () => {
  test("story 4: what is uploaded leaves by itself, and the figures follow", async () => {
    const { name, id } = await open();
    await blockAddresses(env.SPOOL, [block("+59899635199", id)]);
    await house.pedro.ask("POST", `/dialers/${name}/start`);
    await list(
      name,
      "098344484;This is my SMS;9999",
      "098344384;Hey World!;9999;",
      "98356484;Hey World!;9999",
      "098378984;Hey World!;9999",
      "23578408;Hey World!;9999",
      "099635199;Mensaje de prueba2;9999",
    );
    const { counters } = await shows(
      name,
      (board) => board.counters.notProcessed === 0 && board.counters.uploaded === 6,
    );
    expect(counters).toMatchObject({ processed: 4, blocked: 1, other: 1 });
    expect((await asked(name)).toSorted()).toEqual(["098344384", "098344484", "098356484", "098378984"]);
  });

  test("SMS-46, SMS-111: a disabled one is not started, and says why", async () => {
    const { name } = await open({ enabled: false });
    expect(await house.pedro.refused("POST", `/dialers/${name}/start`)).toMatchObject({
      code: "dialer_disabled",
      status: 409,
    });
    expect(await house.pedro.ask("GET", `/dialers/${name}/progress`)).toMatchObject({ enabled: false, started: false });
  });

  test("a registry that has expired holds advertising back", async () => {
    const { name, id } = await open({ purpose: "advertising" });
    await blockAddresses(env.SPOOL, [{ ...block("+59899000222", id), source: "registry", expires: 1 }]);
    expect((await house.pedro.refused("POST", `/dialers/${name}/start`)).code).toBe("registry_expired");
  });

  test("SMS-117, SMS-118: stopping and deleting; who did it stands in the audit log", async () => {
    const { name, id } = await open();
    await list(name, "098344484;Hola;1", "098378984;Hola;1");
    await shows(name, ({ counters }) => counters.notProcessed === 2);
    await house.pedro.ask("POST", `/dialers/${name}/stop`);
    await house.pedro.ask("DELETE", `/dialers/${name}/unprocessed`);
    await shows(name, ({ counters }) => counters.uploaded === 0);
    const lines = () =>
      rowsOf<{ action: string; actor: string }>(
        env.CONFIG,
        "SELECT action, actor_name AS actor FROM audit WHERE subject = ? AND action <> 'dialer.upload' ORDER BY id",
        `dialer:${id}`,
      );
    await until(async () => (await lines()).length >= 3, PATIENCE_MS);
    expect(await lines()).toEqual(
      ["dialer.create", "dialer.stop", "dialer.delete-unprocessed"].map((action) => ({ action, actor: "pedro" })),
    );
  });

  test("a deleted one is gone, sends nothing, and its name is free", async () => {
    const { name, id } = await open();
    await house.pedro.ask("POST", `/dialers/${name}/start`);
    await house.pedro.ask("DELETE", `/dialers/${name}`);
    await directoryOf(env).changed();
    expect(await dialerOf(env, id).board()).toMatchObject({ enabled: false, started: false, waitingFor: "disabled" });
    expect((await house.pedro.refused("GET", `/dialers/${name}`)).code).toBe("not_found");
    expect(await house.pedro.ask("POST", "/dialers", form(name))).toMatchObject({ name });
  });

  test("SMS-123: the board comes by a socket, to the portal's own pages alone", async () => {
    const { name } = await open();
    const path = `/dialers/${name}/progress/socket`;
    const foreign = await house.pedro.send("GET", path, undefined, { ...upgrade, Origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    expect((await house.sofia.send("GET", path, undefined, upgrade)).status).toBe(404);
    const line = new Line<ProgressFrame>(await house.pedro.send("GET", path, undefined, upgrade));
    expect((await line.until("hello")).name).toBe(name);
    await list(name, "098344484;Hola;1");
    await line.until("board", ({ counters }) => counters.notProcessed === 1, PATIENCE_MS);
    await house.pedro.ask("POST", `/dialers/${name}/start`);
    await line.until("board", ({ counters }) => counters.processed === 1, PATIENCE_MS);
  });
});

describe("single messages", () => {
  const single = (own: object = {}) => ({ id: crypto.randomUUID(), destination: "098344484", message: "Hola", ...own });

  test("SMS-120: one leaves through the dialer, and the same again is harmless", async () => {
    const { name } = await open();
    const message = single({ message: "¿Qué tal, María? Mañana a las nueve" });
    const sent = await house.pedro.ask<SingleAccepted>("POST", `/dialers/${name}/messages`, message);
    await house.pedro.ask("POST", `/dialers/${name}/messages`, message);
    expect(sent).toEqual({ id: message.id, at: null, segments: 1 });
    await shows(name, ({ counters }) => counters.processed === 1);
    await house.pedro.ask("POST", `/dialers/${name}/messages`, message);
    await scheduler.wait(200);
    expect(await asked(name)).toEqual(["098344484"]);
  });

  test("what the provider does not write to, or no phone can show, is refused at its field", async () => {
    const { name } = await open();
    const problem = await house.pedro.refused("POST", `/dialers/${name}/messages`, single({ destination: "23578408" }));
    expect([problem.code, ...at(problem)]).toEqual(["invalid_number", "destination number"]);
    for (const [own, wrong] of [
      [{ subject: "Aviso" }, "subject unfit"],
      [{ message: "" }, "message needed"],
      [{ message: "x".repeat(2_001) }, "message too_big"],
    ] as const)
      expect(at(await house.pedro.refused("POST", `/dialers/${name}/messages`, single(own)))).toEqual([wrong]);
  });

  test("SMS-58: one of a set time leaves when cron has moved it", async () => {
    const { name } = await open();
    const later = new Date(Date.now() + 60_000).toISOString();
    await house.pedro.ask("POST", `/dialers/${name}/messages`, single({ at: later }));
    await everyMinute(env, Date.now());
    await scheduler.wait(100);
    expect(await asked(name)).toEqual([]);
    await everyMinute(env, Date.parse(later));
    await shows(name, ({ counters }) => counters.processed === 1);
    const tooLate = new Date(Date.now() + 400 * 86_400_000).toISOString();
    expect(at(await house.pedro.refused("POST", `/dialers/${name}/messages`, single({ at: tooLate })))).toEqual([
      "at too_late",
    ]);
  });

  test("SMS-58: one of a set time is seen and taken back by who sees the dialer, and then is not sent", async () => {
    const { name } = await open();
    const later = new Date(Date.now() + 60_000).toISOString();
    const [kept, gone] = [single({ at: later }), single({ at: later, destination: "098344999" })];
    for (const message of [kept, gone]) await house.pedro.ask("POST", `/dialers/${name}/messages`, message);
    const waiting = () => house.pedro.ask<Page<ScheduledMessage>>("GET", `/dialers/${name}/scheduled`);
    expect((await waiting()).items.map(({ id, by }) => [id, by]).toSorted()).toEqual(
      [kept, gone].map(({ id }) => [id, "pedro"]).toSorted(),
    );
    const path = `/dialers/${name}/scheduled/${gone.id}`;
    expect((await house.sofia.refused("DELETE", path)).status).toBe(404);
    await house.pedro.ask("DELETE", path);
    expect((await house.pedro.refused("DELETE", path)).code).toBe("not_found");
    expect((await waiting()).items.map(({ id }) => id)).toEqual([kept.id]);
    await everyMinute(env, Date.parse(later));
    const board = await shows(name, ({ counters }) => counters.processed === 1);
    expect([board.counters.uploaded, await asked(name)]).toEqual([1, ["098344484"]]);
  });

  test("SMS-58: one is taken back only once the audit log has who did it, and what waits no more leaves no line", async () => {
    const { name, id } = await open();
    const message = single({ at: new Date(Date.now() + 60_000).toISOString() });
    await house.pedro.ask("POST", `/dialers/${name}/messages`, message);
    const path = `/dialers/${name}/scheduled/${message.id}`;
    await env.CONFIG.exec(
      "CREATE TRIGGER no_log BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'the log takes nothing'); END",
    );
    const refused = await house.pedro.refused("DELETE", path).finally(() => env.CONFIG.exec("DROP TRIGGER no_log"));
    expect(refused.status).toBeGreaterThanOrEqual(500);
    expect((await house.pedro.ask<Page<ScheduledMessage>>("GET", `/dialers/${name}/scheduled`)).items).toHaveLength(1);
    await house.pedro.ask("DELETE", path);
    expect((await house.pedro.refused("DELETE", path)).code).toBe("not_found");
    const lines = env.CONFIG.prepare(
      "SELECT actor_name AS who FROM audit WHERE action = 'dialer.cancel' AND subject = ?",
    );
    expect((await lines.bind(`dialer:${id}`).all()).results).toEqual([{ who: "pedro" }]);
  });

  test("SMS-120: the same again gets the first answer, though its number has been put on the black list since", async () => {
    const { name, id } = await open();
    const message = single({ destination: "098344888" });
    const send = () => house.pedro.ask<SingleAccepted>("POST", `/dialers/${name}/messages`, message);
    const first = await send();
    const by = { by: "pedro", reason: "", expires: null, promotionsOnly: false, at: 1, source: "customer" } as const;
    await blockAddresses(env.SPOOL, [{ address: "+59898344888", scope: id, ...by }]);
    expect(await send()).toEqual(first);
    await shows(name, ({ counters }) => counters.processed + counters.blocked === 1);
    expect(await send()).toEqual(first);
    const tries = env.SPOOL.prepare(
      "SELECT what FROM blocked_tries WHERE address = '+59898344888' AND what LIKE 'message:%'",
    );
    expect((await tries.all()).results).toEqual([]);
    const lines = env.CONFIG.prepare("SELECT count(*) AS n FROM audit WHERE action = 'dialer.message' AND subject = ?");
    expect(await lines.bind(`dialer:${id}`).first("n")).toBe(1);
  });

  test("SMS-120: one to a number of the black list is refused there and then, and is a blocked try", async () => {
    const { name, id } = await open();
    const address = "+59898344777";
    const by = { by: "pedro", reason: "", expires: null, promotionsOnly: false, at: 1, source: "customer" } as const;
    await blockAddresses(env.SPOOL, [{ address, scope: id, ...by }]);
    const message = single({ destination: "098344777" });
    const problem = await house.pedro.refused("POST", `/dialers/${name}/messages`, message);
    expect([problem.status, problem.code]).toEqual([409, "black_listed"]);
    const tries = await env.SPOOL.prepare("SELECT tries FROM black_list WHERE address = ? AND scope = ?")
      .bind(address, id)
      .first<number>("tries");
    expect(tries).toBe(1);
    expect((await shows(name, () => true)).counters.uploaded).toBe(0);
  });
});

test("cron wakes a dialer that nobody has told of its list", async () => {
  const { name, id } = await open();
  await house.pedro.ask("POST", `/dialers/${name}/start`);
  await shows(name, ({ waitingFor }) => waitingFor === "nothing-to-send");
  await env.SPOOL.batch([
    env.SPOOL.prepare(
      "INSERT INTO uploads (id, dialer, file, hash, rows, state, position, at, by) VALUES ('quiet', ?, 'Q.csv', 'q', 1, 'accepted', 9, 0, 'x')",
    ).bind(id),
    env.SPOOL.prepare(
      "INSERT INTO sms_spool (upload, dialer, state, priority, destiny, address, message, data) VALUES ('quiet', ?, 1, 0, '098344484', '+59898344484', 'Hola', '[]')",
    ).bind(id),
  ]);
  await everyMinute(env, Date.now());
  await shows(name, ({ counters }) => counters.processed === 1);
});

describe("SMS-122: what became of each row", () => {
  test("by list and by state, page by page, with the hour and the reason", async () => {
    const { name, id } = await open();
    await blockAddresses(env.SPOOL, [block("+59899635199", id)]);
    const { uploadId } = await list(name, "098344484;Hola;1", "099635199;Hola;1", "23578408;Hola;1");
    await list(name, "098378984;Hola;1");
    await house.pedro.ask("POST", `/dialers/${name}/start`);
    await shows(name, ({ counters }) => counters.notProcessed === 0 && counters.uploaded === 4);
    await until(
      async () => (await all(name, `&upload=${uploadId}`)).every(({ state }) => state !== "sending"),
      PATIENCE_MS,
    );
    const rows = await all(name, `&upload=${uploadId}`);
    expect(rows.map(({ destiny, state, reason }) => [destiny, state, reason])).toEqual([
      ["098344484", "processed", ""],
      ["099635199", "blocked", "black list: customer"],
      ["23578408", "other", "Not a number that this provider writes to"],
    ]);
    expect(rows.every(({ doneAt }) => Math.abs(Date.now() - Date.parse(doneAt ?? "")) < 60_000)).toBe(true);
    expect((await all(name)).map(({ destiny }) => destiny)).toEqual([
      "098344484",
      "099635199",
      "23578408",
      "098378984",
    ]);
    expect((await all(name, "&state=blocked")).map(({ destiny }) => destiny)).toEqual(["099635199"]);
  });

  test("by the days on which it became of them, of the zone that is asked for, as the report counts them", async () => {
    const { name } = await open();
    await list(name, "098344484;Hola;1", "23578408;Hola;1");
    await house.pedro.ask("POST", `/dialers/${name}/start`);
    await shows(name, ({ counters }) => counters.notProcessed === 0 && counters.uploaded === 2);
    await until(async () => (await all(name)).every(({ state }) => state !== "sending"), PATIENCE_MS);
    const zone = "America/Montevideo";
    const days = (ms: number) => `&from=${localDay(zone, ms)}&to=${localDay(zone, ms)}&zone=${zone}`;
    const [{ doneAt } = { doneAt: null }] = await all(name, "&state=other");
    const day = days(Date.parse(doneAt ?? ""));
    expect((await all(name, `&state=other${day}`)).map(({ destiny }) => destiny)).toEqual(["23578408"]);
    expect(await all(name, `&state=other${days(Date.parse(doneAt ?? "") - 86_400_000)}`)).toEqual([]);
    const file = await house.pedro.send("GET", `/dialers/${name}/results.csv?state=other${day}`);
    expect((await file.text()).split("\r\n").filter((line) => line.includes("23578408"))).toHaveLength(1);
  });

  test.each([
    ["from=2026-11-23", "to custom"],
    ["from=2026-11-23&to=2026-11-22", "to custom"],
    ["from=2020-01-01&to=2026-11-22", "to custom"],
    ["from=23.11.2026&to=2026-11-23", "from invalid_format"],
    ["from=2026-11-23&to=2026-11-23&zone=Mars/Base", "zone"],
    ["told=read", "told"],
  ])("%s is refused at its field", async (query, wrong) => {
    const { name } = await open();
    for (const door of ["results", "results.csv"]) {
      const problem = await house.pedro.refused("GET", `/dialers/${name}/${door}?${query}`);
      expect(problem.code).toBe("invalid_input");
      expect(at(problem).join()).toContain(wrong);
    }
  });

  test("as CSV: formulas are text, numbers with + stay", async () => {
    const { name } = await open();
    await list(name, '+59898344484;"=HYPERLINK(""http://x"")";1', "+59898378984;+1 gratis;1");
    await shows(name, ({ counters }) => counters.notProcessed === 2);
    const answer = await house.pedro.send("GET", `/dialers/${name}/results.csv`);
    expect(answer.headers.get("Content-Disposition")).toBe(`attachment; filename="${name}-results.csv"`);
    const [head, first, second] = (await answer.text()).split("\r\n");
    expect(head).toContain("destination;address;message");
    expect(first).toContain(`;+59898344484;+59898344484;"'=HYPERLINK(""http://x"")";`);
    expect(second).toContain(";+59898378984;+59898378984;'+1 gratis;");
  });

  async function all(name: string, query = ""): Promise<ResultRow[]> {
    const rows: ResultRow[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Page<ResultRow> = await house.pedro.ask(
        "GET",
        `/dialers/${name}/results?limit=2${query}${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      rows.push(...page.items);
      cursor = page.nextCursor;
    }
    return rows;
  }
});

function block(address: string, scope: string) {
  const by = { by: "x", reason: "", expires: null as number | null, promotionsOnly: false };
  return { address, scope, source: "customer" as "customer" | "registry", at: Date.now(), ...by };
}

import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { MOST_AT_ONCE } from "../../domain/access/call-rate.ts";
import { callLedgerOf, directoryOf, queueOf } from "../../durable-objects/addresses.ts";
import { conversationName } from "../../durable-objects/conversation-name.ts";
import type { CampaignResource } from "../../protocol/configuration.ts";
import type { KeyDraft, KeyResource, NewKey } from "../../protocol/keys.ts";
import type { MailAccepted } from "../../protocol/mail-messages.ts";
import type { Problem } from "../../protocol/problem.ts";
import type { MessageState, SmsAccepted } from "../../protocol/sms-messages.ts";
import { createToken, sweepTokens } from "../../store/access/tokens.ts";
import { findUser } from "../../store/access/users.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { blockAddresses } from "../../store/spool/black-list.ts";
import { moveDue } from "../../store/spool/scheduler.ts";
import { Browser, PASSWORD } from "../../tests/acceptance/browser.ts";
import { TestConversation } from "../../tests/acceptance/conversation.ts";
import { askedOf } from "../../tests/acceptance/customer.ts";
import { firstHeld } from "../../tests/acceptance/held-mail.ts";
import { post } from "../../tests/acceptance/letter.ts";
import { until } from "../../tests/acceptance/line.ts";
import { type House, openDialer, openHouse, openProvider, rowsOf } from "../../tests/acceptance/lists.ts";
import { type MailCentre, openMailCentre, sentBy } from "../../tests/acceptance/mail-centre.ts";
import { Program } from "../../tests/acceptance/program.ts";

const SEND = "/SMS/SendSMS";
const HOUR_MS = 3_600_000;
const nobody = new Program(null);

let house: House;
let test1 = { id: "", name: "" };
let numbers = 0;

beforeAll(async () => {
  house = await openHouse();
  test1 = await openDialer("test1", house.dongle, house.banco);
  await openDialer("suelto", house.dongle, null);
  const other = await openProvider({
    name: "otro",
    settings: { url: "https://otro.carrier.test/?to=${phone}&text=${message}" },
  });
  await openDialer("norte-sms", other, house.norte);
  const banco = await house.admin.ask<CampaignResource>("GET", "/campaigns/sms-banco");
  const { id: _, caseCode: __, channel: ___, ...form } = banco;
  await house.admin.ask("PUT", "/campaigns/sms-banco", { ...form, provider: house.dongle.id });
  await directoryOf(env).changed();
});

/** A mobile that nobody has written to yet; those below are named by tests to which nothing may leave. */
const mobile = () => `09${8_500_000 + ++numbers}`;
let to = "";
afterEach(() => vi.useRealTimers());
beforeEach(() => {
  to = mobile();
});

const key = (draft: Partial<KeyDraft>) =>
  house.admin.ask<NewKey>("POST", "/keys", { name: "IVR", scopes: ["messages"], ...draft });
const program = async (draft: Partial<KeyDraft> = {}) => new Program(`Bearer ${(await key(draft)).key}`);
const seed = () => program({ campaigns: ["sms-banco"], defaultCampaign: "test1" });

async function tokenOf(user: string, password = PASSWORD, more: Record<string, string> = {}): Promise<string> {
  const answer = await nobody.form("/auth/getUserToken", { user, password, ...more });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json<string[]>()).at(-1) ?? "";
}

/** A token without the work of looking at a password. */
async function given(username: string): Promise<string> {
  const user = await findUser(env.CONFIG, username);
  if (user === null) throw new Error(`there is no ${username}`);
  return createToken(env.CONFIG, user, null);
}

const said = async (answer: Response | Promise<Response>) => {
  const { status, headers } = await answer;
  return [status, await (await answer).text(), headers.get("Deskline-Problem")];
};

/** What the carrier of `dongle` was asked to send to a number. */
async function carried(number = to): Promise<string[]> {
  const asked = (await askedOf("gateway")).map(({ url }) => new URL(url).searchParams);
  return asked.filter((query) => query.get("to") === number).map((query) => query.get("text") ?? "");
}
const arrives = (text: string, number = to) => until(async () => (await carried(number)).includes(text));
const tokens = () => rowsOf<{ hash: string }>(env.CONFIG, "SELECT * FROM api_tokens");

describe("a token for user and password", { timeout: 30_000 }, () => {
  test("API-1: it is the last of a list, base64 of user and uuid, and only its hash is kept", async () => {
    const token = await tokenOf("pedro");
    expect(atob(token)).toMatch(/^pedro:[0-9a-f-]{36}$/);
    expect(JSON.stringify(await tokens())).not.toContain(token);
    const noted = await rowsOf(env.CONFIG, "SELECT action FROM audit WHERE action = 'token.create'");
    expect(noted.length).toBeGreaterThan(0);
  });

  test("API-1: every error is 0: a wrong password, an unknown user, an agent, a disabled user, half a form", async () => {
    const user = { name: "Gone", role: "supervisor", password: PASSWORD, confirm: PASSWORD };
    await house.admin.ask("POST", "/users", { ...user, username: "gone" });
    await house.admin.ask("PUT", "/users/gone", { name: "Gone", role: "supervisor", disabled: true });
    const wrong: [Record<string, string>, number][] = [
      [{ user: "pedro", password: "not his" }, 401],
      [{ user: "nobody", password: PASSWORD }, 401],
      [{ user: "gone", password: PASSWORD }, 401],
      [{ user: "ana", password: PASSWORD }, 403],
      [{ user: "pedro" }, 422],
      [{ user: "pedro", password: PASSWORD, campaign: "norte-sms" }, 422],
    ];
    for (const [form, status] of wrong) {
      const answer = await nobody.form("/auth/getUserToken", form);
      expect([answer.status, await answer.text()], JSON.stringify(form)).toEqual([status, "0"]);
    }
    const noted = await rowsOf(
      env.CONFIG,
      "SELECT 1 FROM audit WHERE action = 'sign-in.refused' AND actor_name = 'pedro'",
    );
    expect(noted).toHaveLength(1);
  });

  test("API-1: guesses count as those of the portal's sign-in, and lock it too", async () => {
    const guard = env.SIGN_IN_GUARD.getByName(keyedName(env.NAME_SECRET, "sign-in", "pedro"));
    for (let n = 0; n < 4; n++) expect(await guard.attempt({ of: "user" })).toBe(0);
    const ask = (password: string) => nobody.form("/auth/getUserToken", { user: "pedro", password });
    expect((await ask("the fifth guess")).status).toBe(401);
    const locked = await ask(PASSWORD);
    expect([locked.status, await locked.text()]).toEqual([429, "0"]);
    expect(Number(locked.headers.get("Retry-After"))).toBeGreaterThan(0);
    const portal = await house.ana.refused("POST", "/auth/sign-in/username", { username: "pedro", password: PASSWORD });
    expect(portal.code).toBe("locked_out");
    await guard.forget();
  });

  test("API-2: it opens calls as Basic until EndSession, a new password, or the user is disabled", async () => {
    const user = { name: "Robot", role: "supervisor", groups: ["Banco Sur"] };
    await house.admin.ask("POST", "/users", { ...user, username: "robot", password: PASSWORD, confirm: PASSWORD });
    const sends = async (token: string) =>
      (await new Program(`Basic ${token}`).form(SEND, { destination: to, message: "x" })).status;

    const first = await tokenOf("robot");
    const second = await given("robot");
    expect(await sends(first)).toBe(200);
    expect(await said(nobody.form("/auth/EndSession", { user: "pedro", token: first }))).toEqual([
      401,
      "ERROR",
      "unauthenticated",
    ]);
    expect(await said(nobody.form("/auth/EndSession", { user: "robot", token: first }))).toEqual([200, "OK", null]);
    expect([await sends(first), await sends(second)]).toEqual([401, 200]);

    await house.admin.ask("PUT", "/users/robot/password", {
      password: "another long one",
      confirm: "another long one",
    });
    expect(await sends(second)).toBe(401);
    const third = await given("robot");
    expect(await sends(third)).toBe(200);
    await house.admin.ask("PUT", "/users/robot", { ...user, disabled: true });
    expect(await sends(third)).toBe(401);
    expect(await sends(btoa("robot:00000000-0000-4000-8000-000000000000"))).toBe(401);
  });

  test("API-2: twelve hours without a call end it, and seven days in any case", async () => {
    const [idle, old, good] = [await given("sofia"), await given("sofia"), await given("sofia")];
    const now = Date.now();
    const set = (token: string, column: string, at: number) =>
      env.CONFIG.prepare(`UPDATE api_tokens SET ${column} = ? WHERE hash = ?`).bind(at, hashes.get(token)).run();
    const hashes = new Map<string, string>();
    for (const token of [idle, old]) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
      hashes.set(token, digest.toHex());
    }
    await set(idle, "last_used_at", now - 12 * HOUR_MS - 1);
    await set(old, "created_at", now - 7 * 24 * HOUR_MS - 1);
    const status = async (token: string) =>
      (await new Program(`Basic ${token}`).form(SEND, { destination: to, message: "x", campaign: "norte-sms" })).status;
    expect([await status(idle), await status(old), await status(good)]).toEqual([401, 401, 200]);
    await sweepTokens(env.CONFIG, now);
    const left = new Set((await tokens()).map(({ hash }) => hash));
    expect([...hashes.values()].filter((hash) => left.has(hash))).toEqual([]);
  });
});

describe("SendSMS", () => {
  test("API-6, story 4: the seed's address with its token is OK, and the carrier gets the text", async () => {
    const token = await tokenOf("pedro", PASSWORD, { campaign: "test1" });
    const path = `/Integra/resources/SMS/SendSMS/destination=${to}&message=Mensaje%20de%20prueba2&api=dongle`;
    expect(await said(nobody.get(path))).toEqual([401, "ERROR", "unauthenticated"]);
    expect(await said(new Program(`Basic ${token}`).get(path))).toEqual([200, "OK", null]);
    await arrives("Mensaje de prueba2");
    expect(await carried()).toEqual(["Mensaje de prueba2"]);
  });

  test("API-6, story 4: to a blocked number it is ERROR, nothing leaves, and the try is counted", async () => {
    const blocked = { address: "+59899635199", scope: test1.id, source: "upload", promotionsOnly: false } as const;
    await blockAddresses(env.SPOOL, [{ ...blocked, at: Date.now(), by: "x", reason: "", expires: null }]);
    const ivr = await seed();
    const path = "/Integra/resources/SMS/SendSMS/destination=099635199&message=Mensaje%20de%20prueba2&api=dongle";
    expect(await said(ivr.get(path))).toEqual([409, "ERROR", "black_listed"]);
    const [entry] = await rowsOf(env.SPOOL, "SELECT tries FROM black_list WHERE address = '+59899635199'");
    expect(entry).toEqual({ tries: 1 });
    await until(
      async () =>
        (await rowsOf(env.CONFIG, "SELECT 1 FROM audit WHERE action = 'call.refused' AND after LIKE '%black_listed%'"))
          .length === 1,
    );
    expect(await carried("099635199")).toEqual([]);
  });

  test("what is wrong stands in words beside the code, in letters that a header may carry", async () => {
    const answer = await (await seed()).form(SEND, { destination: to, message: "x", campaign: "campaña" });
    expect([answer.status, await answer.text()]).toEqual([422, "ERROR"]);
    expect(answer.headers.get("Deskline-Reason")).toBe("There is no SMS campaign or dialer campana");
  });

  test("API-3: by POST with destination, message, campaign and agent: signed by the agent", async () => {
    const form = { destination: to, message: "Su turno es mañana a las 10+15", campaign: "sms-banco", agent: "ana" };
    const [status, word] = await said((await seed()).form(SEND, form));
    expect([status, word]).toEqual([200, "OK"]);
    await arrives(form.message);
  });

  test("API-4, API-5: SendSMSv2 answers with the id that tells its state; SendPOSTSMS takes the account by its type", async () => {
    const ivr = await seed();
    const answer = await ivr.form("/SMS/SendSMSv2", { destination: to, message: "uno" });
    expect(answer.status).toBe(200);
    const { id } = await answer.json<{ id: string }>();
    await arrives("uno");
    await until(async () => (await (await ivr.get(`/api/messages/${id}`)).json<MessageState>()).state === "sent");
    const bad = await ivr.form("/SMS/SendSMSv2", { destination: "6622", message: "uno" });
    expect([bad.status, (await bad.json<Problem>()).code]).toEqual([422, "invalid_number"]);
    const token = new Program(`Basic ${await given("pedro")}`);
    expect((await (await token.get(`/api/messages/${id}`)).json<MessageState>()).id).toBe(id);
    expect((await new Program(`Basic ${await given("sofia")}`).get(`/api/messages/${id}`)).status).toBe(404);
    expect((await token.json("/api/messages/sms", { destination: to, message: "tres" })).status).toBe(401);

    expect(await said(ivr.form("/SMS/SendPOSTSMS", { destination: to, message: "dos", api: "URL GET" }))).toEqual([
      200,
      "OK",
      null,
    ]);
    await arrives("dos");
  });

  test.each<[string, string, string]>([
    ["encoded separators", "a%2Fb%26c%3Dd%2Be%3Ff%25", "a/b&c=d+e?f%"],
    ["separators that nobody encoded", "pan & agua=2 24/12?", "pan & agua=2 24/12?"],
    ["a line break", "uno%0Ados", "uno\ndos"],
    ["Windows-1252", "ma%F1ana", "mañana"],
  ])("API-6: a message with %s arrives as it was meant", async (_, raw, text) => {
    const path = `/Integra/resources/SMS/SendSMS/destination=${to}&message=${raw}&api=dongle`;
    expect(await said((await seed()).get(path))).toEqual([200, "OK", null]);
    await arrives(text);
  });

  test.each<[string, Record<string, string> | string, number, string]>([
    ["no destination", { message: "x" }, 422, "invalid_input"],
    ["no message", { destination: "098000001" }, 422, "invalid_input"],
    ["an empty message", { destination: "098000001", message: "  " }, 422, "invalid_input"],
    [
      "a message longer than any carrier takes",
      { destination: "098000001", message: "x".repeat(5_000) },
      422,
      "invalid_input",
    ],
    [
      "a message longer than this carrier takes",
      { destination: "098000001", message: "x".repeat(3_900) },
      413,
      "too_large",
    ],
    ["a landline", { destination: "24001234", message: "x" }, 422, "invalid_number"],
    ["letters", { destination: "abc", message: "x" }, 422, "invalid_number"],
    ["a short code", { destination: "6622", message: "x" }, 422, "invalid_number"],
    ["an unknown campaign", { destination: "098000001", message: "x", campaign: "nada" }, 422, "invalid_input"],
    ["a webchat campaign's name", { destination: "098000001", message: "x", campaign: "web" }, 422, "invalid_input"],
    ["a foreign campaign", { destination: "098000001", message: "x", campaign: "norte-sms" }, 422, "invalid_input"],
    ["a foreign account", { destination: "098000001", message: "x", api: "otro" }, 422, "invalid_input"],
    ["an unknown agent", { destination: "098000001", message: "x", agent: "nadie" }, 422, "invalid_input"],
    ["a sender that is not ours", { destination: "098000001", message: "x", source: "BANCO" }, 422, "invalid_input"],
    ["a parameter twice", "destination=098000001&message=x&message=y", 422, "invalid_input"],
    ["a body that is no form", "{}", 422, "invalid_input"],
  ])("API-3: %s is ERROR, recorded, and nothing leaves", async (_, form, status, code) => {
    expect(await said((await seed()).form(SEND, form))).toEqual([status, "ERROR", code]);
    expect(await carried("098000001")).toEqual([]);
  });

  test("API-3: what was refused is in the audit log, once a minute, without the number", async () => {
    const made = await key({ campaigns: ["sms-banco"] });
    const ivr = new Program(`Bearer ${made.key}`);
    for (let n = 0; n < 3; n++) await ivr.form(SEND, { destination: "24001234", message: "x" });
    const noted = () =>
      rowsOf<{ after: string }>(
        env.CONFIG,
        "SELECT after FROM audit WHERE action = 'call.refused' AND actor = ?",
        `key:${made.id}`,
      );
    await until(async () => (await noted()).length > 0);
    expect((await noted()).length).toBeLessThanOrEqual(2);
    expect(JSON.parse((await noted())[0]?.after ?? "")).toMatchObject({ code: "invalid_number" });
    expect(JSON.stringify(await noted())).not.toContain("24001234");
  });

  test("API-6: a HEAD sends nothing, other calls and other types of body are refused", async () => {
    const ivr = await seed();
    const path = `/Integra/resources/SMS/SendSMS/destination=${to}&message=x`;
    expect((await ivr.get(path, { "X-Test": "1" })).status).toBe(200);
    const { exports } = await import("cloudflare:workers");
    const headers = { Authorization: `Bearer ${(await key({ defaultCampaign: "test1" })).key}` };
    const head = await exports.default.fetch(new Request(`https://deskline.test${path}2`, { method: "HEAD", headers }));
    expect(head.status).toBe(405);
    expect(await said(ivr.form("/SMS/Nothing", {}))).toEqual([404, "ERROR", "not_found"]);
    expect(await said(ivr.form("/Wavy/message", {}))).toEqual([404, "ERROR", "not_found"]);
    const json = await ivr.form(SEND, "{}", { "Content-Type": "application/json" });
    expect(await said(json)).toEqual([400, "ERROR", "malformed_json"]);
    expect(await carried()).toEqual(["x"]);
  });

  test("API-3: a form of parts is a form", async () => {
    const boundary = "xxx";
    const part = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const body = `${part("destination", to)}${part("message", "por partes")}--${boundary}--\r\n`;
    const answer = (await seed()).form(SEND, body, { "Content-Type": `multipart/form-data; boundary=${boundary}` });
    expect(await said(answer)).toEqual([200, "OK", null]);
    await arrives("por partes");
  });

  test("API-3: source is one of our numbers, however it is written, and goes out as we know it", async () => {
    const own = { url: "https://origen.carrier.test/?to=${phone}&text=${message}&from=${from}", from: "+59898000100" };
    const origen = await openProvider({ name: "origen", settings: own });
    await openDialer("con-origen", origen, house.banco, { dialString: "098000101" });
    await directoryOf(env).changed();
    const ivr = await program({ campaigns: ["sms-banco"] });
    for (const source of ["098000100", "098000101"]) {
      const form = { destination: to, message: source, campaign: "con-origen", source };
      expect(await said(ivr.form(SEND, form))).toEqual([200, "OK", null]);
    }
    await until(async () => (await askedOf("origen")).length === 2);
    const sent = (await askedOf("origen")).map(({ url }) => new URL(url).searchParams);
    expect(sent.map((query) => [query.get("text"), query.get("from")])).toEqual([
      ["098000100", "+59898000100"],
      ["098000101", "098000101"],
    ]);
  });

  test("API-6: who sees several is sent by the only one that leaves by the account that is named", async () => {
    const all = await program();
    const path = `/Integra/resources/SMS/SendSMS/destination=${to}&message=por%20otro&api=otro`;
    expect(await said(all.get(path))).toEqual([200, "OK", null]);
    await until(async () => (await askedOf("otro")).some(({ url }) => url.includes(to.slice(1))));
  });

  test("API-11: answers keep the caller on https and are kept by nobody", async () => {
    const { headers } = await (await seed()).form(SEND, { destination: to, message: "x" });
    expect(headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d+/);
    expect(headers.get("Cache-Control")).toBe("no-store");
  });

  test("API-3: a dialer without a campaign sends by itself; who names none of several has to", async () => {
    const own = await program({ campaigns: [], dialers: ["suelto"] });
    expect(await said(own.form(SEND, { destination: to, message: "suelto" }))).toEqual([200, "OK", null]);
    await arrives("suelto");
    const all = await program();
    expect(await said(all.form(SEND, { destination: to, message: "x" }))).toEqual([422, "ERROR", "invalid_input"]);
    expect(await said(own.form(SEND, { destination: to, message: "x", campaign: "test1" }))).toEqual([
      422,
      "ERROR",
      "invalid_input",
    ]);
  });
});

describe("lists and later messages", () => {
  const list = (text: string, more: object = {}) => ({
    filename: "LISTA.csv",
    fileb64: btoa(text),
    campaign: "test1",
    ...more,
  });
  const spool = (message: string) =>
    rowsOf(env.SPOOL, "SELECT dialer, state, priority FROM sms_spool WHERE message = ?", message);

  test.each(["/SMS/uploadbase", "/DialersResources/uploadDialerBase"])(
    "SMS-63: %s takes a list in base64, in the order of the file",
    async (path) => {
      const ftp = await program({ scopes: ["dialers"], campaigns: ["sms-banco"] });
      const text = `lista por ${path}`;
      expect(await said(ftp.form(path, list(`test1;098344484;${text};77\n`)))).toEqual([200, "OK", null]);
      expect(await spool(text)).toEqual([{ dialer: test1.id, state: 1, priority: 0 }]);
      expect(await said(ftp.form(path, list(`test1;098344484;${text};77\n`)))).toEqual([409, "ERROR", "same_file"]);
      const again = list(`test1;098344484;${text} 2;77\n`, { orderByPriority: "true" });
      expect(await said(ftp.form(path, again))).toEqual([200, "OK", null]);
      expect(await spool(`${text} 2`)).toEqual([{ dialer: test1.id, state: 1, priority: 77 }]);
    },
  );

  test.each<[string, object, number, string]>([
    ["an unknown dialer", { campaign: "nada" }, 422, "invalid_input"],
    ["a campaign in place of a dialer", { campaign: "sms-banco" }, 422, "invalid_input"],
    ["a wrong line", { fileb64: btoa("test1;098344484\n") }, 422, "invalid_input"],
    ["a special character", { fileb64: btoa("test1;098344484;it's;1\n") }, 422, "invalid_input"],
    ["a name with spaces", { filename: "mi lista.csv" }, 422, "invalid_input"],
    ["no base64", { fileb64: "%%%" }, 422, "invalid_input"],
    ["no file", { fileb64: "" }, 422, "invalid_input"],
  ])("SMS-63: %s is ERROR and stores nothing", async (_, more, status, code) => {
    const ftp = await program({ scopes: ["dialers"], campaigns: ["sms-banco"] });
    const before = await rowsOf(env.SPOOL, "SELECT count(*) AS n FROM sms_spool");
    expect(
      await said(ftp.form("/SMS/uploadbase", list("test1;098344484;x;1\n", more) as Record<string, string>)),
    ).toEqual([status, "ERROR", code]);
    expect(await rowsOf(env.SPOOL, "SELECT count(*) AS n FROM sms_spool")).toEqual(before);
  });

  test("SMS-63: a form of more than ten megabytes is refused", async () => {
    const ftp = await program({ scopes: ["dialers"], campaigns: ["sms-banco"] });
    expect(await said(ftp.form("/SMS/uploadbase", list("x".repeat(8 * 1024 * 1024))))).toEqual([
      413,
      "ERROR",
      "too_large",
    ]);
  });

  test("SMS-58: ScheduleDialerSMS keeps a message until its date on the dialer's clocks", async () => {
    const day = new Date(Date.now() + 40 * 24 * HOUR_MS).toISOString().slice(0, 10);
    const form = { calldate: `${day} 14:30:00`, campaign: "test1", phone: to, data: "recordatorio" };
    expect(await said((await seed()).form("/SMS/ScheduleDialerSMS", form))).toEqual([200, "OK", null]);
    const [row] = await rowsOf<{ calldate: number }>(
      env.SPOOL,
      "SELECT * FROM sms_scheduler WHERE message = 'recordatorio'",
    );
    expect(row).toMatchObject({ dialer: test1.id, destiny: to, address: `+598${to.slice(1)}`, moved_at: null });
    expect(new Date(row?.calldate ?? 0).toISOString()).toBe(`${day}T17:30:00.000Z`);
  });

  test.each([
    ["no date", { calldate: "mañana" }],
    ["a date too far away", { calldate: "2199-01-01 00:00" }],
    ["a campaign that is no dialer", { campaign: "sms-banco" }],
    ["no number", { phone: "" }],
  ])("SMS-58: %s is ERROR", async (_, more) => {
    const calldate = new Date(Date.now() + 24 * HOUR_MS).toISOString();
    const form = { calldate, campaign: "test1", phone: to, data: "nunca", ...more };
    expect(await said((await seed()).form("/SMS/ScheduleDialerSMS", form))).toEqual([422, "ERROR", "invalid_input"]);
  });
});

describe("a customer's SMS by a gateway that calls an address", () => {
  const door = "/Integra/resources/InboundSMS/ReceiveURLSMS";

  test("API-7: it waits in the campaign's line, as a webhook's message; STOP blocks the sender", async () => {
    const gateway = await seed();
    expect(await said(nobody.get(`${door}/phone=${to}&message=hola`))).toEqual([401, "ERROR", "unauthenticated"]);
    expect(
      await said(gateway.get(`${door}/phone=${to}&message=Hola%2C%20%C2%BFhay%20alguien%3F&campaign=sms-banco`)),
    ).toEqual([200, "OK", null]);
    const waiting = await queueOf(env, house.banco.id).lineHead();
    expect(waiting).toMatchObject({ waiting: 1 });

    const other = mobile();
    expect(await said(gateway.get(`${door}/phone=${other}&message=Baja&campaign=sms-banco`))).toEqual([
      200,
      "OK",
      null,
    ]);
    await until(
      async () =>
        (await rowsOf(env.SPOOL, "SELECT 1 FROM black_list WHERE address = ?", `+598${other.slice(1)}`)).length === 1,
    );
    expect((await said(gateway.form(SEND, { destination: other, message: "x", campaign: "sms-banco" })))[2]).toBe(
      "black_listed",
    );
  });

  test("API-7: a foreign campaign, no phone, or a number of nobody is ERROR", async () => {
    const gateway = await seed();
    expect((await said(gateway.get(`${door}/phone=${to}&message=x&campaign=norte-sms`)))[2]).toBe("invalid_input");
    expect((await said(gateway.get(`${door}/message=x`)))[2]).toBe("invalid_input");
  });
});

describe("keys", () => {
  const waitsFor = (id: string) => house.admin.ask<KeyResource>("GET", `/keys/${id}`);

  test("API-12: a key names campaigns and dialers, is shown once, and tells its last use", async () => {
    const draft = {
      campaigns: ["sms-banco"],
      dialers: ["suelto"],
      defaultCampaign: "suelto",
      addresses: ["203.0.113.0/24"],
    };
    const { key: secret, ...made } = await key(draft);
    expect(made).toMatchObject({ ...draft, lastUsedAt: null, lastUsedFrom: "" });
    expect(await waitsFor(made.id)).toEqual(made);
    await new Program(`Bearer ${secret}`).form(SEND, { destination: to, message: "x" });
    await until(async () => (await waitsFor(made.id)).lastUsedAt !== null);
    expect(await waitsFor(made.id)).toMatchObject({ lastUsedFrom: "203.0.113.7" });
    await house.admin.ask("DELETE", `/keys/${made.id}`);
    expect(await said(new Program(`Bearer ${secret}`).form(SEND, { destination: to, message: "x" }))).toEqual([
      401,
      "ERROR",
      "unauthenticated",
    ]);
  });

  test.each<[string, Partial<KeyDraft>, string]>([
    ["an unknown campaign", { campaigns: ["nada"] }, "campaigns.0"],
    ["an unknown dialer", { dialers: ["nada"] }, "dialers.0"],
    ["a default that it is not for", { campaigns: ["sms-banco"], defaultCampaign: "norte-sms" }, "defaultCampaign"],
    ["a network that is none", { addresses: ["10.0.0.0/33"] }, "addresses.0"],
    ["no scope", { scopes: [] }, "scopes"],
  ])("API-12: a key with %s is refused at its field", async (_, draft, path) => {
    const problem = await house.admin.refused("POST", "/keys", { name: "x", scopes: ["messages"], ...draft });
    expect([problem.code, problem.errors?.[0]?.path]).toEqual(["invalid_input", path]);
  });

  test("API-12, SEC-5: nobody makes a key that may more than they may themselves", async () => {
    await house.admin.ask("POST", "/security-groups", {
      name: "Llaves",
      permissions: ["keys"],
      campaigns: ["sms-banco"],
    });
    const user = { name: "Lía", role: "supervisor", groups: ["Llaves"], password: PASSWORD, confirm: PASSWORD };
    await house.admin.ask("POST", "/users", { ...user, username: "lia" });
    const lia = await new Browser().signIn("lia");
    const ask = (draft: Partial<KeyDraft>) => lia.send("POST", "/keys", { name: "x", scopes: ["messages"], ...draft });
    expect((await ask({ campaigns: ["sms-banco"] })).status).toBe(201);
    expect((await ask({})).status).toBe(403);
    expect((await ask({ campaigns: ["sms-norte"] })).status).toBe(422);
    expect((await ask({ campaigns: ["sms-banco"], scopes: ["blacklist"] })).status).toBe(403);
    expect((await ask({ campaigns: [], dialers: ["suelto"] })).status).toBe(422);
  });

  test("API-12, SEC-5: a key beyond somebody's rights is not there for them: neither read nor revoked", async () => {
    const user = { name: "Leo", role: "supervisor", groups: ["Llaveros"], password: PASSWORD, confirm: PASSWORD };
    const group = { name: "Llaveros", permissions: ["keys"], campaigns: ["sms-banco"] };
    await house.admin.ask("POST", "/security-groups", group);
    await house.admin.ask("POST", "/users", { ...user, username: "leo" });
    const leo = await new Browser().signIn("leo");
    const own = await key({ campaigns: ["sms-banco"], dialers: ["test1"] });
    const others = await Promise.all([
      key({}),
      key({ campaigns: ["sms-banco", "sms-norte"] }),
      key({ campaigns: ["sms-banco"], scopes: ["blacklist"] }),
      key({ campaigns: ["sms-banco"], dialers: ["norte-sms"] }),
      key({ campaigns: [], dialers: ["suelto"] }),
    ]);
    const listed = (await leo.ask<{ items: NewKey[] }>("GET", "/keys")).items.map(({ id }) => id);
    expect(listed).toContain(own.id);
    for (const { id } of others) {
      expect(listed).not.toContain(id);
      for (const method of ["GET", "DELETE"] as const)
        expect((await leo.send(method, `/keys/${id}`)).status, method).toBe(404);
      expect((await house.admin.send("GET", `/keys/${id}`)).status).toBe(200);
    }
    expect((await leo.send("DELETE", `/keys/${own.id}`)).status).toBe(204);
  });

  test("API-12: outside its scope a key opens nothing", async () => {
    const pbx = await program({ scopes: ["telephony"] });
    expect(await said(pbx.form(SEND, { destination: to, message: "x" }))).toEqual([403, "ERROR", "forbidden"]);
    expect((await pbx.json("/api/messages/sms", { destination: to, message: "x" })).status).toBe(403);
    expect((await pbx.get("/api/blacklist")).status).toBe(403);
    const ivr = await program({ campaigns: ["sms-banco"] });
    expect((await ivr.get("/api/dialers/test1/uploads")).status).toBe(403);
    expect((await ivr.get("/api/users")).status).toBe(401);
    expect((await ivr.get("/api/telephony/agents/1001")).status).toBe(403);
  });

  test("API-12: lists and the black list take a key with their scope, within its campaigns", async () => {
    const crm = await program({ scopes: ["dialers", "blacklist"], campaigns: ["sms-banco"], dialers: ["suelto"] });
    for (const [dialer, status] of [
      ["test1", 200],
      ["suelto", 200],
      ["norte-sms", 404],
    ] as const)
      expect((await crm.get(`/api/dialers/${dialer}/uploads`)).status, dialer).toBe(status);
    const block = await crm.json("/api/blacklist", { address: to, campaign: "sms-banco", reason: "pidió baja" });
    expect([block.status, (await block.json<{ source: string }>()).source]).toEqual([201, "api"]);
    expect((await crm.json("/api/blacklist", { address: to, campaign: null })).status).toBe(403);
    expect((await crm.json("/api/blacklist", { address: to, campaign: "sms-norte" })).status).toBe(422);
  });

  test("API-12: a key in the address opens only from the addresses that it names, and only the old doors", async () => {
    const listed = (await key({ campaigns: ["sms-banco"], addresses: ["203.0.113.0/28"] })).key;
    const unlisted = (await key({ campaigns: ["sms-banco"] })).key;
    const path = (secret: string) => `/Integra/resources/SMS/SendSMS/destination=${to}&message=por%20URL?key=${secret}`;
    const [gateway, stranger] = [new Program(null), new Program(null)];
    stranger.address = "203.0.113.99";
    expect(await said(gateway.get(path(listed)))).toEqual([200, "OK", null]);
    await arrives("por URL");
    expect(await said(stranger.get(path(listed)))).toEqual([401, "ERROR", "unauthenticated"]);
    expect(await said(gateway.get(path(unlisted)))).toEqual([401, "ERROR", "unauthenticated"]);
    expect((await gateway.json(`/api/messages/sms?key=${listed}`, { destination: to, message: "x" })).status).toBe(401);
    expect(await carried()).toEqual(["por URL"]);
  });

  test("API-12: who calls too fast is told when to come again; other keys are not held up", async () => {
    const made = await key({});
    const [fast, calm] = [new Program(`Bearer ${made.key}`), await program()];
    const ledger = callLedgerOf(env, `key:${made.id}`);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    await Promise.all(Array.from({ length: MOST_AT_ONCE + 20 }, () => ledger.call()));
    const late = await fast.get("/api/messages/none");
    expect(late.status).toBe(429);
    expect(Number(late.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await late.json()).toMatchObject({ code: "rate_limited" });
    expect((await fast.form(SEND, { destination: to, message: "x" })).headers.get("Retry-After")).toBe("1");
    expect((await calm.get("/api/messages/none")).status).toBe(404);
  });
});

describe("POST /api/messages/sms", () => {
  const send = async (by: Program, body: object, headers?: Record<string, string>) =>
    by.json("/api/messages/sms", body, headers);

  test("API-12: 202 with an id and the segments; the id tells the state to who may see the campaign", async () => {
    const ivr = await program({ campaigns: ["sms-banco"] });
    const answer = await send(ivr, {
      campaign: "sms-banco",
      destination: to,
      message: `€${"x".repeat(159)}`,
      agent: "Ana",
    });
    expect(answer.status, await answer.clone().text()).toBe(202);
    const { id, segments } = await answer.json<SmsAccepted>();
    expect(segments).toBe(2);
    await until(async () => (await (await ivr.get(`/api/messages/${id}`)).json<MessageState>()).state === "sent");
    const state = await (await ivr.get(`/api/messages/${id}`)).json<MessageState>();
    expect(state).toMatchObject({ id, reason: "" });
    expect(Math.abs(Date.parse(state.at) - Date.now())).toBeLessThan(60_000);
    const all = await program();
    expect((await all.get(`/api/messages/${id}`)).status).toBe(200);
    expect((await all.get(`/api/messages/${id.slice(0, 80)}${"0".repeat(16)}`)).status).toBe(404);
    for (const stranger of [await program({ campaigns: ["sms-norte"] }), await program({ campaigns: [] })])
      expect((await stranger.get(`/api/messages/${id}`)).status).toBe(404);
    const forged = `${id.slice(0, 64)}${"0".repeat(32)}`;
    for (const wrong of [forged, id.slice(1), "x"]) expect((await ivr.get(`/api/messages/${wrong}`)).status).toBe(404);
  });

  test("API-12: the agent who signs it is in the log, and the house where nobody does", async () => {
    const ivr = await program({ campaigns: ["sms-banco"] });
    const messages = [{ agent: "ANA", message: "firmado" }, { message: "de la casa" }];
    for (const one of messages) await send(ivr, { campaign: "sms-banco", destination: to, ...one });
    const conversation = conversationName(env, "sms", house.banco.id, `+598${to.slice(1)}`);
    const chat = await TestConversation.open(conversation, {
      role: "supervisor",
      who: "p",
      name: "p",
      permissions: ["watch"],
    });
    await until(() => chat.texts().length === 2);
    const said = chat.changes().flatMap((change) => (change.kind === "entry" ? [change.entry] : []));
    expect(said.map(({ text, by }) => [text, by.role, by.name])).toEqual([
      ["firmado", "agent", "ana"],
      ["de la casa", "system", ""],
    ]);
  });

  test("API-12: the same Idempotency-Key is one message, also in parallel; with another body it is refused", async () => {
    const ivr = await program({ campaigns: ["sms-banco"] });
    const body = { campaign: "sms-banco", destination: to, message: "una sola vez" };
    const once = { "Idempotency-Key": "pedido-77" };
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(ivr, body, once)));
    const later = await send(ivr, body, once);
    const ids = await Promise.all([...answers, later].map(async (answer) => (await answer.json<SmsAccepted>()).id));
    expect(new Set(ids).size).toBe(1);
    await arrives("una sola vez");
    for (const other of [
      { ...body, message: "otra cosa" },
      { ...body, destination: mobile() },
    ]) {
      const refused = await send(ivr, other, once);
      expect([refused.status, (await refused.json<Problem>()).code]).toEqual([422, "idempotency_mismatch"]);
    }
    const stranger = await program({ campaigns: ["sms-banco"] });
    const theirs = await (await send(stranger, body, once)).json<SmsAccepted>();
    expect(theirs.id).not.toBe(ids[0]);
    await until(async () => (await carried()).length === 2);
    expect(await carried()).toEqual(["una sola vez", "una sola vez"]);
    expect((await send(ivr, body, { "Idempotency-Key": "x".repeat(300) })).status).toBe(422);
  });

  test("API-12: what was accepted under a key stays accepted when the number is blocked afterwards", async () => {
    const ivr = await program({ campaigns: ["sms-banco"] });
    const body = { campaign: "sms-banco", destination: to, message: "antes" };
    const once = { "Idempotency-Key": "antes" };
    expect((await send(ivr, body, once)).status).toBe(202);
    const block = {
      address: `+598${to.slice(1)}`,
      scope: house.banco.id,
      source: "upload",
      promotionsOnly: false,
    } as const;
    await blockAddresses(env.SPOOL, [{ ...block, at: Date.now(), by: "x", reason: "", expires: null }]);
    expect((await send(ivr, body, once)).status).toBe(202);
    expect((await send(ivr, body)).status).toBe(409);
  });

  test.each<[string, object, number, string]>([
    ["a field that there is not", { to: "x" }, 422, "invalid_input"],
    ["a number that is none", { destination: "12" }, 422, "invalid_number"],
    ["a foreign campaign", { campaign: "sms-norte" }, 422, "invalid_input"],
    ["a date without its offset", { at: "2030-01-01T10:00:00" }, 422, "invalid_input"],
    ["a date for a campaign", { at: "2026-12-31T10:00:00Z" }, 422, "invalid_input"],
    ["a date and an agent", { campaign: "test1", at: "2026-12-31T10:00:00Z", agent: "ana" }, 422, "invalid_input"],
  ])("API-12: %s is a problem with its code", async (_, more, status, code) => {
    const ivr = await program({ campaigns: ["sms-banco"] });
    const answer = await send(ivr, { campaign: "sms-banco", destination: to, message: "x", ...more });
    expect([answer.status, (await answer.json<Problem>()).code]).toEqual([status, code]);
  });

  test("SMS-58: a message for later is scheduled until the dialer has it, once under its Idempotency-Key", async () => {
    const ivr = await program({ campaigns: ["sms-banco"] });
    const at = new Date(Date.now() + HOUR_MS).toISOString();
    const once = { "Idempotency-Key": "luego" };
    const body = { campaign: "test1", destination: to, message: "luego", at };
    const [first, second] = [await send(ivr, body, once), await send(ivr, body, once)];
    const { id } = await first.json<SmsAccepted>();
    expect((await second.json<SmsAccepted>()).id).toBe(id);
    expect(await (await ivr.get(`/api/messages/${id}`)).json()).toEqual({ id, state: "scheduled", reason: "", at });
    expect((await (await program({ campaigns: ["sms-norte"] })).get(`/api/messages/${id}`)).status).toBe(404);
    await moveDue(env.SPOOL, Date.now() + 2 * HOUR_MS);
    expect(await (await ivr.get(`/api/messages/${id}`)).json()).toMatchObject({ state: "queued" });
    const rows = await rowsOf(env.SPOOL, "SELECT 1 FROM sms_spool WHERE message = 'luego'");
    expect(rows).toHaveLength(1);
  });
});

describe("API-10: a mail of another program", () => {
  const MAIL = "/IntegraChannels/resources/Forms/SendMailv2";
  const fields = {
    to: "Lucía <lucia@example.com>; luis@example.com",
    subject: "Su cuota vence",
    message: "Vence el <b>10</b>",
  };
  let centre: MailCentre;
  beforeAll(async () => {
    centre = await openMailCentre("avisos", ["eva"]);
  });
  const mailer = () => program({ campaigns: ["avisos"] });

  test("its form leaves once by the campaign's mailbox, its id tells its state, and the answer is an interaction of that campaign", async () => {
    const sender = await mailer();
    const key = { "Idempotency-Key": "cuota-77" };
    const sent = await sender.form(MAIL, fields, key);
    expect(sent.status, await sent.clone().text()).toBe(200);
    const { id } = await sent.json<MailAccepted>();
    expect(await (await sender.form(MAIL, fields, key)).json()).toEqual({ id });
    await until(async () => (await stateOf(sender, id)) === "sent");
    const [mail, ...more] = await sentBy("avisos");
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      from: { email: centre.address },
      to: [{ name: "Lucía", email: "lucia@example.com" }, { email: "luis@example.com" }],
      subject: "Su cuota vence",
      text: "Vence el <b>10</b>",
    });
    expect(await stateOf(await program({ campaigns: ["sms-banco"] }), id)).toBeUndefined();
    const [agent] = centre.agents;
    if (agent === undefined) throw new Error("Eva is at her desk");
    expect(agent.held()).toEqual([]);
    await post({
      from: "lucia@example.com",
      to: mail?.replyTo?.email ?? "",
      subject: "Re: Su cuota",
      text: "Ya pagué",
    });
    const held = await firstHeld(agent);
    expect((await held.mail(0)).text).toContain("Vence el");
    expect((await held.mail(1)).text).toBe("Ya pagué");
  });

  test("as JSON its HTML is sanitised, no field of it adds a header, and an agent signs it", async () => {
    const answer = await (await mailer()).json("/api/messages/mail", {
      to: [{ address: "ana@example.com" }],
      subject: "Hola\r\nBcc: eva@example.com",
      html: "<p>Hola <b>Ana</b><script>x()</script></p>",
      agent: "ana",
    });
    expect(answer.status, await answer.clone().text()).toBe(202);
    await until(async () => (await sentBy("avisos")).some(({ subject }) => subject.startsWith("Hola")));
    const mail = (await sentBy("avisos")).find(({ subject }) => subject.startsWith("Hola"));
    expect(mail).toMatchObject({ subject: "Hola Bcc: eva@example.com", to: [{ email: "ana@example.com" }] });
    expect(mail?.bcc).toBeUndefined();
    expect(mail?.html).toContain("<b>Ana</b>");
    expect(mail?.html).not.toContain("script");
  });

  test("its files travel byte for byte, whatever they are, and one by the form too", async () => {
    const pdf = new TextEncoder().encode(`%PDF-1.7\n${"ñ".repeat(40_000)}`);
    const sender = await mailer();
    const body = {
      to: [{ address: "ana@example.com" }],
      subject: "Con factura",
      text: "Adjunta",
      attachments: [
        { name: "../factura\r\n.pdf", content: pdf.toBase64() },
        { name: "nota.txt", type: "text/plain", content: new TextEncoder().encode("Año 2026").toBase64() },
        { name: "cuotas.csv", type: "text/csv", content: btoa("numero;cuota") },
        { name: "plano.dwg", type: "application/pdf", content: btoa("AC1032\u0000\u0001") },
      ],
    };
    const answer = await sender.json("/api/messages/mail", body);
    expect(answer.status, await answer.clone().text()).toBe(202);
    const one = {
      to: "ana@example.com",
      subject: "Con factura 2",
      message: "Va",
      filename: "f.pdf",
      fileb64: pdf.toBase64(),
    };
    expect((await sender.form(MAIL, one)).status).toBe(200);
    const found = async () => (await sentBy("avisos")).filter(({ subject }) => subject.startsWith("Con factura"));
    await until(async () => (await found()).length === 2);
    const [json, form] = (await found()).toSorted((a, b) => a.subject.localeCompare(b.subject));
    const files = json?.attachments.map(({ filename, type, content }) => [filename, type, content]);
    expect(files).toEqual([
      [expect.stringMatching(/^[^\r\n/\\]*factura[^\r\n/\\]*\.pdf$/), "application/pdf", pdf.toBase64()],
      ["nota.txt", "text/plain", new TextEncoder().encode("Año 2026").toBase64()],
      ["cuotas.csv", "text/csv", btoa("numero;cuota")],
      ["plano.dwg", "application/octet-stream", btoa("AC1032\u0000\u0001")],
    ]);
    expect(form?.attachments.map(({ filename, content }) => [filename, content])).toEqual([["f.pdf", pdf.toBase64()]]);
  });

  test.each([
    ["what is no base64", "%%%", "", 422, "invalid_input", "attachments.0.content"],
    ["more than the way out carries", btoa(`%PDF-${"x".repeat(5_300_000)}`), "", 413, "too_large", "attachments"],
  ])("%s is refused as an attachment, and nothing of it stays", async (_, content, type, status, code, path) => {
    const before = (await env.FILES.list()).objects.length;
    const answer = await (await mailer()).json("/api/messages/mail", {
      to: [{ address: "ana@example.com" }],
      subject: "Malo",
      text: "x",
      attachments: [{ name: "a.pdf", type, content }],
    });
    expect(answer.status).toBe(status);
    const problem = await answer.json<Problem>();
    expect([problem.code, problem.errors?.[0]?.path]).toEqual([code, path]);
    expect((await env.FILES.list()).objects.length).toBe(before);
  });

  test.each([
    ["no address", { to: "lucia@", subject: "x", message: "x" }, "invalid_input", ["to"]],
    ["all that is missing", { subject: " " }, "invalid_input", ["to", "subject", "message"]],
    ["another's campaign", { ...fields, campaign: "sms-banco" }, "invalid_input", ["campaign"]],
    ["who is on the black list", { ...fields, to: "bloqueado@example.com" }, "black_listed", ["to.0"]],
  ])("%s is refused and sent to nobody", async (_, form, code, paths) => {
    await blockAddresses(env.SPOOL, [
      {
        address: "bloqueado@example.com",
        scope: centre.campaign.id,
        source: "agent",
        promotionsOnly: false,
        at: 1,
        by: "",
        reason: "",
        expires: null,
      },
    ]);
    const before = (await sentBy("avisos")).length;
    const refused = await (await mailer()).form(MAIL, form as Record<string, string>);
    const problem = await refused.json<Problem>();
    expect(problem.code).toBe(code);
    expect(problem.errors?.map(({ path }) => path)).toEqual(paths);
    expect((await sentBy("avisos")).length).toBe(before);
  });

  test("without a key nobody sends", async () => {
    expect((await nobody.form(MAIL, fields)).status).toBe(401);
  });
});

async function stateOf(sender: Program, id: string): Promise<string | undefined> {
  return (await (await sender.get(`/api/messages/${id}`)).json<Partial<MessageState>>()).state;
}

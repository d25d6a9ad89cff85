import { createExecutionContext, createScheduledController, waitOnExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { Hono } from "hono";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { PERMISSIONS, type Permission, ROLES, type Role } from "../../domain/access/permission.ts";
import { USUAL_SOUNDS } from "../../domain/attention/sounds.ts";
import { deskOf } from "../../durable-objects/addresses.ts";
import type { GroupResource, Me, PeopleUploaded, UserResource } from "../../protocol/access.ts";
import type { DeskServerFrame } from "../../protocol/desk-socket.ts";
import type { Problem } from "../../protocol/problem.ts";
import { keyedName } from "../../store/keyed-name.ts";
import { Browser, PASSWORD } from "../../tests/acceptance/browser.ts";
import { Line, until, upgrade } from "../../tests/acceptance/line.ts";
import { COST as OWASP_COST } from "../access/password-cost.ts";
import { app } from "../app.ts";
import worker from "../index.ts";
import { COST } from "./password-cost.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";
import { requires, type SignedIn } from "./session.ts";

const NEW_PASSWORD = "staple paper clip";
const admin = new Browser();

const rows = async <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  (
    await env.CONFIG.prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results;
const signIn = (body: unknown, browser = new Browser()) => browser.send("POST", "/auth/sign-in/username", body);

type Wanted = Partial<Omit<UserResource, "id" | "username">> & { password?: string };
async function user(username: string, { password = PASSWORD, ...wanted }: Wanted = {}): Promise<UserResource> {
  const form = { username, name: username, role: "agent", ...wanted, password, confirm: password };
  return admin.ask("POST", "/users", form);
}

const upload = (csv: string, browser = admin) =>
  browser.send("POST", "/users/uploads", csv, { "Content-Type": "text/csv", "Content-Length": String(csv.length) });

async function desk(browser: Browser): Promise<Line<DeskServerFrame>> {
  const answer = await browser.send("GET", "/desk/socket", undefined, upgrade);
  expect(answer.status, answer.status === 101 ? "" : await answer.text()).toBe(101);
  return new Line(answer);
}

/** The Worker with other bindings than the installation's. */
async function withBindings(bindings: object, request: Request): Promise<Response> {
  const context = createExecutionContext();
  const answer = await app.fetch(request, { ...env, ...bindings }, context);
  await waitOnExecutionContext(context);
  return answer;
}

beforeAll(async () => {
  const browser = new Browser();
  const form = { token: "one-time", username: "Admin", name: "Ada", password: PASSWORD };
  const setUp = (body: unknown, bindings: object = { SETUP_TOKEN: "one-time" }) =>
    withBindings(bindings, browser.request("POST", "/setup", body));

  expect(await browser.ask("GET", "/setup")).toEqual({ needed: true });
  expect((await setUp({ ...form, token: "another" })).status).toBe(401);
  expect((await setUp({ ...form, token: "" }, {})).status).toBe(401);
  expect((await setUp({ ...form, password: "password" })).status).toBe(422);
  const both = await Promise.all([setUp(form), setUp({ ...form, username: "eve" })]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
  expect(await browser.ask("GET", "/setup")).toEqual({ needed: false });
  expect((await setUp({ ...form, username: "mallory" })).status).toBe(404);
  const [first] = await rows<{ username: string }>("SELECT username FROM user");
  await admin.signIn(first?.username ?? "");
});

test("the first administrator comes by the one-time token, and nobody after them", async () => {
  const me = await admin.ask<Me>("GET", "/me");
  expect(me).toMatchObject({ role: "administrator", campaigns: "all", language: null, permissions: PERMISSIONS });
  expect(me).not.toHaveProperty("session");
});

describe("signing in", () => {
  beforeAll(async () => {
    await user("ana", { language: "es" });
    await user("gone");
    await admin.ask("PUT", "/users/gone", { name: "gone", role: "agent", disabled: true });
  });

  test.each<[string, unknown]>([
    ["a wrong password", { username: "ana", password: "not her password" }],
    ["an unknown user", { username: "nobody", password: PASSWORD }],
    ["a disabled user with the right password", { username: "gone", password: PASSWORD }],
    ["an empty password", { username: "ana", password: "" }],
    ["an empty user name", { username: "", password: PASSWORD }],
    ["nothing", {}],
    ["an object where the password belongs", { username: "ana", password: { $ne: "" } }],
    ["a list where the user name belongs", { username: ["ana"], password: PASSWORD }],
    ["a list in place of all", [PASSWORD]],
    ["null", null],
    ["a password of a megabyte's tenth", { username: "ana", password: "x".repeat(100_000) }],
    ["SQL", { username: "ana' OR '1'='1", password: "' OR '1'='1" }],
  ])("SEC-2: %s hears the one message of every failure", async (_, body) => {
    const answer = await signIn(body);
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.json()).toEqual({
      type: "https://deskline.dev/problems/invalid_credentials",
      title: "Please enter a valid username and password",
      status: 401,
      code: "invalid_credentials",
    });
  });

  test("SEC-2: a disabled user's attempt leaves no session behind", async () => {
    expect(await rows("SELECT session.id FROM session JOIN user ON user.id = user_id WHERE username = 'gone'")).toEqual(
      [],
    );
  });

  test("an unknown user takes as long as a wrong password", async () => {
    const time = async (username: string) => {
      const start = performance.now();
      await signIn({ username, password: "not the password" });
      return performance.now() - start;
    };
    // Who else works on the machine delays some of both: the shortest of each is what it takes.
    let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let pair = 0; pair < 3; pair++) {
      known = Math.min(known, await time("ana"));
      unknown = Math.min(unknown, await time("no-such-1"));
    }
    expect(unknown / known).toBeGreaterThan(1 / 3);
    expect(unknown / known).toBeLessThan(3);
  });

  test("SEC-1: the user name is typed in any case, and the session knows the user's language", async () => {
    const browser = await new Browser().signIn("ANA");
    expect(await browser.ask<Me>("GET", "/me")).toMatchObject({ username: "ana", role: "agent", language: "es" });
  });

  test("cookies are of this host alone, out of reach of scripts and other sites; plain where there is no TLS", async () => {
    const body = { username: "ana", password: PASSWORD };
    for (const line of (await signIn(body)).headers.getSetCookie()) {
      expect(line).toMatch(/^__Host-deskline\.session_/);
      for (const attribute of ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"]) expect(line).toContain(attribute);
      expect(line).not.toContain("Domain");
    }
    const local = new Browser("http://localhost:8787");
    const lines = (await signIn(body, local)).headers.getSetCookie();
    expect(lines.length).toBe(2);
    for (const line of lines) expect(line).toMatch(/^deskline\.session_(?!.*Secure)/);
    expect((await local.send("GET", "/me")).status).toBe(200);
  });

  test("passwords are kept as peppered scrypt with their parameters, and hashed anew when those have changed", async () => {
    const hash = "SELECT password FROM account JOIN user ON user.id = user_id WHERE username = 'old-hash'";
    await user("old-hash");
    const [kept] = await rows<{ password: string }>(hash);
    const { N, r, p } = COST;
    const inForce = `scrypt$${N}$${r}$${p}$`;
    expect(kept?.password.startsWith(inForce)).toBe(true);
    expect(kept?.password.slice(inForce.length)).toMatch(/^[^$]+\$[^$]+$/);
    const cheap = await hashPassword(PASSWORD, env.AUTH_SECRET, { N: 1024, r: 8, p: 1 });
    await env.CONFIG.prepare(
      "UPDATE account SET password = ? WHERE user_id = (SELECT id FROM user WHERE username = 'old-hash')",
    )
      .bind(cheap)
      .run();
    await new Browser().signIn("old-hash");
    await until(async () => (await rows<{ password: string }>(hash))[0]?.password.startsWith(inForce) === true);
    await new Browser().signIn("old-hash");
  });

  test("outside of tests a password costs what OWASP asks for, and the runtime carries it", async () => {
    expect(OWASP_COST).toEqual({ N: 2 ** 15, r: 8, p: 3 });
    const hash = await hashPassword(PASSWORD, env.AUTH_SECRET, OWASP_COST);
    expect(await verifyPassword(PASSWORD, hash, env.AUTH_SECRET)).toBe(true);
    expect(await verifyPassword("not the password", hash, env.AUTH_SECRET)).toBe(false);
  });

  test("sign-ins are in the audit log, refused ones without what was typed", async () => {
    const actions = () =>
      rows<{ action: string }>("SELECT action FROM audit JOIN user ON user.id = actor WHERE username = 'ana'");
    await until(async () => (await actions()).some(({ action }) => action === "sign-in.refused"));
    expect((await actions()).map(({ action }) => action)).toContain("sign-in");
    expect(await rows("SELECT id FROM audit WHERE actor_name LIKE '%no-such%' OR subject LIKE '%no-such%'")).toEqual(
      [],
    );
  });
});

describe("lock-out", () => {
  test.each(["locked", "not-a-user"])(
    "after five failures %s waits, in whatever case the name is typed",
    async (username) => {
      if (username === "locked") await user(username);
      for (let failure = 0; failure < 5; failure++)
        expect((await signIn({ username, password: "wrong wrong" })).status).toBe(401);
      const answer = await signIn({ username: username.toUpperCase(), password: PASSWORD });
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(25);
      expect(await answer.json()).toMatchObject({ code: "locked_out" });
    },
  );

  test("others sign in meanwhile, and a new password from an administrator ends the wait", async () => {
    await new Browser().signIn("ana");
    await admin.ask("PUT", "/users/locked/password", { password: NEW_PASSWORD, confirm: NEW_PASSWORD });
    await new Browser().signIn("locked", NEW_PASSWORD);
  });

  test("attempts at the same moment gain nothing", async () => {
    await user("hurried");
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn({ username: "hurried", password: "wrong wrong" })),
    );
    expect(answers.filter(({ status }) => status === 401).length).toBe(5);
    expect(answers.filter(({ status }) => status === 429).length).toBe(7);
  });

  test("one address that tries many names is fenced, its neighbour is not; the right password does not count", async () => {
    const fence = env.SIGN_IN_GUARD.getByName(keyedName(env.NAME_SECRET, "sign-in-address", "203.0.113.9"));
    for (let guess = 0; guess < 60; guess++) await fence.attempt({ of: "address" });
    const at = (address: string) => {
      const browser = new Browser();
      browser.headers = { "CF-Connecting-IP": address };
      return signIn({ username: "ana", password: PASSWORD }, browser);
    };
    expect((await at("203.0.113.9")).status).toBe(429);
    for (let time = 0; time < 3; time++) expect((await at("203.0.113.10")).status).toBe(200);
  });
});

describe("a session", () => {
  test("is read from D1 once a minute: between, the cookie says all, and it is renewed", async () => {
    const browser = await new Browser().signIn("ana");
    expect((await browser.send("GET", "/me")).headers.getSetCookie()).toEqual([]);
    const renewed = (await browser.forgetCache().send("GET", "/me")).headers.getSetCookie();
    expect(renewed.some((line) => line.includes("session_data="))).toBe(true);
    expect((await browser.send("GET", "/me")).headers.getSetCookie()).toEqual([]);
  });

  test("ends after a working day, used or not, and after four hours without use", async () => {
    const browser = await new Browser().signIn("ana");
    const { session } = await sessionOf(browser);
    const hour = 3_600_000;
    await env.CONFIG.prepare("UPDATE session SET created_at = ? WHERE id = ?")
      .bind(Date.now() - 12 * hour, session)
      .run();
    expect(await browser.forgetCache().refused("GET", "/me")).toMatchObject({ code: "unauthenticated" });
    expect(await rows("SELECT id FROM session WHERE id = ?", session)).toEqual([]);

    const idle = await new Browser().signIn("ana");
    const kept = (await sessionOf(idle)).session;
    const lasts = () => rows<{ expires_at: number }>("SELECT expires_at FROM session WHERE id = ?", kept);
    const [{ expires_at: ends } = { expires_at: 0 }] = await lasts();
    expect(Math.round((ends - Date.now()) / hour)).toBe(4);
    const setEnd = (at: number) =>
      env.CONFIG.prepare("UPDATE session SET expires_at = ? WHERE id = ?").bind(at, kept).run();
    await setEnd(Date.now() + hour);
    await idle.forgetCache().ask("GET", "/me");
    expect(Math.round((((await lasts())[0]?.expires_at ?? 0) - Date.now()) / hour)).toBe(4);
    await setEnd(Date.now() - 1);
    expect((await idle.forgetCache().send("GET", "/me")).status).toBe(401);
  });

  test("that has expired is swept away each hour, others stay", async () => {
    const [old, young] = [await new Browser().signIn("ana"), await new Browser().signIn("ana")];
    const [oldOne, youngOne] = [(await sessionOf(old)).session, (await sessionOf(young)).session];
    const left = async () =>
      (await rows<{ id: string }>("SELECT id FROM session WHERE id IN (?, ?)", oldOne, youngOne)).map(({ id }) => id);
    await env.CONFIG.prepare("UPDATE session SET expires_at = ? WHERE id = ?")
      .bind(Date.UTC(2026, 0, 1), oldOne)
      .run();
    const cron = (at: number) => worker.scheduled(createScheduledController({ scheduledTime: new Date(at) }), env);
    await cron(Date.UTC(2026, 0, 2, 10, 1));
    expect((await left()).length).toBe(2);
    await cron(Date.UTC(2026, 0, 2, 10, 0));
    expect(await left()).toEqual([youngOne]);
  });

  test("that this isolate has read goes on while D1 is away; others hear that it is away", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = new Proxy(env.CONFIG, {
      get: () => () => {
        throw new Error("D1_ERROR: Network connection lost.");
      },
    });
    const whileAway = async (browser: Browser, ...request: Parameters<Browser["request"]>) => {
      const away = new Browser("https://away.test");
      for (const [name, value] of browser.forgetCache().cookies) away.cookies.set(name, value);
      return withBindings({ CONFIG: broken }, away.request(...request));
    };
    const known = await new Browser().signIn("ana");
    await known.forgetCache().ask("GET", "/me");
    expect((await whileAway(known, "GET", "/me")).status).toBe(200);

    const unknown = await new Browser().signIn("ana");
    const asked = await whileAway(unknown, "GET", "/me");
    expect([asked.status, await asked.json()]).toEqual([503, expect.objectContaining({ code: "unavailable" })]);
    for (let time = 0; time < 6; time++) {
      const answer = await whileAway(new Browser(), "POST", "/auth/sign-in/username", {
        username: "ana",
        password: PASSWORD,
      });
      expect(answer.status).toBe(503);
    }
    // Our failures are not counted as theirs.
    await new Browser().signIn("ana");
    vi.restoreAllMocks();
  });

  test("does not work with a cookie that was altered, or without its signature", async () => {
    const altered = async (change: (value: string) => string) => {
      const browser = (await new Browser().signIn("ana")).forgetCache();
      for (const [name, value] of browser.cookies) browser.cookies.set(name, change(value));
      return (await browser.send("GET", "/me")).status;
    };
    expect(await altered((value) => value)).toBe(200);
    expect(await altered((value) => `${value.startsWith("x") ? "y" : "x"}${value.slice(1)}`)).toBe(401);
    expect(await altered((value) => value.split(".")[0] ?? "")).toBe(401);
  });
});

/** The user and session ids of a signed-in browser. */
async function sessionOf(browser: Browser): Promise<{ user: string; session: string }> {
  const { user } = await browser.ask<Me>("GET", "/me");
  const token = decodeURIComponent(
    [...browser.cookies].find(([name]) => name.endsWith("session_token"))?.[1] ?? "",
  ).split(".")[0];
  const [found] = await rows<{ id: string }>("SELECT id FROM session WHERE token = ?", token);
  return { user, session: found?.id ?? "" };
}

/** Whether the desk itself opens a socket for that session, whatever the cookie says. */
async function deskAdmits({ user, session }: { user: string; session: string }): Promise<boolean> {
  const claims = {
    role: "desk",
    who: user,
    name: user,
    session,
    sessionEnds: Date.now() + 60_000,
    expires: Date.now() + 60_000,
  };
  const headers = { Upgrade: "websocket", "deskline-ticket": encodeURIComponent(JSON.stringify(claims)) };
  const line = new Line<DeskServerFrame>(await deskOf(env, user).fetch("https://object/socket", { headers }));
  await until(() => line.frames.length > 0);
  return line.frames[0]?.t === "hello";
}

describe("signing out", () => {
  test("reaches the open sockets of that session, of no other, and lets no copied cookie open a new one", async () => {
    await user("bruno");
    const [office, home] = [await new Browser().signIn("bruno"), await new Browser().signIn("bruno")];
    const [officeTab, homeTab] = [await desk(office), await desk(home)];
    await officeTab.until("hello");
    await homeTab.until("hello");
    const copied = office.copy();
    const ended = await sessionOf(office);

    expect((await office.send("POST", "/auth/sign-out")).status).toBe(204);
    expect(await officeTab.until("bye")).toEqual({ t: "bye", code: "session_ended" });
    expect(office.cookies.size).toBe(0);
    expect((await office.send("GET", "/me")).status).toBe(401);
    expect((await copied.send("GET", "/me")).status).toBe(401);
    expect((await copied.send("GET", "/desk/socket", undefined, upgrade)).status).toBe(401);
    expect(await deskAdmits(ended)).toBe(false);
    expect(homeTab.all("bye")).toEqual([]);
    expect((await home.send("GET", "/me")).status).toBe(200);
  });

  test("needs no session", async () => {
    expect((await new Browser().send("POST", "/auth/sign-out")).status).toBe(204);
  });

  test("a page of another origin opens no desk", async () => {
    const browser = await new Browser().signIn("bruno");
    const answer = await browser.send("GET", "/desk/socket", undefined, { ...upgrade, Origin: "https://evil.test" });
    expect(answer.status).toBe(403);
  });
});

describe("passwords", () => {
  test("one's own needs the present one and ends the other sessions", async () => {
    await user("carla");
    const [here, there] = [await new Browser().signIn("carla"), await new Browser().signIn("carla")];
    const tab = await desk(there);
    await tab.until("hello");
    const change = (current: unknown, next: unknown) => here.refused("PUT", "/me/password", { current, next });
    expect(await change("not mine at all", NEW_PASSWORD)).toMatchObject({ errors: [{ path: "current" }] });
    expect(await change(PASSWORD, "short")).toMatchObject({ errors: [{ path: "next", code: "too_short" }] });
    expect(await change(PASSWORD, "Password123")).toMatchObject({ errors: [{ path: "next", code: "common" }] });
    expect(await change({ $ne: "" }, NEW_PASSWORD)).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "current" }],
    });

    await here.ask("PUT", "/me/password", { current: PASSWORD, next: NEW_PASSWORD });
    expect(await tab.until("bye")).toMatchObject({ code: "session_ended" });
    expect((await there.send("GET", "/me")).status).toBe(401);
    expect((await here.send("GET", "/me")).status).toBe(200);
    expect((await signIn({ username: "carla", password: PASSWORD })).status).toBe(401);
    await new Browser().signIn("carla", NEW_PASSWORD);
  });

  test("what one wants to hear is kept with the user, whichever computer they sign in at, and is nobody else's", async () => {
    await user("elsa");
    const [here, there] = [await new Browser().signIn("elsa"), await new Browser().signIn("elsa")];
    expect(await here.ask("GET", "/me/sounds")).toEqual(USUAL_SOUNDS);
    const wanted = { volume: 20, offer: true, message: false, alert: true, whisper: true };
    await here.ask("PUT", "/me/sounds", wanted);
    await here.ask("PUT", "/me/sounds", { ...wanted, volume: 0 });
    expect(await there.ask("GET", "/me/sounds")).toEqual({ ...wanted, volume: 0 });
    expect(await admin.ask("GET", "/me/sounds")).toEqual(USUAL_SOUNDS);
    expect(await here.refused("PUT", "/me/sounds", { ...wanted, volume: 101 })).toMatchObject({
      errors: [{ path: "volume" }],
    });
  });

  test("SEC-7: an administrator's reset is typed twice, and ends every session, with a tab open or not", async () => {
    await user("diego");
    const [open, shut] = [await new Browser().signIn("diego"), await new Browser().signIn("diego")];
    const tab = await desk(open);
    await tab.until("hello");
    const sessions = await Promise.all([open, shut].map(sessionOf));
    const reset = { password: NEW_PASSWORD, confirm: "another one" };
    expect(await admin.refused("PUT", "/users/diego/password", reset)).toMatchObject({ errors: [{ path: "confirm" }] });
    await admin.ask("PUT", "/users/diego/password", { ...reset, confirm: NEW_PASSWORD });
    expect(await tab.until("bye")).toMatchObject({ code: "session_ended" });
    for (const session of sessions) expect(await deskAdmits(session)).toBe(false);
    expect((await shut.send("GET", "/me")).status).toBe(401);
    const back = await new Browser().signIn("diego", NEW_PASSWORD);
    await (await desk(back)).until("hello");
  });

  test("disabling a user, and signing one out everywhere, ends their sessions", async () => {
    const diego = { name: "diego", role: "agent" };
    const again = await new Browser().signIn("diego", NEW_PASSWORD);
    await admin.ask("DELETE", "/users/diego/sessions");
    expect((await again.send("GET", "/me")).status).toBe(401);
    const last = await new Browser().signIn("diego", NEW_PASSWORD);
    await admin.ask("PUT", "/users/diego", { ...diego, disabled: true });
    expect((await last.send("GET", "/me")).status).toBe(401);
    expect((await signIn({ username: "diego", password: NEW_PASSWORD })).status).toBe(401);
    await admin.ask("PUT", "/users/diego", { ...diego, disabled: false });
    await new Browser().signIn("diego", NEW_PASSWORD);
  });
});

describe("users", () => {
  test("AGT-6, SEC-7: name, password twice and an extension of four digits, which nobody else has", async () => {
    const form = {
      username: "Elena.R",
      name: "Elena",
      role: "agent",
      extension: "1204",
      password: PASSWORD,
      confirm: PASSWORD,
    };
    const made = await admin.ask<UserResource>("POST", "/users", form);
    expect(made).toEqual({
      id: made.id,
      username: "elena.r",
      name: "Elena",
      role: "agent",
      groups: [],
      extension: "1204",
      totalCap: 0,
      mayToggleCall: false,
      language: null,
      disabled: false,
      twoFactor: false,
    });
    const wrong = (change: object) =>
      admin.refused("POST", "/users", { ...form, username: "elena2", extension: "", ...change });
    expect(await wrong({ confirm: "x" })).toMatchObject({ errors: [{ path: "confirm" }] });
    expect(await wrong({ extension: "12" })).toMatchObject({ errors: [{ path: "extension" }] });
    expect(await wrong({ extension: "1204" })).toMatchObject({ code: "name_taken", errors: [{ path: "extension" }] });
    expect(await wrong({ username: "ELENA.r" })).toMatchObject({ code: "name_taken", errors: [{ path: "username" }] });
    expect(await wrong({ username: "with space" })).toMatchObject({ errors: [{ path: "username" }] });
    expect(await wrong({ name: { first: "E" } })).toMatchObject({ code: "invalid_input", errors: [{ path: "name" }] });
    expect(await wrong({ role: "root" })).toMatchObject({ errors: [{ path: "role" }] });
    expect(await wrong({ groups: ["no such group"] })).toMatchObject({
      errors: [{ path: "groups.0", code: "unknown" }],
    });
    expect(await wrong({ password: "elena2xx", confirm: "elena2xx", username: "elena2xx" })).toMatchObject({
      errors: [{ path: "password", code: "common" }],
    });
    expect(await wrong({ admin: true })).toMatchObject({ code: "invalid_input" });
    expect(await rows("SELECT id FROM user WHERE username LIKE 'elena2%'")).toEqual([]);
  });

  test("are listed a page at a time and found by a part of their names", async () => {
    const first = await admin.ask<{ items: UserResource[]; nextCursor: string }>("GET", "/users?limit=2");
    expect(first.items.length).toBe(2);
    const rest = await admin.ask<{ items: UserResource[] }>("GET", `/users?limit=200&cursor=${first.nextCursor}`);
    expect(rest.items.every(({ username }) => username > first.nextCursor)).toBe(true);
    const found = await admin.ask<{ items: UserResource[] }>("GET", "/users?q=ELEN");
    expect(found.items.map(({ username }) => username)).toEqual(["elena.r"]);
    await user("left-us", { extension: "1399" });
    await admin.ask("PUT", "/users/left-us", { name: "Left", role: "agent", disabled: true });
    const inState = async (state: string) =>
      (await admin.ask<{ items: UserResource[] }>("GET", `/users?limit=200&state=${state}`)).items;
    expect((await inState("disabled")).map(({ username }) => username)).toContain("left-us");
    expect((await inState("disabled")).every(({ disabled }) => disabled)).toBe(true);
    expect((await inState("active")).some(({ disabled }) => disabled)).toBe(false);
    expect(await admin.refused("GET", "/users?limit=0")).toMatchObject({ errors: [{ path: "limit" }] });
  });

  test("SEC-7: a file of people creates all of them, each with a password that is told once", async () => {
    const files = { name: "Files", permissions: ["watch"], campaigns: [] };
    const { id } = await admin.ask<GroupResource>("POST", "/security-groups", files);
    const csv =
      "username;name;role;groups;extension;language\r\nFile.One;Uno;supervisor;Files;7001;es\r\nfile.two;Dos;agent\r\n";
    const answer = await upload(csv);
    expect(answer.status, await answer.clone().text()).toBe(201);
    const { created } = await answer.json<PeopleUploaded>();
    expect(created.map(({ username, name }) => [username, name])).toEqual([
      ["file.one", "Uno"],
      ["file.two", "Dos"],
    ]);
    const one = await admin.ask<UserResource>("GET", "/users/file.one");
    expect(one).toMatchObject({ role: "supervisor", groups: ["Files"], extension: "7001", language: "es" });
    const me = await (await new Browser().signIn("file.one", created[0]?.password)).ask<Me>("GET", "/me");
    expect(me.permissions).toEqual(["watch"]);
    const [line] = await rows<{ after: string }>("SELECT after FROM audit WHERE action = 'users.upload'");
    expect(line?.after).toContain("file.two");
    expect(line?.after).not.toContain(created[0]?.password);
    expect(
      await rows("SELECT user.id FROM changes JOIN user ON user.id = subject_id WHERE username LIKE 'file.%'"),
    ).toHaveLength(2);
    await admin.ask("DELETE", `/security-groups/${id}`);
  });

  test("SEC-7: a file with a wrong line creates nobody, and each wrong line is named", async () => {
    const before = await rows("SELECT id FROM user");
    const csv = "none.one;Uno;agent\nadmin;Ada;agent\nnone.two;Dos;agent;No such group\nnone.three;=1+1;agent\n";
    const answer = await upload(csv);
    expect(answer.status).toBe(422);
    const { detail, errors } = await answer.json<Problem>();
    expect(detail).toBe("3 lines are wrong");
    expect(errors?.map(({ path, code }) => `${path}: ${code}`)).toEqual([
      "line 2, column 1: taken",
      "line 3, column 4: unknown_group",
      "line 4, column 2: formula",
    ]);
    expect(await rows("SELECT id FROM user")).toHaveLength(before.length);
  });

  test("nobody gives by a file rights that they do not have", async () => {
    const personnel = { name: "Personnel", permissions: ["users"], campaigns: [] };
    const { id } = await admin.ask<GroupResource>("POST", "/security-groups", personnel);
    await user("personnel", { role: "supervisor", groups: ["Personnel"] });
    const browser = await new Browser().signIn("personnel");
    const answer = await upload("file.boss;Jefa;administrator\n", browser);
    expect((await answer.json<Problem>()).errors?.map(({ code }) => code)).toEqual(["forbidden"]);
    expect((await upload("file.new;Nueva;agent\n", browser)).status).toBe(201);
    await admin.ask("DELETE", `/security-groups/${id}`);
  });

  test("a change, its line in the audit log and its note for Directory are one batch; without the change there is neither", async () => {
    const { id } = await admin.ask<UserResource>("GET", "/users/elena.r");
    const noted = async () => ({
      audit: await rows<{ action: string; before: string | null; after: string | null }>(
        "SELECT action, before, after FROM audit WHERE subject = ? ORDER BY id",
        `agent:${id}`,
      ),
      changes: (await rows("SELECT version FROM changes WHERE kind = 'agent' AND subject_id = ?", id)).length,
    });
    const settings = { name: "Elena Ríos", role: "agent", extension: "1204", totalCap: 7 };
    await admin.ask("PUT", "/users/elena.r", settings);
    const { audit, changes } = await noted();
    expect(audit.map(({ action }) => action)).toEqual(["user.create", "user.update"]);
    expect(JSON.parse(audit[1]?.before ?? "")).toMatchObject({ name: "Elena", totalCap: 0 });
    expect(JSON.parse(audit[1]?.after ?? "")).toMatchObject({ name: "Elena Ríos", totalCap: 7 });
    expect(JSON.stringify(audit)).not.toContain(PASSWORD);
    expect(changes).toBe(2);

    await user("filled", { extension: "1300" });
    expect((await admin.send("PUT", "/users/elena.r", { ...settings, extension: "1300" })).status).toBe(409);
    expect(await noted()).toEqual({ audit, changes });
  });

  test("Directory hears of a new agent, and their desk opens", async () => {
    await user("nueva");
    const line = await desk(await new Browser().signIn("nueva"));
    expect((await line.until("hello")).me).toMatchObject({ username: "nueva" });
  });

  test("nobody disables themselves, and the last administrator stays, whoever hurries", async () => {
    const { username, name } = await admin.ask<Me>("GET", "/me");
    const own = `/users/${username}`;
    expect(await admin.refused("PUT", own, { name, role: "administrator", disabled: true })).toMatchObject({
      code: "conflict",
      errors: [{ path: "disabled", code: "yourself" }],
    });
    expect(await admin.refused("PUT", own, { name, role: "agent" })).toMatchObject({
      code: "conflict",
      errors: [{ path: "role", code: "last_administrator" }],
    });

    await user("second-admin", { role: "administrator" });
    const second = await new Browser().signIn("second-admin");
    const answers = await Promise.all([
      second.send("PUT", own, { name, role: "agent" }),
      admin.send("PUT", "/users/second-admin", { name: "second-admin", role: "agent" }),
    ]);
    expect(answers.map(({ status }) => status)).toContain(200);
    const left = await rows<{ username: string }>(
      "SELECT username FROM user WHERE role = 'administrator' AND NOT disabled",
    );
    expect(left.length).toBe(1);
    const winner = await new Browser().signIn(left[0]?.username ?? "");
    for (const one of [username, "second-admin"])
      await winner.ask("PUT", `/users/${one}`, { name: one, role: "administrator" });
    await admin.signIn(username);
  });
});

describe("security groups", () => {
  const groups: Record<string, GroupResource> = {};
  const campaigns: Record<string, string> = {};

  beforeAll(async () => {
    for (const name of ["retail", "banco"]) {
      const form = { name, strategy: "nocall", thresholds: { serviceLevel: 30 } };
      campaigns[name] = (await admin.ask<{ id: string }>("POST", "/campaigns", form)).id;
      const group = { name: `Grupo ${name}`, permissions: ["users", "groups", "watch"], campaigns: [name] };
      groups[name] = await admin.ask<GroupResource>("POST", "/security-groups", group);
    }
    await user("sofia", { role: "supervisor", groups: ["Grupo retail"] });
    await user("preset", { role: "supervisor" });
  });

  test("SEC-4, SEC-5: a supervisor has what their groups name, over their campaigns; without a group the preset over none", async () => {
    const sofia = await new Browser().signIn("sofia");
    expect(await sofia.ask("GET", "/me")).toMatchObject({
      permissions: ["watch", "users", "groups"],
      campaigns: [campaigns.retail],
    });
    const preset = await (await new Browser().signIn("preset")).ask<Me>("GET", "/me");
    expect(preset).toMatchObject({ campaigns: [] });
    expect(preset.permissions).toEqual(PERMISSIONS.slice(0, PERMISSIONS.indexOf("agents.logout") + 1));
  });

  test("SEC-5: groups of other campaigns do not exist for them, nor do the campaigns", async () => {
    const sofia = await new Browser().signIn("sofia");
    const listed = await sofia.ask<{ items: GroupResource[] }>("GET", "/security-groups");
    expect(listed.items.map(({ name }) => name)).toEqual(["Grupo retail"]);
    expect(await sofia.refused("GET", `/security-groups/${groups.banco?.id}`)).toMatchObject({ code: "not_found" });
    expect(await sofia.refused("DELETE", `/security-groups/${groups.banco?.id}`)).toMatchObject({
      code: "not_found",
    });
    const own = { name: "Grupo retail", permissions: ["watch"], campaigns: ["retail", "banco"] };
    expect(await sofia.refused("PUT", `/security-groups/${groups.retail?.id}`, own)).toMatchObject({
      errors: [{ path: "campaigns.1", code: "unknown" }],
    });
  });

  test("nobody hands out rights that they do not have, nor takes over who has more", async () => {
    const sofia = await new Browser().signIn("sofia");
    const form = { username: "eva", name: "Eva", role: "agent", password: PASSWORD, confirm: PASSWORD };
    const reset = { password: NEW_PASSWORD, confirm: NEW_PASSWORD };
    const { username } = await admin.ask<Me>("GET", "/me");
    const forbidden = { code: "forbidden" };
    expect(await sofia.refused("POST", "/users", { ...form, role: "administrator" })).toMatchObject(forbidden);
    expect(await sofia.refused("POST", "/users", { ...form, role: "supervisor" })).toMatchObject(forbidden);
    expect(await sofia.refused("POST", "/users", { ...form, groups: ["Grupo banco"] })).toMatchObject(forbidden);
    expect(await sofia.refused("PUT", `/users/${username}/password`, reset)).toMatchObject(forbidden);
    expect(await sofia.refused("PUT", "/users/sofia", { name: "Sofía", role: "administrator" })).toMatchObject(
      forbidden,
    );
    expect(
      await sofia.refused("POST", "/security-groups", { name: "Mía", permissions: ["audit"], campaigns: ["retail"] }),
    ).toMatchObject(forbidden);
    await sofia.ask("POST", "/users", { ...form, groups: ["Grupo retail"] });
    await sofia.ask("PUT", "/users/eva/password", reset);
  });

  test("a changed group counts at once, is noted for each of its users, and a taken name is refused", async () => {
    const sofia = await new Browser().signIn("sofia");
    const { id } = await admin.ask<UserResource>("GET", "/users/sofia");
    const notes = async () =>
      (await rows("SELECT version FROM changes WHERE kind = 'agent' AND subject_id = ?", id)).length;
    const before = await notes();
    const group = groups.retail;
    const path = `/security-groups/${group?.id}`;
    await admin.ask("PUT", path, { name: "Grupo retail", permissions: ["watch"], campaigns: [] });
    expect(await notes()).toBe(before + 1);
    expect(await sofia.ask("GET", "/me")).toMatchObject({ permissions: ["watch"], campaigns: [] });
    expect(await sofia.refused("GET", "/users")).toMatchObject({ code: "forbidden" });
    expect(await admin.refused("PUT", path, { name: "grupo BANCO", permissions: [], campaigns: [] })).toMatchObject({
      code: "name_taken",
      errors: [{ path: "name" }],
    });
    await admin.ask("DELETE", path);
    expect((await admin.ask<UserResource>("GET", "/users/sofia")).groups).toEqual([]);
    expect(await admin.refused("GET", path)).toMatchObject({ code: "not_found" });
  });
});

describe("requires()", () => {
  const ROLE_HAS: Record<Role, (permission: Permission) => boolean> = {
    agent: () => false,
    supervisor: (permission) => PERMISSIONS.indexOf(permission) <= PERMISSIONS.indexOf("agents.logout"),
    administrator: () => true,
  };

  test.each(ROLES)(
    "SEC-4, SEC-5: answers an %s for every permission, over an own and a foreign campaign",
    async (role) => {
      const permissions = PERMISSIONS.filter(ROLE_HAS[role]);
      const campaigns = role === "administrator" ? ("all" as const) : ["own"];
      const principal = { user: "u", username: "u", name: "U", role, permissions, campaigns, session: "s" };
      for (const permission of PERMISSIONS) {
        const door = new Hono<SignedIn>()
          .use(async (c, next) => {
            c.set("principal", principal);
            await next();
          })
          .get(
            "/:campaign",
            requires(permission, (c) => c.req.param("campaign") ?? null),
            (c) => c.text("in"),
          );
        const status = async (campaign: string) => (await door.request(`/${campaign}`)).status;
        const inside = ROLE_HAS[role](permission) ? 200 : 403;
        expect([permission, await status("own"), await status("foreign")]).toEqual([
          permission,
          inside,
          role === "administrator" ? 200 : 404,
        ]);
      }
    },
  );

  test.each(["/users", "/users/ana", "/security-groups"])(
    "%s is for those who may: not for agents, not for strangers",
    async (path) => {
      const ana = await new Browser().signIn("ana");
      expect(await ana.refused("GET", path)).toMatchObject({ status: 403, code: "forbidden" });
      expect(await new Browser().refused("GET", path)).toMatchObject({ status: 401, code: "unauthenticated" });
    },
  );
});

describe("the door", () => {
  const form = { username: "csrf", name: "C", role: "agent", password: PASSWORD, confirm: PASSWORD };

  test.each([
    ["another site", { "Sec-Fetch-Site": "cross-site" }],
    ["a sister host", { "Sec-Fetch-Site": "same-site" }],
    ["no site at all", { "Sec-Fetch-Site": "none" }],
    ["an old browser on another site", { "Sec-Fetch-Site": undefined, Origin: "https://evil.test" }],
    ["an old browser in a sandboxed frame", { "Sec-Fetch-Site": undefined, Origin: "null" }],
    ["who says nothing", { "Sec-Fetch-Site": undefined }],
    ["a form", { "Content-Type": "text/plain" }],
    ["a form with files", { "Content-Type": "multipart/form-data; boundary=x" }],
  ])("refuses a write from %s", async (_, headers) => {
    for (const path of ["/users", "/auth/sign-in/username", "/auth/sign-out"]) {
      const request = admin.request("POST", path, form);
      for (const [name, value] of Object.entries(headers))
        if (value === undefined) request.headers.delete(name);
        else request.headers.set(name, value);
      const answer = await exports.default.fetch(request);
      expect([400, 403], path).toContain(answer.status);
    }
    expect(await rows("SELECT id FROM user WHERE username = 'csrf'")).toEqual([]);
  });

  test("takes a write from an old browser on its own pages", async () => {
    const request = admin.request("POST", "/users", form, { Origin: admin.origin });
    request.headers.delete("Sec-Fetch-Site");
    expect((await exports.default.fetch(request)).status).toBe(201);
  });

  test.each(['{"username":', "", "not json", '{"a":1}}'])("answers the body %j with malformed_json", async (body) => {
    expect(await admin.refused("POST", "/users", body)).toMatchObject({ status: 400, code: "malformed_json" });
    expect(await new Browser().refused("POST", "/auth/sign-in/username", body)).toMatchObject({
      code: "malformed_json",
    });
  });

  test("refuses a body over a megabyte, and answers unknown paths and users with a problem", async () => {
    expect(await admin.refused("POST", "/users", { ...form, name: "x".repeat(1_100_000) })).toMatchObject({
      code: "too_large",
    });
    expect(await admin.refused("GET", "/nothing/here")).toMatchObject({
      code: "not_found",
      instance: "/api/nothing/here",
    });
    expect(await admin.refused("GET", "/users/nobody")).toMatchObject({ code: "not_found" });
    // better-auth's own doors stay shut.
    expect(await new Browser().refused("POST", "/auth/sign-up/email", form)).toMatchObject({ code: "not_found" });
  });

  test("says of itself only that it is well, and nothing of it may be framed, sniffed or kept", async () => {
    const answer = await new Browser().send("GET", "/health");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: "ok", notYetTold: expect.any(Number) });
    expect(answer.headers.get("Content-Security-Policy")).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  });
});

import { env, exports } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import type { Role } from "../../domain/access/permission.ts";
import type { GroupResource, Me, PasswordAccepted, SecondFactorStarted, UserResource } from "../../protocol/access.ts";
import { createUser } from "../../store/access/users.ts";
import { authenticatorCode } from "../../tests/acceptance/authenticator.ts";
import { Browser, PASSWORD } from "../../tests/acceptance/browser.ts";
import { upgrade } from "../../tests/acceptance/line.ts";
import { hashPassword } from "../access/password-hash.ts";

const admin = new Browser();

async function person(username: string, role: Role = "agent"): Promise<void> {
  const settings = { name: username, role, groups: [], extension: "", totalCap: 0, mayToggleCall: false };
  const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
  const by = { id: "system", name: "test" };
  await createUser(env.CONFIG, by, username, { ...settings, language: null, disabled: false }, hash);
}

/** Their browser, with a second factor set up, and what it was set up with. */
async function withFactor(username: string, role?: Role): Promise<{ browser: Browser; started: SecondFactorStarted }> {
  await person(username, role);
  const browser = await new Browser().signIn(username);
  const started = await browser.ask<SecondFactorStarted>("POST", "/me/second-factor", { password: PASSWORD });
  await browser.ask("PUT", "/me/second-factor", { code: authenticatorCode(started.secret) });
  return { browser, started };
}

const typed = (browser: Browser, username: string) =>
  browser.ask<PasswordAccepted>("POST", "/auth/sign-in/username", { username, password: PASSWORD });
const second = (browser: Browser, code: string) => browser.send("POST", "/auth/sign-in/second-factor", { code });

beforeAll(async () => {
  await person("boss", "administrator");
  await admin.signIn("boss");
});

test("a second factor is set up with the password and a code; from then on the password alone lets nobody in", async () => {
  await person("ana");
  const [browser, other] = [await new Browser().signIn("ana"), await new Browser().signIn("ana")];
  expect(await browser.refused("POST", "/me/second-factor", { password: "not hers" })).toMatchObject({
    errors: [{ path: "password", code: "wrong" }],
  });
  const started = await browser.ask<SecondFactorStarted>("POST", "/me/second-factor", { password: PASSWORD });
  expect(started.uri).toMatch(/^otpauth:\/\/totp\/Deskline:ana\?/);
  expect(started.codes).toHaveLength(10);
  expect((await new Browser().signIn("ana")).cookies.size).toBeGreaterThan(0);
  const wrong = authenticatorCode(started.secret, Date.now() - 3_600_000);
  expect(await browser.refused("PUT", "/me/second-factor", { code: wrong })).toMatchObject({
    errors: [{ path: "code", code: "wrong_code" }],
  });
  await browser.ask("PUT", "/me/second-factor", { code: authenticatorCode(started.secret) });
  expect((await browser.ask<Me>("GET", "/me")).secondFactor).toBe("on");
  expect((await other.send("GET", "/me")).status).toBe(401);
  expect((await admin.ask<UserResource>("GET", "/users/ana")).twoFactor).toBe(true);

  const again = new Browser();
  expect(await typed(again, "ana")).toEqual({ second: true });
  expect((await again.send("GET", "/me")).status).toBe(401);
  expect((await second(again, wrong)).status).toBe(422);
  expect((await second(again, authenticatorCode(started.secret))).status).toBe(200);
  expect((await again.ask<Me>("GET", "/me")).username).toBe("ana");
});

test("a kept code comes in once, and new ones replace the old", async () => {
  const { browser, started } = await withFactor("berta");
  const [first = "", other = ""] = started.codes;
  const comes = async (code: string) => {
    const one = new Browser();
    await typed(one, "berta");
    return (await second(one, code)).status;
  };
  expect(await comes(first)).toBe(200);
  expect(await comes(first)).toBe(422);
  const { codes } = await browser.ask<{ codes: string[] }>("POST", "/me/second-factor/codes", { password: PASSWORD });
  expect(await comes(other)).toBe(422);
  expect(await comes(codes[0] ?? "")).toBe(200);
});

test("five wrong codes end the second step, and without the password there is none", async () => {
  await withFactor("carla");
  const browser = new Browser();
  await typed(browser, "carla");
  const answers: number[] = [];
  for (let tries = 0; tries < 6; tries++) answers.push((await second(browser, "000000")).status);
  expect(answers).toEqual([422, 422, 422, 422, 422, 401]);
  expect((await second(new Browser(), "000000")).status).toBe(401);
});

test("whose group requires a second factor sets one up before anything else", async () => {
  await person("dora");
  const browser = await new Browser().signIn("dora");
  const strict = { name: "Strict", permissions: [], campaigns: [], requiresTwoFactor: true };
  const { id } = await admin.ask<GroupResource>("POST", "/security-groups", strict);
  await admin.ask("PUT", "/users/dora", { name: "Dora", role: "agent", groups: ["Strict"] });
  expect((await browser.ask<Me>("GET", "/me")).secondFactor).toBe("due");
  expect((await browser.refused("GET", "/campaigns")).code).toBe("two_factor_required");
  expect((await browser.refused("GET", "/desk/socket", undefined, upgrade)).code).toBe("two_factor_required");
  const { secret } = await browser.ask<SecondFactorStarted>("POST", "/me/second-factor", { password: PASSWORD });
  await browser.ask("PUT", "/me/second-factor", { code: authenticatorCode(secret) });
  expect((await browser.refused("GET", "/users")).code).toBe("forbidden");
  await admin.ask("DELETE", `/security-groups/${id}`);
});

test("an administrator takes a lost one away, which ends their sessions; they take their own away with the password", async () => {
  const { browser } = await withFactor("elsa");
  await admin.ask("DELETE", "/users/elsa/second-factor");
  expect((await browser.forgetCache().send("GET", "/me")).status).toBe(401);
  expect(await typed(new Browser(), "elsa")).toEqual({ second: false });

  const { browser: own } = await withFactor("flora");
  expect((await own.send("DELETE", "/me/second-factor", { password: "not hers" })).status).toBe(422);
  await own.ask("DELETE", "/me/second-factor", { password: PASSWORD });
  expect((await own.ask<Me>("GET", "/me")).secondFactor).toBe("off");
  expect(await typed(new Browser(), "flora")).toEqual({ second: false });
  const noted = await env.CONFIG.prepare("SELECT action FROM audit WHERE action LIKE 'two-factor.%' ORDER BY id").all();
  expect(noted.results.map(({ action }) => action).slice(-4)).toEqual([
    "two-factor.create",
    "two-factor.remove",
    "two-factor.create",
    "two-factor.delete",
  ]);
});

test("a disabled user's code lets nobody in", async () => {
  const { started } = await withFactor("greta");
  const browser = new Browser();
  await typed(browser, "greta");
  await admin.ask("PUT", "/users/greta", { name: "Greta", role: "agent", groups: [], disabled: true });
  expect((await second(browser, authenticatorCode(started.secret))).status).toBe(401);
  expect((await browser.send("GET", "/me")).status).toBe(401);
});

test("a password alone gives no program a token of who has a second factor", async () => {
  const token = async (user: string) => {
    const init = { method: "POST", body: new URLSearchParams({ user, password: PASSWORD }) };
    const door = "https://deskline.test/Integra/resources/auth/getUserToken";
    return (await exports.default.fetch(new Request(door, init))).status;
  };
  await person("hilda", "supervisor");
  await withFactor("irma", "supervisor");
  expect(await token("hilda")).toBe(200);
  expect(await token("irma")).toBe(403);
});

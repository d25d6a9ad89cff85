import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import type { CampaignResource, Page } from "../../protocol/configuration.ts";
import type {
  ProviderChoice,
  ProviderHealth,
  ProviderResource,
  ProviderTestResult,
  Template,
} from "../../protocol/providers.ts";
import { providerSnapshot } from "../../store/configuration/snapshots.ts";
import { seedDemo } from "../../store/demo.ts";
import { seal, unseal } from "../../store/sealed.ts";
import { Browser } from "../../tests/acceptance/browser.ts";
import { answersOf, askedOf } from "../../tests/acceptance/customer.ts";
import { hashPassword } from "../access/password-hash.ts";

const DEMO_PASSWORD = "deskline-demo";
const SECRET = "s3cret-that-nobody-sees";
const admin = new Browser();
const supervisor = new Browser();
const ana = new Browser();
const limited = new Browser();

const template = (account: string) =>
  `https://${account}.carrier.test/send?to=\${phone}&text=\${message}&pass=in-the-url`;
const urlGet = (name: string, own: object = {}) => ({
  name,
  type: "url-get",
  settings: { url: template(name) },
  ...own,
});
const withPassword = (name: string, own: object = {}) => ({
  name,
  type: "url-get-auth",
  settings: { url: template(name), user: "deskline", country: "UY" },
  secrets: { password: SECRET },
  ...own,
});

beforeAll(async () => {
  const hash = await hashPassword(DEMO_PASSWORD, env.AUTH_SECRET);
  await seedDemo(env.CONFIG, ["127.0.0.1"], async () => hash);
  await admin.signIn("admin", DEMO_PASSWORD);
  await admin.ask("POST", "/security-groups", {
    name: "Proveedores",
    permissions: ["providers"],
    campaigns: ["web-demo"],
  });
  const user = { name: "Lía", role: "supervisor", groups: ["Proveedores"] };
  const password = "correct horse battery";
  await admin.ask("POST", "/users", { ...user, username: "lia", password, confirm: password });
  await Promise.all([
    supervisor.signIn("supervisor", DEMO_PASSWORD),
    ana.signIn("ana", DEMO_PASSWORD),
    limited.signIn("lia", password),
  ]);
});

const create = (draft: object) => admin.ask<ProviderResource>("POST", "/providers", draft);
const pathsOf = (problem: { errors?: { path: string }[] }) => problem.errors?.map(({ path }) => path).sort();

async function secretsOf(id: string) {
  const snapshot = await providerSnapshot(env.CONFIG, id);
  return unseal(env.SEAL_SECRET, id, snapshot?.sealedSecrets ?? "");
}

describe("what an account needs", () => {
  test("SMS-1, SMS-7: an empty form names what is missing, and nothing is stored", async () => {
    const refused = await admin.refused("POST", "/providers", {});
    expect(refused).toMatchObject({ status: 422, code: "invalid_input" });
    expect(refused.errors?.map(({ path, detail }) => [path, detail])).toEqual([
      ["name", "Must type name"],
      ["type", "Must choose type"],
    ]);
    expect((await admin.ask<Page<ProviderResource>>("GET", "/providers")).items).toEqual([]);
  });

  test.each([
    ["url-get", ["settings.url"]],
    ["url-post-auth", ["secrets.password", "settings.url", "settings.user"]],
    ["dinstar", ["secrets.password", "settings.ports", "settings.url", "settings.user"]],
    ["kannel", ["secrets.password", "settings.url", "settings.user"]],
    ["twilio", ["secrets.token", "settings.account", "settings.from"]],
    ["infobip", ["secrets.token", "settings.from", "settings.url"]],
    [
      "meta-whatsapp",
      [
        "secrets.appSecret",
        "secrets.token",
        "secrets.verifyToken",
        "settings.account",
        "settings.from",
        "settings.senderId",
      ],
    ],
    [
      "meta-messenger",
      ["secrets.appSecret", "secrets.token", "secrets.verifyToken", "settings.from", "settings.senderId"],
    ],
  ])(
    "SMS-4, SMS-7: %s without its fields is refused with all of them at once, beside the name",
    async (type, paths) => {
      expect(pathsOf(await admin.refused("POST", "/providers", { type }))).toEqual(["name", ...paths].sort());
    },
  );

  test("SMS-5: an empty RegExp, one that does not compile, and ports that are none are refused", async () => {
    const settings = { url: "https://x.carrier.test", ports: "0,1,2", pattern: "" };
    const draft = { name: "d", type: "dinstar", settings: { ...settings, user: "u" }, secrets: { password: "p" } };
    expect(pathsOf(await admin.refused("POST", "/providers", draft))).toEqual(["settings.pattern"]);
    const wrong = { ...draft, settings: { ...settings, pattern: "(", ports: "0;1" } };
    expect(pathsOf(await admin.refused("POST", "/providers", wrong))).toEqual([
      "settings.pattern",
      "settings.ports",
      "settings.user",
    ]);
  });

  test.each([
    "http://one.carrier.test/?p=${phone}&m=${message}",
    "https://127.0.0.1/?p=${phone}&m=${message}",
    "https://[::1]/?p=${phone}&m=${message}",
    "https://2130706433/?p=${phone}&m=${message}",
    "https://elsewhere.test/?p=${phone}&m=${message}",
    "https://${phone}.carrier.test/?m=${message}",
    "https://u:p@one.carrier.test/?p=${phone}&m=${message}",
    "ftp://one.carrier.test/?p=${phone}&m=${message}",
    "https://one.carrier.test/?p=${phone}",
    "https://one.carrier.test/?p=${phone}&m=${message}&x=${secret}",
  ])("SMS-6: an address that is never called, or says too little, is refused: %s", async (url) => {
    const refused = await admin.refused("POST", "/providers", { name: "a", type: "url-get", settings: { url } });
    expect(pathsOf(refused)).toEqual(["settings.url"]);
  });

  test("SMS-3, SMS-5: what is left out gets its default, of its own type", async () => {
    const { settings, channel, enabled, webhooks } = await create(urlGet("defaults"));
    expect(settings).toMatchObject({ pattern: ".", numberFormat: "national", rate: 10, encoding: "auto" });
    expect({ channel, enabled }).toEqual({ channel: "sms", enabled: true });
    expect(webhooks.inbound).toMatch(/^\/webhooks\/[A-Za-z0-9_-]{24,}\/inbound$/);
    const meta = { senderId: "1", account: "2", from: "+59898000100" };
    const secrets = { token: "t", appSecret: "a", verifyToken: "v", password: "not of this type" };
    const whatsapp = await create({ name: "wa", type: "meta-whatsapp", settings: meta, secrets });
    expect(whatsapp).toMatchObject({ channel: "whatsapp", settings: { numberFormat: "e164" } });
    expect(whatsapp.secrets.sort()).toEqual(["appSecret", "token", "verifyToken"]);
  });
});

describe("changing an account", () => {
  test("a secret is kept sealed, never sent back, never audited; a PUT without it keeps it", async () => {
    const { webhooks: _, id, channel: __, ...created } = await create(withPassword("sealed"));
    expect(created.secrets).toEqual(["password"]);
    const draft = { ...created, secrets: {}, settings: { ...created.settings, rate: 3 } };
    const replaced = await admin.ask<ProviderResource>("PUT", "/providers/SEALED", draft);
    expect(replaced).toMatchObject({ version: 2, secrets: ["password"], settings: { rate: 3 } });
    expect(await secretsOf(id)).toEqual({ password: SECRET });
    const row = await env.CONFIG.prepare("SELECT * FROM providers WHERE id = ?").bind(id).first();
    const audit = await env.CONFIG.prepare("SELECT * FROM audit WHERE subject = ?").bind(`provider:${id}`).all();
    expect(audit.results).toHaveLength(2);
    const told = JSON.stringify([row, replaced, await admin.ask("GET", "/providers")]);
    expect(told).not.toContain(SECRET);
    expect(JSON.stringify(audit.results)).not.toMatch(/s3cret|in-the-url|webhooks/);

    const other = await admin.ask<ProviderResource>("PUT", "/providers/sealed", {
      ...draft,
      version: 2,
      secrets: { password: "new" },
    });
    expect(other.secrets).toEqual(["password"]);
    expect(await secretsOf(id)).toEqual({ password: "new" });
    const emptied = await admin.refused("PUT", "/providers/sealed", {
      ...draft,
      version: 3,
      secrets: { password: "" },
    });
    expect(pathsOf(emptied)).toEqual(["secrets.password"]);
  });

  test("of several secrets one is replaced, the others stay", async () => {
    const settings = { senderId: "page-1", from: "La Tienda" };
    const secrets = { token: "t1", appSecret: "a1", verifyToken: "v1" };
    const {
      webhooks: _,
      channel: __,
      id,
      ...page
    } = await create({
      name: "page",
      type: "meta-messenger",
      settings,
      secrets,
    });
    await admin.ask("PUT", "/providers/page", { ...page, secrets: { token: "t2" } });
    expect(await secretsOf(id)).toEqual({ ...secrets, token: "t2" });
  });

  test("what is sealed for one account opens for no other, nor under another secret", async () => {
    const sealed = await seal(env.SEAL_SECRET, "one", { token: "t" });
    expect(await unseal(env.SEAL_SECRET, "one", sealed)).toEqual({ token: "t" });
    expect(sealed).not.toBe(await seal(env.SEAL_SECRET, "one", { token: "t" }));
    await expect(unseal(env.SEAL_SECRET, "two", sealed)).rejects.toThrow();
    await expect(unseal("another secret", "one", sealed)).rejects.toThrow();
    await expect(unseal(env.SEAL_SECRET, "one", `${sealed.slice(0, -6)}AAAA${sealed.slice(-2)}`)).rejects.toThrow();
    await expect(unseal(env.SEAL_SECRET, "one", "plain")).rejects.toThrow("not sealed by us");
  });

  test("a stale version conflicts, another type is refused, a name is unique without case", async () => {
    const { webhooks: _, id: __, channel: ___, secrets: ____, ...one } = await create(urlGet("first"));
    await admin.ask("PUT", "/providers/first", one);
    expect(await admin.refused("PUT", "/providers/first", one)).toMatchObject({ status: 409, code: "conflict" });
    const retyped = await admin.refused("PUT", "/providers/first", { ...one, version: 2, type: "url-post" });
    expect(pathsOf(retyped)).toEqual(["type"]);
    expect(await admin.refused("POST", "/providers", urlGet("FIRST"))).toMatchObject({ code: "name_taken" });
    await create(urlGet("second"));
    const renamed = await admin.refused("PUT", "/providers/first", { ...one, version: 2, name: "Second" });
    expect(renamed).toMatchObject({ code: "name_taken", errors: [{ path: "name" }] });
  });

  test("SMS-8: setting one default clears the other; without one it is the first of the list that sends SMS", async () => {
    const defaults = async () =>
      (await admin.ask<Page<ProviderResource>>("GET", "/providers")).items
        .filter((one) => one.isDefault)
        .map(({ name }) => name);
    expect(await defaults()).toEqual(["defaults"]);
    const z = await create(urlGet("z-default", { isDefault: true }));
    expect(await defaults()).toEqual(["z-default"]);
    await create(urlGet("y-default", { isDefault: true }));
    expect(await defaults()).toEqual(["y-default"]);
    const { webhooks: _, id: __, channel: ___, secrets: ____, ...stale } = z;
    expect(await admin.refused("PUT", "/providers/z-default", stale), "it has lost the flag since").toMatchObject({
      code: "conflict",
    });
    await admin.ask("DELETE", "/providers/y-default");
    expect(await defaults()).toEqual(["defaults"]);
  });

  test("SMS-9: one that a campaign leaves by is not deleted, and who uses it is said as far as one sees it", async () => {
    const { id } = await create(withPassword("used"));
    const form = {
      name: "campsms",
      channel: "sms",
      strategy: "nocall",
      thresholds: { serviceLevel: 30 },
      provider: id,
    };
    const campaign = await admin.ask<CampaignResource>("POST", "/campaigns", form);
    await env.CONFIG.prepare(
      `INSERT INTO dialers (id, name, channel, provider_id, campaign_id, enabled, settings, created_at)
       VALUES ('dialer-1', 'promo', 'sms', ?, NULL, 1, '{}', 0)`,
    )
      .bind(id)
      .run();
    const refused = await admin.refused("DELETE", "/providers/used");
    expect(refused).toMatchObject({ status: 409, code: "conflict" });
    expect(refused.detail).toContain("the campaign campsms, the dialer promo");
    const hidden = await limited.refused("DELETE", "/providers/used");
    expect(hidden.detail).toBe("It is still used by 2 that you do not see");
    await admin.ask("DELETE", `/campaigns/${campaign.name}`);
    await env.CONFIG.prepare("UPDATE dialers SET deleted_at = 1").run();
    const before = await providerSnapshot(env.CONFIG, id);
    await admin.ask("DELETE", "/providers/used");
    expect((await admin.refused("GET", "/providers/used")).status).toBe(404);
    expect(await providerSnapshot(env.CONFIG, id)).toMatchObject({ enabled: false, door: "" });
    expect(await secretsOf(id)).toEqual({});
    const answer = await exports.default.fetch(
      `https://deskline.test/webhooks/${before?.door}/inbound?phone=1&message=x`,
    );
    expect(answer.status, "its door is closed").toBe(404);
    await create(withPassword("used"));
  });
});

describe("who may", () => {
  test("accounts are for who administers providers; who builds campaigns or runs dialers chooses among them by name", async () => {
    for (const [method, path, body] of [
      ["GET", "/providers"],
      ["POST", "/providers", urlGet("mine")],
      ["GET", "/providers/defaults"],
      ["PUT", "/providers/defaults", urlGet("defaults")],
      ["DELETE", "/providers/defaults"],
      ["POST", "/providers/defaults/test", { to: "098344484", text: "x" }],
      ["GET", "/provider-health"],
      ["GET", "/providers/defaults/health"],
      ["POST", "/providers/defaults/templates/sync"],
      ["GET", "/providers/defaults/unread"],
      ["GET", "/providers/defaults/unread/1"],
    ] as const) {
      expect((await ana.refused(method, path, body)).code, `ana ${method} ${path}`).toBe("forbidden");
      expect((await supervisor.refused(method, path, body)).code, `supervisor ${method} ${path}`).toBe("forbidden");
      expect((await new Browser().refused(method, path, body)).code).toBe("unauthenticated");
    }
    expect((await ana.refused("GET", "/provider-choices")).code).toBe("forbidden");
    const { items } = await supervisor.ask<Page<ProviderChoice>>("GET", "/provider-choices");
    expect(items.find(({ name }) => name === "defaults")).toEqual({
      id: expect.any(String),
      name: "defaults",
      channel: "sms",
      enabled: true,
    });
    expect((await limited.ask<ProviderResource>("GET", "/providers/defaults")).name).toBe("defaults");
  });

  test("the list comes in pages, by name", async () => {
    const all = (await admin.ask<Page<ProviderResource>>("GET", "/providers")).items.map(({ name }) => name);
    const first = await admin.ask<Page<ProviderResource>>("GET", "/providers?limit=2");
    const second = await admin.ask<Page<ProviderResource>>("GET", `/providers?limit=200&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(all);
    expect(second.nextCursor).toBeNull();
  });
});

describe("whether it works", () => {
  const tested = (name: string, to = "098344484") =>
    admin.ask<ProviderTestResult>("POST", `/providers/${name}/test`, { to, text: "Prueba ñ" });

  test("a test leaves in the carrier's format, and health tells of it", async () => {
    await create(withPassword("tried"));
    expect(await tested("tried", "+598 98 344 484")).toEqual({ outcome: "accepted", carrierId: null, reason: "" });
    const [asked] = await askedOf("tried");
    expect(new URL(asked?.url ?? "").searchParams.get("to")).toBe("098344484");
    expect(new URL(asked?.url ?? "").searchParams.get("text")).toBe("Prueba ñ");
    expect(asked?.headers.authorization).toBe(`Basic ${btoa(`deskline:${SECRET}`)}`);
    const health = await admin.ask<ProviderHealth>("GET", "/providers/tried/health");
    expect(health).toMatchObject({ lastIn: null, lastError: null, slowUntil: null, sentLastMinute: 1 });
    expect(health.lastOut).toBeGreaterThan(Date.now() - 60_000);
    const audit = await env.CONFIG.prepare("SELECT after FROM audit WHERE action = 'provider.test'").first<{
      after: string;
    }>();
    expect(JSON.parse(audit?.after ?? "")).toEqual({ name: "tried", to: "+598 98 344 484", outcome: "accepted" });
  });

  test("a number that would be Other is refused and not sent", async () => {
    await create(withPassword("strict", { settings: { url: template("strict"), user: "u", pattern: "^09[0-9]{7}$" } }));
    for (const to of ["123", "29011234", "garbage"]) {
      const refused = await admin.refused("POST", "/providers/strict/test", { to, text: "x" });
      expect(refused).toMatchObject({ status: 422, code: "invalid_number", errors: [{ path: "to" }] });
    }
    expect(await askedOf("strict")).toEqual([]);
  });

  test("a refusal and a 429 are told as they came, and the pause shows on its health", async () => {
    await create(withPassword("busy"));
    await answersOf("busy", [
      { status: 400, body: "no credit" },
      { status: 429, headers: { "retry-after": "30" } },
    ]);
    expect((await tested("busy")).outcome).toBe("refused");
    expect((await tested("busy")).outcome).toBe("slow-down");
    const health = await admin.ask<ProviderHealth>("GET", "/providers/busy/health");
    expect(health.slowUntil).toBeGreaterThan(Date.now() + 20_000);
    expect(health.lastError?.detail).toContain("429");
    expect((await tested("busy")).outcome, "nobody sends meanwhile").toBe("slow-down");
    expect(await askedOf("busy")).toHaveLength(2);
  });

  test("WA-4: templates are read from the carrier and replace what was known; a type without them says so", async () => {
    const settings = { senderId: "1", account: "99", from: "+59898000100", url: "https://meta.carrier.test" };
    await create({
      name: "meta",
      type: "meta-whatsapp",
      settings,
      secrets: { token: "t", appSecret: "a", verifyToken: "v" },
    });
    const body = (names: string[]) =>
      JSON.stringify({
        data: names.map((name) => ({
          name,
          language: "es",
          status: "APPROVED",
          category: "UTILITY",
          components: [{ type: "BODY", text: "Hola {{1}}, su pedido {{2}} salió." }],
        })),
      });
    await answersOf("meta", [{ body: body(["envio", "saludo"]), headers: { "content-type": "application/json" } }]);
    const synced = await admin.ask<Page<Template>>("POST", "/providers/meta/templates/sync");
    expect(synced.items).toEqual([
      {
        name: "envio",
        language: "es",
        status: "approved",
        category: expect.any(String),
        body: "Hola {{1}}, su pedido {{2}} salió.",
        parameters: 2,
      },
      expect.objectContaining({ name: "saludo" }),
    ]);
    await answersOf("meta", [{ body: body(["saludo"]) }]);
    await admin.ask("POST", "/providers/meta/templates/sync");
    const kept = await supervisor.ask<Page<Template>>("GET", "/providers/meta/templates");
    expect(kept.items.map(({ name }) => name)).toEqual(["saludo"]);
    await answersOf("meta", [{ status: 500, body: "oops" }]);
    expect((await admin.refused("POST", "/providers/meta/templates/sync")).code).toBe("provider_unavailable");
    expect((await admin.ask<Page<Template>>("GET", "/providers/meta/templates")).items).toHaveLength(1);
    expect((await admin.refused("POST", "/providers/defaults/templates/sync")).code).toBe("invalid_input");
  });
});

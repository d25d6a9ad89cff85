import { env, exports } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import type { ConfigurationFile, ImportReport } from "../../protocol/configuration-file.ts";
import type { Problem } from "../../protocol/problem.ts";
import type { NewWebhook } from "../../protocol/webhooks.ts";
import { createUser } from "../../store/access/users.ts";
import { agentConfiguration, campaignSnapshot, changesSince, everything } from "../../store/configuration/snapshots.ts";
import { signingSecrets } from "../../store/configuration/webhook-secret.ts";
import { webhookSnapshot } from "../../store/configuration/webhook-snapshot.ts";
import { seedCarriers } from "../../store/demo/carriers.ts";
import { seedMail } from "../../store/demo/mail.ts";
import { seedDemo } from "../../store/demo.ts";
import { hashPassword } from "../access/password-hash.ts";
import { forgetRights } from "../access/rights.ts";

const PASSWORD = "deskline-demo";
let cookie = "";
let hook: NewWebhook;

async function signIn(username: string): Promise<string> {
  const answer = await ask("POST", "/auth/sign-in/username", { username, password: PASSWORD }, "");
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

function ask(method: string, path: string, body?: unknown, by = cookie): Promise<Response> {
  const headers = { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin", Cookie: by };
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  return exports.default.fetch(new Request(`https://deskline.test/api${path}`, { method, headers, ...text }));
}

async function answer<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const response = await ask(method, path, body);
  const text = await response.text();
  expect(response.ok, `${method} ${path}: ${response.status} ${text}`).toBe(true);
  return JSON.parse(text) as Body;
}

const exported = () => answer<ConfigurationFile>("GET", "/configuration");
const imported = (file: unknown, dryRun: boolean) =>
  answer<ImportReport>("POST", `/configuration/import?dryRun=${dryRun}`, file);
const newest = async () => (await everything(env.CONFIG)).version;

/** What a new instance has: its tables, and its first administrator. */
async function emptied(): Promise<void> {
  const tables = [
    "team_people teams group_campaigns group_users security_groups api_tokens session account canned_responses dispositions campaign_members",
    "quality_campaigns quality_models voice_members voice_campaigns breaks holidays dialers templates campaigns providers mailboxes",
    "common_canned_responses common_dispositions common_lists user alert_limits webhooks wallboards",
  ].flatMap((some) => some.split(" "));
  for (const table of tables) await env.CONFIG.exec(`DELETE FROM "${table}"`);
  forgetRights();
  await firstAdministrator("fresh");
  cookie = await signIn("fresh");
}

async function firstAdministrator(username: string): Promise<void> {
  const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
  const settings = { name: username, role: "administrator", groups: [], extension: "" } as const;
  const rest = { totalCap: 0, mayToggleCall: false, language: null, disabled: false };
  await createUser(env.CONFIG, { id: "system", name: "test" }, username, { ...settings, ...rest, groups: [] }, hash);
}

beforeAll(async () => {
  const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
  await seedDemo(env.CONFIG, ["127.0.0.1"], async () => hash);
  await seedCarriers(env.CONFIG, env.SEAL_SECRET, new URL("https://api.twilio.com"));
  await seedMail(env.CONFIG, env.SEAL_SECRET, { host: "127.0.0.1", port: 9 });
  await firstAdministrator("fresh");
  cookie = await signIn("admin");
  const common = [{ name: "Volver", comeBack: true, children: [] }];
  await answer("PUT", "/dispositions", { version: 1, items: common });
  await answer("PUT", "/canned-responses", { version: 1, items: [{ key: "todos", text: "A todos", folder: "F" }] });
  const questions = [{ text: "¿Saludó?", kind: "scale", weight: 2, required: true }];
  await answer("POST", "/quality-models", { name: "Trato", questions, campaigns: ["web-demo"] });
  await answer("POST", "/teams", { name: "Banco Sur", members: ["ana", "bruno"], supervisors: ["supervisor"] });
  const limits = { level: 90, leastEnded: 5, wait: 30, breaks: true, providers: false, to: "jefa@banco.example" };
  const { items: boxes } = await answer<{ items: { id: string }[] }>("GET", "/mailboxes");
  await answerEmpty("PUT", "/campaigns/web-demo/alert-limits", { ...limits, mailbox: boxes[0]?.id });
  await answerEmpty("PUT", "/alert-limits", { ...limits, to: "", mailbox: "" });
  const url = "https://crm.carrier.test/hook";
  hook = await answer<NewWebhook>("POST", "/webhooks", {
    name: "CRM",
    url,
    events: ["message"],
    campaigns: ["web-demo"],
  });
  await answer("POST", "/wallboards", { name: "Sala", campaigns: ["web-demo"] });
  await env.CONFIG.exec(
    `INSERT INTO templates SELECT id, 'turno', 'es', 'approved', 'UTILITY', 'Su turno: {{1}}', 1, 1 FROM providers LIMIT 1`,
  );
  await answer("POST", "/holidays", { name: "Aniversario", date: "2027-08-01", campaign: "web-demo" });
  await answer("POST", "/holidays", {
    name: "Navidad",
    date: "2026-12-25",
    yearly: true,
    text: { es: "¡Felicidades!" },
  });
});

test("the configuration of one instance, imported into an empty one, makes the same centre", async () => {
  const file = await exported();
  expect(file.campaigns.length).toBeGreaterThan(3);
  expect(file.providers.length).toBeGreaterThan(2);
  expect(file.dialers.length).toBeGreaterThan(0);
  expect([file.templates.length, file.alertLimits.length, file.webhooks.length]).toEqual([1, 2, 1]);
  const text = JSON.stringify(file);
  for (const secret of ["password", "secrets", "door", "Sala", hook.secret, PASSWORD])
    expect(text).not.toContain(secret);
  const before = new Map((await everything(env.CONFIG)).ids.campaign.map((id) => [id, id]));

  await emptied();
  const dry = await imported(file, true);
  expect(dry.refused).toEqual([]);
  expect((await exported()).campaigns).toEqual([]);
  const version = await newest();
  const report = await imported(file, false);
  const made = report.newSecrets[0]?.secret ?? "";
  expect(made).toMatch(/^whsec_/);
  expect(made).not.toBe(hook.secret);
  expect(report).toEqual({ ...dry, newSecrets: [{ webhook: "CRM", secret: made }] });
  expect(dry.newSecrets).toEqual([{ webhook: "CRM", secret: "" }]);
  expect(report.created).toContainEqual({ kind: "campaigns", name: "web-demo" });
  expect(report.created).toContainEqual({ kind: "qualityModels", name: "Trato" });
  expect(report.secrets).toContainEqual({ kind: "users", name: "ana", secrets: ["password"] });
  expect(report.secrets.some(({ kind }) => kind === "providers")).toBe(true);
  expect(await exported()).toEqual(file);

  const again = await imported(file, false);
  expect([again.created, again.changed, again.refused]).toEqual([[], [], []]);
  const { ids } = await everything(env.CONFIG);
  expect(ids.campaign.every((id) => !before.has(id))).toBe(true);
  const { changes: told } = await changesSince(env.CONFIG, version, 5_000);
  for (const id of ids.campaign) expect(told).toContainEqual(expect.objectContaining({ kind: "campaign", id }));
  const snapshots = await Promise.all(ids.campaign.map((id) => campaignSnapshot(env.CONFIG, id)));
  const web = snapshots.find((one) => one?.campaign.name === "web-demo");
  expect(web?.members.map(({ name }) => name)).toEqual(["Ana", "Bruno", "Carla"]);
  expect(web?.dispositions).toContainEqual(["Volver"]);
  const agents = await Promise.all(ids.agent.map((id) => agentConfiguration(env.CONFIG, id)));
  const listener = ids.webhook.find((id) => id !== hook.id) ?? "";
  const listening = await webhookSnapshot(env.CONFIG, listener);
  expect(await signingSecrets(env.SEAL_SECRET, listener, listening?.sealedSecret ?? "", Date.now())).toEqual([made]);
  expect(agents.find((one) => one?.username === "ana")).toMatchObject({ extension: "1001", voice: true });
  expect((await ask("POST", "/auth/sign-in/username", { username: "ana", password: PASSWORD }, "")).status).toBe(401);
  await answerEmpty("PUT", "/users/ana/password", { password: "otra-clave-larga", confirm: "otra-clave-larga" });
});

test("a file changes what it names, leaves the rest, and says which is which before it does", async () => {
  const file = await exported();
  const [web] = file.campaigns.filter(({ name }) => name === "web-demo");
  if (web === undefined) throw new Error("the demo has it");
  const part = {
    format: file.format,
    version: 1,
    campaigns: [{ ...web, maxInteractions: 9, members: [{ username: "ana", penalty: 20 }] }],
    breaks: [{ name: "Nueva", icon: "star", limit: 5, perDay: 10, paid: true }],
  };
  const report = await imported(part, true);
  expect(report).toMatchObject({
    created: [{ kind: "breaks", name: "Nueva" }],
    changed: [{ kind: "campaigns", name: "web-demo" }],
    refused: [],
    secrets: [],
  });
  await imported(part, false);
  const after = await exported();
  expect(after.users).toEqual(file.users);
  expect(after.campaigns.find(({ name }) => name === "web-demo")).toMatchObject({
    maxInteractions: 9,
    members: [{ username: "ana", penalty: 20 }],
    dispositions: web.dispositions,
  });
});

test.each<[string, (file: ConfigurationFile) => unknown, string[]]>([
  ["is no configuration", () => ({ hello: 1 }), ["format", "version", ""]],
  ["is of a later version", (file) => ({ ...file, version: 2 }), ["version"]],
  [
    "has a wrong field",
    (file) => ({ ...file, breaks: [{ name: "", icon: "star", limit: -1 }] }),
    ["breaks.0.name", "breaks.0.limit"],
  ],
  [
    "names what there is not",
    (file) => ({ ...file, campaigns: file.campaigns.map((one) => ({ ...one, provider: "nobody" })).slice(0, 1) }),
    ["campaigns"],
  ],
  ["has something twice", (file) => ({ ...file, breaks: [...file.breaks, ...file.breaks.slice(0, 1)] }), ["breaks"]],
  [
    "changes what stays",
    (file) => ({ ...file, campaigns: file.campaigns.slice(0, 1).map((one) => ({ ...one, caseCode: "ZZZZ" })) }),
    ["campaigns"],
  ],
  [
    "gives an extension to two",
    (file) => ({ ...file, users: file.users.map((one) => ({ ...one, extension: "1001" })) }),
    ["users"],
  ],
  [
    "takes its importer's rights",
    (file) => ({
      ...file,
      users: file.users.map((one) => (one.username === "fresh" ? { ...one, disabled: true } : one)),
    }),
    ["users.fresh"],
  ],
  [
    "tells an address within the house",
    (file) => ({ ...file, webhooks: file.webhooks.map((one) => ({ ...one, url: "https://169.254.169.254/x" })) }),
    ["webhooks.CRM"],
  ],
  [
    "writes of alerts from no mailbox",
    (file) => ({ ...file, alertLimits: file.alertLimits.map((one) => ({ ...one, mailbox: "nobody" })) }),
    ["alertLimits"],
  ],
  [
    "hands over to no campaign",
    (file) => ({ ...file, campaigns: file.campaigns.slice(0, 1).map((one) => ({ ...one, transferTo: ["nowhere"] })) }),
    ["campaigns"],
  ],
  [
    "would call an address within the house",
    (file) => ({
      ...file,
      providers: file.providers.slice(0, 1).map((one) => ({
        ...one,
        settings: { ...one.settings, url: "http://169.254.169.254/latest" },
      })),
    }),
    ["providers"],
  ],
])("a file that %s changes nothing and says why", async (_, broken, paths) => {
  const before = await exported();
  const version = await newest();
  const response = await ask("POST", "/configuration/import?dryRun=false", broken(structuredClone(before)));
  const { code, errors = [] } = await response.json<Problem>();
  expect(code).toBe("invalid_input");
  expect(errors.length).toBeGreaterThan(0);
  for (const path of paths) expect(errors.some((error) => error.path.startsWith(path))).toBe(true);
  expect(await newest()).toBe(version);
  expect(await exported()).toEqual(before);
});

test("what no schema sees and the database refuses changes nothing either", async () => {
  const before = await exported();
  await env.CONFIG.exec(
    "CREATE TRIGGER refuse_late BEFORE INSERT ON common_dispositions BEGIN SELECT RAISE(ABORT, 'constraint failed: late'); END",
  );
  const file = {
    ...before,
    breaks: [...before.breaks, { name: "Perdida", icon: "star", limit: 1, perDay: 0, paid: false }],
    dispositions: [{ name: "Otra", children: [] }],
  };
  expect((await ask("POST", "/configuration/import?dryRun=false", file)).status).toBe(500);
  await env.CONFIG.exec("DROP TRIGGER refuse_late");
  expect(await exported()).toEqual(before);
});

test("SEC-5: only who may do everything exports or imports", async () => {
  const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
  const settings = {
    name: "S",
    role: "supervisor",
    groups: [],
    extension: "",
    totalCap: 0,
    mayToggleCall: false,
  } as const;
  const rest = { language: null, disabled: false, groups: [] };
  await createUser(env.CONFIG, { id: "system", name: "test" }, "super-two", { ...settings, ...rest }, hash);
  const supervisor = await signIn("super-two");
  expect((await ask("GET", "/configuration", undefined, supervisor)).status).toBe(403);
  expect((await ask("POST", "/configuration/import", {}, supervisor)).status).toBe(403);
  expect((await ask("GET", "/configuration", undefined, "")).status).toBe(401);
});

async function answerEmpty(method: string, path: string, body: unknown): Promise<void> {
  const response = await ask(method, path, body);
  expect(response.status, await response.text()).toBe(204);
}

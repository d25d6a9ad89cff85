import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import type { AuditChoices, AuditEntry } from "../../protocol/audit.ts";
import type { CampaignResource, Page } from "../../protocol/configuration.ts";
import { seedDemo } from "../../store/demo.ts";
import { Browser, PASSWORD } from "../../tests/acceptance/browser.ts";
import { hashPassword } from "../access/password-hash.ts";

const DEMO_PASSWORD = "deskline-demo";
const admin = new Browser();
const limited = new Browser();
let web: CampaignResource;

const log = async (browser: Browser, query = "") =>
  (await browser.ask<Page<AuditEntry>>("GET", `/audit?limit=200&${query}`)).items;

beforeAll(async () => {
  const hash = await hashPassword(DEMO_PASSWORD, env.AUTH_SECRET);
  await seedDemo(env.CONFIG, ["127.0.0.1"], async () => hash);
  await admin.signIn("admin", DEMO_PASSWORD);
  await admin.ask("POST", "/security-groups", { name: "Control", permissions: ["audit"], campaigns: ["web-demo"] });
  const user = { name: "Lía", role: "supervisor", groups: ["Control"] };
  await admin.ask("POST", "/users", { ...user, username: "lia", password: PASSWORD, confirm: PASSWORD });
  await limited.signIn("lia");
  await admin.send("POST", "/auth/sign-in/username", { username: "lia", password: "not hers" });
  web = await admin.ask<CampaignResource>("GET", "/campaigns/web-demo");
  await admin.ask("POST", "/members", { action: "add", campaigns: ["web-demo"], agents: ["ana"], penalty: 0 });
  await admin.ask("POST", "/breaks", { name: "Inventario", icon: "coffee", limit: 30, perDay: 0, paid: false });
});

test("who did what to what is read with its names, refused attempts too, the last first", async () => {
  const entries = await log(admin);
  const [newest] = entries;
  expect(newest).toMatchObject({ action: "break.create", subjectName: "Inventario" });
  expect(entries.map(({ at }) => at)).toEqual(
    entries
      .map(({ at }) => at)
      .toSorted()
      .reverse(),
  );
  expect(entries).toContainEqual(expect.objectContaining({ action: "sign-in.refused", subjectName: "Lía" }));
  expect(JSON.stringify(entries)).not.toContain(PASSWORD);
});

test("it is narrowed by person, deed, subject and time, and read page by page without a gap", async () => {
  const [made] = await log(admin, "action=break.create");
  const all = await log(admin);
  expect(new Set((await log(admin, "action=group.create")).map(({ action }) => action))).toEqual(
    new Set(["group.create"]),
  );
  const ofLia = await log(admin, `actor=${(await limited.ask<{ user: string }>("GET", "/me")).user}`);
  expect(new Set(ofLia.map(({ actorName }) => actorName))).toEqual(new Set(["Lía"]));
  expect(await log(admin, `subject=${encodeURIComponent(made?.subject ?? "")}`)).toEqual([made]);
  expect(
    await log(admin, `from=${made?.at}&to=${new Date(Date.parse(made?.at ?? "") + 1).toISOString()}`),
  ).toContainEqual(made);
  expect(await log(admin, `to=${all.at(-1)?.at}`)).toEqual([]);
  const paged: AuditEntry[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const page: Page<AuditEntry> = await admin.ask("GET", `/audit?limit=3${query}`);
    paged.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(all);
});

test("who is limited to campaigns reads what was done to them, and their own deeds; without the permission nobody reads", async () => {
  const me = await limited.ask<{ user: string }>("GET", "/me");
  const seen = await log(limited);
  expect(seen.length).toBeGreaterThan(0);
  for (const { actor, subject } of seen) expect(actor === me.user || subject === `campaign:${web.id}`).toBe(true);
  expect(await log(limited, "action=break.create")).toEqual([]);
  const choices = await limited.ask<AuditChoices>("GET", "/audit/choices");
  expect(choices.actions).not.toContain("break.create");
  expect((await admin.ask<AuditChoices>("GET", "/audit/choices")).actions).toContain("break.create");
  const supervisor = await new Browser().signIn("supervisor", DEMO_PASSWORD);
  for (const path of ["/audit", "/audit/choices", "/audit/export.csv"])
    expect(await supervisor.refused("GET", path)).toMatchObject({ code: "forbidden" });
});

test("the export holds what the list shows, and is itself noted", async () => {
  const answer = await admin.send("GET", "/audit/export.csv?action=break.create");
  const lines = (await answer.text()).trim().split("\r\n");
  expect(lines).toHaveLength(1 + (await log(admin, "action=break.create")).length);
  expect(lines[1]).toContain(";break.create;");
  expect((await log(admin))[0]).toMatchObject({ action: "audit.export", after: { action: "break.create" } });
});

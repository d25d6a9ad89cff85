import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { mailboxById, mailboxesOf } from "../../durable-objects/directory/door.ts";
import type { CampaignResource, Page } from "../../protocol/configuration.ts";
import type { MailboxChoice, MailboxResource } from "../../protocol/mailboxes.ts";
import { mailboxSnapshot } from "../../store/configuration/snapshots.ts";
import { seedDemo } from "../../store/demo.ts";
import { unseal } from "../../store/sealed.ts";
import { Browser } from "../../tests/acceptance/browser.ts";
import { until } from "../../tests/acceptance/line.ts";
import { hashPassword } from "../access/password-hash.ts";

const DEMO_PASSWORD = "deskline-demo";
const SECRET = "s3cret-that-nobody-sees";
const admin = new Browser();

/** Off, so that nobody calls the server, which there is not. */
const ownServer = (name: string, own: object = {}) => ({
  name,
  address: `${name}@banco.example`,
  way: "smtp",
  smtp: { host: "smtp.gmail.com", port: 587, user: "soporte@banco.example" },
  password: SECRET,
  enabled: false,
  ...own,
});
const campaignOf = (name: string, own: object = {}) => ({
  name,
  channel: "email",
  strategy: "nocall",
  thresholds: { serviceLevel: 3_600 },
  ...own,
});

beforeAll(async () => {
  const hash = await hashPassword(DEMO_PASSWORD, env.AUTH_SECRET);
  await seedDemo(env.CONFIG, ["127.0.0.1"], async () => hash);
  await admin.signIn("admin", DEMO_PASSWORD);
});

const create = (draft: object) => admin.ask<MailboxResource>("POST", "/mailboxes", draft);
const detailsOf = (errors: { path: string; detail: string }[] | undefined) =>
  Object.fromEntries((errors ?? []).map(({ path, detail }) => [path, detail]));

describe("the form", () => {
  test("EML-10, EML-11, EML-12, EML-17: all that is missing is said at once, in the words of the predecessor", async () => {
    const { errors } = await admin.refused("POST", "/mailboxes", { way: "smtp", smtp: { user: "ana" } });
    expect(detailsOf(errors)).toEqual({
      name: "Must type name",
      address: "Must type an email",
      "smtp.host": "Must type SMTP ip and port",
      "smtp.port": "Must type SMTP ip and port",
      password: "Must type a password",
    });
    const bare = await admin.refused("POST", "/mailboxes", { ...ownServer("sin-servidor"), smtp: null });
    expect(detailsOf(bare.errors)).toEqual({ smtp: "Must type SMTP ip and port" });
  });

  test("EML-14: a port is digits", async () => {
    const smtp = { host: "smtp.gmail.com", port: "587" };
    const { errors } = await admin.refused("POST", "/mailboxes", ownServer("puerto", { smtp }));
    expect(detailsOf(errors)).toEqual({ "smtp.port": "Must type SMTP ip and port" });
  });

  test("platform E6: a server that may not be called is refused where it is typed", async () => {
    for (const host of ["10.0.0.1", "localhost", "smtp.strangers.example"]) {
      const smtp = { host, port: 587 };
      const { errors } = await admin.refused("POST", "/mailboxes", ownServer("adentro", { smtp, enabled: true }));
      expect(errors?.map(({ path, code }) => [path, code])).toEqual([["smtp.host", "not_allowed"]]);
    }
  });

  test("one address is one mailbox, however it is written, until it is deleted", async () => {
    await create({ name: "unica", address: "Unica@Banco.Example" });
    const again = { name: "otra", address: "unica@banco.EXAMPLE" };
    const { code, errors } = await admin.refused("POST", "/mailboxes", again);
    expect([code, errors?.[0]?.path]).toEqual(["name_taken", "address"]);
    await admin.ask("DELETE", "/mailboxes/unica");
    await create(again);
  });
});

describe("what is kept", () => {
  test("EML-11: the password is sealed, never sent back, stays when it is left out and goes when it is emptied", async () => {
    const created = await create(ownServer("sellada"));
    expect(created.hasPassword).toBe(true);
    const { name, address, way, smtp, enabled, version } = created;
    const form = { name, address, way, smtp, enabled };
    const kept = await admin.ask<MailboxResource>("PUT", "/mailboxes/sellada", { ...form, version, fromName: "Banco" });
    expect(kept).toMatchObject({ hasPassword: true, fromName: "Banco", version: 2 });
    const sealed = (await mailboxSnapshot(env.CONFIG, created.id))?.sealedSecrets ?? "";
    expect(await unseal(env.SEAL_SECRET, created.id, sealed)).toEqual({ password: SECRET });
    const listed = await admin.ask<Page<MailboxResource>>("GET", "/mailboxes");
    expect(JSON.stringify([listed, kept, created, sealed])).not.toContain(SECRET);
    const { results } = await env.CONFIG.prepare("SELECT * FROM audit").all();
    expect(JSON.stringify(results)).not.toContain(SECRET);
    const open = { ...form, smtp: { ...smtp, user: "" }, password: "", version: 2 };
    expect(await admin.ask<MailboxResource>("PUT", "/mailboxes/sellada", open)).toMatchObject({ hasPassword: false });
  });

  test("who saves a form that somebody else has saved meanwhile is told", async () => {
    const { name, address, version } = await create({ name: "de-dos", address: "de-dos@banco.example" });
    await admin.ask("PUT", "/mailboxes/de-dos", { name, address, version, fromName: "Uno" });
    const { code } = await admin.refused("PUT", "/mailboxes/de-dos", { name, address, version, fromName: "Dos" });
    expect(code).toBe("conflict");
  });

  test("what is done to a mailbox stands in the audit log", async () => {
    const { id } = await create({ name: "auditada", address: "auditada@banco.example" });
    await admin.ask("DELETE", "/mailboxes/auditada");
    const { results } = await env.CONFIG.prepare("SELECT action, actor_name FROM audit WHERE subject = ? ORDER BY id")
      .bind(`mailbox:${id}`)
      .all();
    expect(results).toEqual([
      { action: "mailbox.create", actor_name: "Admin" },
      { action: "mailbox.delete", actor_name: "Admin" },
    ]);
  });
});

describe("who may", () => {
  test("seed, E-mail: supervisors reach neither mailboxes nor mail campaigns", async () => {
    const mailbox = await create({ name: "de-admin", address: "de-admin@banco.example" });
    const campaign = campaignOf("mail-admin", { mailbox: mailbox.id });
    const created = await admin.ask<CampaignResource>("POST", "/campaigns", campaign);
    await admin.ask("POST", "/security-groups", {
      name: "Correo",
      permissions: ["campaigns", "members"],
      campaigns: ["web-demo", "mail-admin"],
    });
    const user = { name: "Lía", role: "supervisor", groups: ["Correo"] };
    const password = "correct horse battery";
    await admin.ask("POST", "/users", { ...user, username: "lia", password, confirm: password });
    const supervisor = await new Browser().signIn("lia", password);
    const { id: _, channel: __, caseCode: ___, ...form } = created;
    const tries: [string, string, object?][] = [
      ["GET", "/mailboxes"],
      ["POST", "/mailboxes", { name: "mía", address: "mia@banco.example" }],
      ["GET", "/mailbox-choices"],
      ["GET", "/mailbox-health"],
      ["GET", "/mailboxes/de-admin/health"],
      ["POST", "/mailboxes/de-admin/test", {}],
      ["DELETE", "/mailboxes/de-admin"],
      ["POST", "/campaigns", campaignOf("mail-supervisor")],
      ["PUT", "/campaigns/mail-admin", form],
      ["DELETE", "/campaigns/mail-admin"],
    ];
    for (const [method, path, body] of tries)
      expect((await supervisor.refused(method, path, body)).code, `${method} ${path}`).toBe("forbidden");
  });
});

describe("campaigns of a mailbox", () => {
  test("EML-10: it chooses among those that there are; a mailbox in use stays, and says by whom it is used", async () => {
    const { id } = await create({ name: "usada", address: "usada@banco.example" });
    const { errors } = await admin.refused(
      "POST",
      "/campaigns",
      campaignOf("mail-ninguna", { mailbox: "no-such-box" }),
    );
    expect(errors?.map(({ path }) => path)).toEqual(["mailbox"]);
    const { items } = await admin.ask<Page<MailboxChoice>>("GET", "/mailbox-choices");
    expect(items.find((one) => one.id === id)).toEqual({
      id,
      name: "usada",
      address: "usada@banco.example",
      enabled: true,
    });
    await admin.ask("POST", "/campaigns", campaignOf("mail-usada", { mailbox: id }));
    const { code, detail } = await admin.refused("DELETE", "/mailboxes/usada");
    expect([code, detail]).toEqual(["conflict", "It is still used by the campaign mail-usada"]);
    await admin.ask("POST", "/security-groups", { name: "Cartas", permissions: ["mail-campaigns"], campaigns: [] });
    const user = { username: "nora", name: "Nora", role: "supervisor", groups: ["Cartas"] };
    await admin.ask("POST", "/users", { ...user, password: "correct horse battery", confirm: "correct horse battery" });
    const nora = await new Browser().signIn("nora", "correct horse battery");
    const unseen = await nora.refused("DELETE", "/mailboxes/usada");
    expect(unseen.detail, "SEC-5").toBe("It is still used by 1 that you do not see");
    expect(JSON.stringify(unseen)).not.toContain("mail-usada");
    await admin.ask("DELETE", "/campaigns/mail-usada");
    await admin.ask("DELETE", "/mailboxes/usada");
  });

  test("EML-10, EML-22: an address leads to the campaigns of its mailbox and to those that name it, until either changes", async () => {
    const box = await create({ name: "rutas", address: "rutas@banco.example" });
    const addresses = ["rutas-viejas@banco.example"];
    const campaign = campaignOf("mail-rutas", { mailbox: box.id, addresses });
    const created = await admin.ask<CampaignResource>("POST", "/campaigns", campaign);
    const second = campaignOf("mail-rutas-2", { addresses: ["rutas@banco.example"] });
    await admin.ask("POST", "/campaigns", second);
    const leads = (address: string, to: string[] | null) =>
      until(async () => {
        const route = await mailboxesOf(env, address);
        const names = route?.campaigns.map(({ campaign: { name } }) => name) ?? null;
        return JSON.stringify(names) === JSON.stringify(to);
      });
    await leads("rutas@banco.example", ["mail-rutas", "mail-rutas-2"]);
    await leads("Rutas-Viejas+es@banco.example", ["mail-rutas"]);
    const { name, version } = box;
    await admin.ask("PUT", "/mailboxes/rutas", { name, version, address: "rutas-nuevas@banco.example" });
    await leads("rutas@banco.example", ["mail-rutas-2"]);
    await leads("rutas-nuevas@banco.example", ["mail-rutas"]);
    await admin.ask("DELETE", "/campaigns/mail-rutas");
    await leads("rutas-nuevas@banco.example", []);
    await leads("rutas-viejas@banco.example", null);
    await admin.ask("DELETE", "/mailboxes/rutas");
    await leads("rutas-nuevas@banco.example", null);
    expect((await mailboxById(env, created.mailbox ?? ""))?.enabled).toBe(false);
  });
});

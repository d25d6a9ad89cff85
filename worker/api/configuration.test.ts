import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { forgetCampaigns } from "../../durable-objects/directory/door.ts";
import type { InteractionItem } from "../../protocol/archive.ts";
import type {
  CampaignLine,
  CampaignResource,
  HolidayResource,
  MembersChanged,
  MembersScreen,
  NewKey,
  Page,
} from "../../protocol/configuration.ts";
import type { FieldError, Problem } from "../../protocol/problem.ts";
import type { WebchatWelcome } from "../../protocol/webchat.ts";
import { createUser } from "../../store/access/users.ts";
import { recordInteractions } from "../../store/archive/interactions.ts";
import {
  agentConfiguration,
  campaignIdByName,
  campaignSnapshot,
  changesSince,
  everything,
} from "../../store/configuration/snapshots.ts";
import { seedDemo } from "../../store/demo.ts";
import { hashPassword } from "../access/password-hash.ts";

const ORIGIN = "https://deskline.test";
const PASSWORD = "deskline-demo";

/** Somebody's browser: signed in, on the portal's own pages. */
class Browser {
  #cookie = "";

  async signIn(username: string): Promise<this> {
    const answer = await this.send("POST", "/auth/sign-in/username", { username, password: PASSWORD });
    expect(answer.status).toBe(200);
    this.#cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
    return this;
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    return exports.default.fetch(
      new Request(`${ORIGIN}/api${path}`, {
        method,
        headers: { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin", Cookie: this.#cookie },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  }

  sendFile(path: string, name: string, bytes: Uint8Array, type = "application/pdf"): Promise<Response> {
    const headers = {
      "Content-Type": type,
      "Content-Length": String(bytes.byteLength),
      "X-File-Name": encodeURIComponent(name),
      "Sec-Fetch-Site": "same-origin",
      Cookie: this.#cookie,
    };
    return exports.default.fetch(new Request(`${ORIGIN}/api${path}`, { method: "POST", headers, body: bytes }));
  }

  /** The answer of a request that must succeed. */
  async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.send(method, path, body);
    const text = await answer.text();
    expect(answer.ok, `${method} ${path}: ${answer.status} ${text}`).toBe(true);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  }

  /** The problem of a request that must be refused. */
  async refused(method: string, path: string, body?: unknown): Promise<Problem> {
    const answer = await this.send(method, path, body);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    return answer.json<Problem>();
  }

  /** A new campaign that asks for no more than it must. */
  campaign(name: string, change: object = {}): Promise<CampaignResource> {
    return this.ask("POST", "/campaigns", { name, strategy: "nocall", thresholds: { serviceLevel: 30 }, ...change });
  }
}

const admin = new Browser();
const supervisor = new Browser();
const ana = new Browser();
const nobody = new Browser();

beforeAll(async () => {
  const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
  await seedDemo(env.CONFIG, ["127.0.0.1"], async () => hash);
  await Promise.all([admin.signIn("admin"), supervisor.signIn("supervisor"), ana.signIn("ana")]);
});

/** Ids of whom the changes after `version` concern, by user name and campaign name. */
async function concerned(version: number): Promise<string[]> {
  const names = await env.CONFIG.prepare("SELECT id, name FROM campaigns UNION SELECT id, username FROM user").all<{
    id: string;
    name: string;
  }>();
  const nameOf = new Map(names.results.map(({ id, name }) => [id, name]));
  const { changes } = await changesSince(env.CONFIG, version, 100);
  return changes.map(({ kind, id }) => `${kind} ${nameOf.get(id)}`).sort();
}

async function newest(): Promise<number> {
  return (await everything(env.CONFIG)).version;
}

async function userId(username: string): Promise<string> {
  const row = await env.CONFIG.prepare("SELECT id FROM user WHERE username = ?").bind(username).first<{ id: string }>();
  return row?.id ?? "";
}

const pathsOf = (errors: FieldError[] | undefined) => errors?.map(({ path }) => path);
const usernames = (rows: { username: string }[]) => rows.map(({ username }) => username).sort();

describe("campaigns", () => {
  test("WEB-1 to WEB-4: an empty form is refused with all that is missing, in order, and nothing is stored", async () => {
    const before = await newest();
    const { status, code, errors } = await admin.refused("POST", "/campaigns", {});
    expect({ status, code }).toEqual({ status: 422, code: "invalid_input" });
    expect(errors?.map(({ path, detail }) => [path, detail])).toEqual([
      ["name", "Must type name"],
      ["strategy", "Must choose strategy"],
      ["thresholds.serviceLevel", "Type service level"],
    ]);
    expect(await newest()).toBe(before);
  });

  test("WEB-1, WEB-2, WEB-3: name, strategy and service level are enough; the case code comes from the name", async () => {
    const created = await admin.campaign("Minimal");
    expect(created).toMatchObject({ name: "Minimal", strategy: "nocall", caseCode: "MIN", version: 1, enabled: true });
    expect(await admin.ask("GET", "/campaigns/minimal")).toEqual(created);
  });

  test("WEB-1: a name is unique without case, and a case code too", async () => {
    await admin.campaign("unica");
    const name = await admin.refused("POST", "/campaigns", {
      name: "UNICA",
      strategy: "nocall",
      thresholds: { serviceLevel: 1 },
    });
    expect({ status: name.status, code: name.code, paths: pathsOf(name.errors) }).toEqual({
      status: 409,
      code: "name_taken",
      paths: ["name"],
    });
    const draft = { name: "otra", caseCode: "UNI", strategy: "nocall", thresholds: { serviceLevel: 1 } };
    expect(pathsOf((await admin.refused("POST", "/campaigns", draft)).errors)).toEqual(["caseCode"]);
  });

  test("WEB-5, WEB-10 to WEB-13, WEB-20, WEB-22, WEB-25, WEB-30 to WEB-35, WEB-40, WEB-51, WEB-52, WEB-54: every field is kept as it was given", async () => {
    const { id: _, caseCode: __, channel: ___, version, ...form } = await admin.campaign("entera");
    const texts = { es: "<b>Hola</b> & <script>alert(1)</script>", en: "Hi", pt: "Olá" };
    const changed = {
      ...form,
      name: "entera2",
      strategy: "omni",
      order: "wrandom",
      enabled: false,
      thresholds: { serviceLevel: 45, dropout: 7, chatLength: 600, acd: 3, timeOut: 120, maxChats: 9 },
      schedule: { zone: "America/Santiago", ranges: [{ days: ["mon", "fri"], from: "22:00", to: "05:59" }] },
      messages: { welcome: texts, outOfTime: texts, notAvailable: texts, feedback: texts, automaticAgent: texts },
      form: {
        name: "optional",
        mail: "hidden",
        phone: "required",
        phoneLabel: { es: "Cédula" },
        message: "hidden",
        consent: { text: texts, link: "https://example.com/privacidad" },
      },
      allowedDomains: ["*.example.com", "shop.example.com:8443"],
      maxInteractions: 8,
      offerTimeout: 20,
      missedOffers: 2,
      rest: 15,
      transferTime: 0,
      inactivity: { warnAfter: 3, closeAfter: 4 },
      waitingForCustomer: 10,
      reopenWindow: 0,
      colour: "#112233",
    };
    const replaced = await admin.ask<CampaignResource>("PUT", "/campaigns/entera", { ...changed, version });
    expect(replaced).toMatchObject({ ...changed, version: version + 1 });
    expect(await admin.ask("GET", "/campaigns/entera2")).toEqual(replaced);
    expect((await admin.refused("GET", "/campaigns/entera")).code).toBe("not_found");
  });

  test("a form that was read before somebody else saved is a conflict, and changes nothing", async () => {
    const { id: _, caseCode: __, channel: ___, ...form } = await admin.campaign("disputada");
    const before = await admin.ask("PUT", "/campaigns/disputada", { ...form, rest: 1 });
    const version = await newest();
    expect((await admin.refused("PUT", "/campaigns/disputada", { ...form, rest: 2 })).code).toBe("conflict");
    expect(await admin.ask("GET", "/campaigns/disputada")).toEqual(before);
    expect(await newest()).toBe(version);
  });

  test("a replacement that leaves fields out is refused: nothing falls back to a default unseen", async () => {
    await admin.campaign("parcial");
    const body = { name: "parcial", strategy: "omni", thresholds: { serviceLevel: 1 }, version: 1 };
    expect((await admin.refused("PUT", "/campaigns/parcial", body)).code).toBe("invalid_input");
  });

  test("WEB-6: the list is searched by part of a name, page by page, with its members counted", async () => {
    for (const name of ["lista-c", "Lista-A", "lista-b"]) await admin.campaign(name);
    await admin.ask("PUT", "/campaigns/lista-b/members/ana", {});
    const first = await admin.ask<Page<CampaignLine>>("GET", "/campaigns?q=LISTA&limit=2&channel=webchat");
    expect(first.items.map(({ name, members }) => [name, members])).toEqual([
      ["Lista-A", 0],
      ["lista-b", 1],
    ]);
    const second = await admin.ask<Page<CampaignLine>>("GET", `/campaigns?q=LISTA&limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ name: "lista-c", serviceLevel: 30 }], nextCursor: null });
    expect(second.items[0]).toMatchObject({ colour: "#0b6b57", schedule: { zone: "America/Montevideo", ranges: [] } });
    expect((await admin.ask<Page<CampaignLine>>("GET", "/campaigns?channel=sms")).items).toEqual([]);
  });

  test("WEB-7: deleting disables and hides; the queue hears of it, the id stays, the name is free", async () => {
    const { id } = await admin.campaign("efimera");
    await admin.ask("DELETE", "/campaigns/efimera");
    expect((await admin.refused("GET", "/campaigns/efimera")).code).toBe("not_found");
    expect((await campaignSnapshot(env.CONFIG, id))?.campaign.enabled).toBe(false);
    expect(await campaignIdByName(env.CONFIG, "efimera")).toBeNull();
    expect((await admin.campaign("efimera")).id).not.toBe(id);
  });

  test("every change leaves its line in the audit log, before and after", async () => {
    const { id, caseCode: _, channel: __, ...form } = await admin.campaign("auditada");
    await admin.ask("PUT", "/campaigns/auditada", { ...form, rest: 33 });
    const lines = await env.CONFIG.prepare(
      "SELECT action, actor_name, before ->> 'rest' AS b, after ->> 'rest' AS a FROM audit WHERE subject = ?",
    )
      .bind(`campaign:${id}`)
      .all();
    expect(lines.results).toEqual([
      { action: "campaign.create", actor_name: "Admin", b: null, a: 0 },
      { action: "campaign.replace", actor_name: "Admin", b: 0, a: 33 },
    ]);
  });
});

describe("what a change reaches", () => {
  test("WEB-10, WEB-11, WEB-12, WEB-13, WEB-62: visitors read the texts of their language, and the new ones after a change", async () => {
    const say = (word: string) => ({ es: `${word} es`, en: `${word} en`, pt: `${word} pt` });
    const {
      id: _,
      caseCode: __,
      channel: ___,
      ...form
    } = await admin.campaign("visible", {
      messages: { welcome: say("w"), outOfTime: say("o"), notAvailable: say("n"), feedback: say("f") },
    });
    for (const language of ["es", "en", "pt"]) {
      const { texts, open } = await nobody.ask<WebchatWelcome>("GET", `/webchat/visible?language=${language}`);
      expect(open).toBe(true);
      expect(texts).toEqual({
        welcome: `w ${language}`,
        outOfTime: `o ${language}`,
        notAvailable: `n ${language}`,
        feedback: `f ${language}`,
      });
    }
    await admin.ask("PUT", "/campaigns/visible", {
      ...form,
      enabled: false,
      messages: { ...form.messages, welcome: { es: "nueva" } },
    });
    await vi.waitFor(async () => {
      forgetCampaigns();
      const { texts, open } = await nobody.ask<WebchatWelcome>("GET", "/webchat/visible?language=pt");
      expect({ welcome: texts.welcome, open }).toEqual({ welcome: "nueva", open: false });
    });
    await admin.ask("DELETE", "/campaigns/visible");
    await vi.waitFor(async () => {
      forgetCampaigns();
      expect((await nobody.refused("GET", "/webchat/visible")).code).toBe("not_found");
    });
  });
});

describe("walls", () => {
  test("SEC-5, WEB-6: a supervisor sees the campaigns of their groups; the others do not exist for them, in any way", async () => {
    const { version, id: _, caseCode: __, channel: ___, ...form } = await admin.campaign("ajena");
    const { items } = await supervisor.ask<Page<CampaignLine>>("GET", "/campaigns");
    expect(items.map(({ name }) => name)).toEqual(["web-demo"]);
    for (const [method, path, body] of [
      ["GET", "/campaigns/ajena"],
      ["PUT", "/campaigns/ajena", { ...form, version }],
      ["DELETE", "/campaigns/ajena"],
      ["GET", "/campaigns/ajena/canned-responses"],
      ["PUT", "/campaigns/ajena/dispositions", { version: 1, items: [] }],
      ["GET", "/campaigns/ajena/members"],
      ["PUT", "/campaigns/ajena/members/ana", { penalty: 0 }],
      ["GET", "/members?campaigns=ajena"],
      ["GET", "/interactions?campaign=ajena"],
    ] as const) {
      expect((await supervisor.refused(method, path, body)).code, `${method} ${path}`).toBe("not_found");
    }
    const pairs = { action: "add", campaigns: ["web-demo", "ajena"], agents: ["ana"] };
    expect(pathsOf((await supervisor.refused("POST", "/members", pairs)).errors)).toEqual(["campaigns.1"]);
  });

  test("who does not see all gets a campaign that they create into their groups", async () => {
    const answer = await supervisor.campaign("propia");
    expect(await supervisor.ask("GET", "/campaigns/propia")).toEqual(answer);
    await admin.ask("DELETE", "/campaigns/propia");
  });

  test("an agent may change nothing, and nobody without a session gets in", async () => {
    const doors = [
      ["POST", "/campaigns", { name: "x" }],
      ["POST", "/members", {}],
      ["POST", "/voice-campaigns", { name: "x" }],
      ["POST", "/breaks", { name: "x" }],
      ["POST", "/holidays", { name: "x" }],
      ["POST", "/keys", { name: "x" }],
      ["GET", "/interactions"],
    ] as const;
    for (const [method, path, body] of doors) {
      expect((await ana.refused(method, path, body)).code, path).toBe("forbidden");
      expect((await nobody.refused(method, path, body)).code, path).toBe("unauthenticated");
    }
    expect((await ana.ask<Page<CampaignLine>>("GET", "/campaigns")).items).toEqual([]);
  });
});

describe("canned responses and dispositions", () => {
  test("WEB-70, WEB-71: a list of keys and texts, in its order, replaced whole", async () => {
    const { id } = await admin.campaign("listas");
    const items = [
      { key: "hola", text: "¡Hola!", folder: "" },
      { key: "chau", text: "<i>Chau</i>", folder: "Saludos" },
    ];
    const path = "/campaigns/listas/canned-responses";
    expect(await admin.ask("GET", path)).toEqual({ version: 1, items: [] });
    expect(await admin.ask("PUT", path, { version: 1, items })).toEqual({ version: 2, items });
    expect((await admin.refused("PUT", path, { version: 1, items: [] })).code).toBe("conflict");
    expect((await campaignSnapshot(env.CONFIG, id))?.canned).toEqual(items.map(({ key, text }) => ({ key, text })));
    for (const [wrong, at] of [
      [[{ key: "dos palabras", text: "x" }], "items.0.key"],
      [[{ key: "a", text: "x".repeat(2_001) }], "items.0.text"],
      [[items[0], { key: "HOLA", text: "x" }], "items"],
    ] as const) {
      expect(pathsOf((await admin.refused("PUT", path, { version: 2, items: wrong })).errors)).toEqual([at]);
    }
  });

  test("DSP-1: a tree of three dependent levels, which the queue gets as its paths", async () => {
    const { id } = await admin.campaign("arbol");
    const items = [
      { name: "Venta", children: [{ name: "Cerrada", children: [{ name: "Contado", children: [] }] }] },
      { name: "Reclamo", children: [] },
    ];
    expect(await admin.ask("PUT", "/campaigns/arbol/dispositions", { version: 1, items })).toEqual({
      version: 2,
      items,
    });
    expect(await admin.ask("GET", "/campaigns/arbol/dispositions")).toEqual({ version: 2, items });
    expect((await campaignSnapshot(env.CONFIG, id))?.dispositions).toEqual([
      ["Venta", "Cerrada", "Contado"],
      ["Reclamo"],
    ]);
  });
});

describe("copies", () => {
  test("WEB-6: a copy has the settings, lists and holidays of the first, its members when asked, and starts disabled", async () => {
    const first = await admin.campaign("original", { messages: { welcome: { es: "Hola" } }, maxInteractions: 7 });
    await admin.ask("PUT", "/campaigns/original/members/ana", { penalty: 30 });
    const items = [{ key: "hola", text: "¡Hola!", folder: "Saludos" }];
    await admin.ask("PUT", "/campaigns/original/canned-responses", { version: 1, items });
    const tree = [{ name: "Venta", comment: true, children: [] }];
    await admin.ask("PUT", "/campaigns/original/dispositions", { version: 1, items: tree });
    await admin.ask("POST", "/holidays", { name: "Aniversario", date: "2027-08-01", campaign: "original" });
    const before = await newest();
    const copied = await admin.ask<CampaignResource>("POST", "/campaigns/original/copies", {
      name: "copia",
      members: true,
    });
    expect(await concerned(before)).toEqual(["agent ana", "campaign copia"]);
    const { id, name, caseCode, ...rest } = copied;
    expect(rest).toEqual({ ...first, id: undefined, name: undefined, caseCode: undefined, enabled: false });
    expect([id, name, caseCode]).not.toContain(first.id);
    expect(caseCode).not.toBe(first.caseCode);
    expect(await admin.ask("GET", "/campaigns/copia/canned-responses")).toEqual({ version: 1, items });
    expect(await admin.ask("GET", "/campaigns/copia/dispositions")).toEqual({ version: 1, items: tree });
    const snapshot = await campaignSnapshot(env.CONFIG, id);
    expect(snapshot?.members).toMatchObject([{ name: "Ana", penalty: 30 }]);
    expect(snapshot?.campaign.schedule.holidays).toContainEqual(expect.objectContaining({ name: "Aniversario" }));
    const again = await admin.refused("POST", "/campaigns/original/copies", { name: "COPIA" });
    expect([again.code, pathsOf(again.errors)]).toEqual(["name_taken", ["name"]]);
    expect((await ana.refused("POST", "/campaigns/original/copies", { name: "mia" })).code).toBe("not_found");
  });
});

describe("lists of all campaigns", () => {
  test("DSP-3, DSP-4: a campaign offers its own dispositions and those of all, each with what closing asks for", async () => {
    const { id } = await admin.campaign("todas");
    await admin.ask("PUT", "/campaigns/todas/members/ana", { penalty: 0 });
    const own = [{ name: "Venta", comment: true, children: [] }];
    await admin.ask("PUT", "/campaigns/todas/dispositions", { version: 1, items: own });
    const common = [
      { name: "Volver", children: [{ name: "Otro día", comeBack: true, children: [] }] },
      { name: "Antigua", disabled: true, children: [] },
    ];
    const { version } = await admin.ask<{ version: number }>("GET", "/dispositions");
    const body = { version, items: common };
    expect(await admin.ask("PUT", "/dispositions", body)).toEqual({ version: version + 1, items: common });
    expect(await admin.ask("GET", "/dispositions")).toEqual({ version: version + 1, items: common });
    expect((await admin.refused("PUT", "/dispositions", body)).code).toBe("conflict");

    expect((await campaignSnapshot(env.CONFIG, id))?.dispositions).toEqual([["Venta"], ["Volver", "Otro día"]]);
    const ana = await agentConfiguration(env.CONFIG, await userId("ana"));
    expect(ana?.memberships.find(({ campaign }) => campaign === id)).toMatchObject({
      dispositions: [["Venta"], ["Volver", "Otro día"]],
      dispositionNeeds: [
        { path: ["Venta"], comment: true },
        { path: ["Volver", "Otro día"], comeBack: true },
      ],
    });
    const emptied = { version: version + 1, items: [] };
    expect(await admin.ask("PUT", "/dispositions", emptied)).toEqual({ version: version + 2, items: [] });
  });

  test("WEB-70: a response sends its files along; what is no file that we take is refused", async () => {
    const { id } = await admin.campaign("con-archivos");
    const pdf = new TextEncoder().encode("%PDF-1.4\n%%EOF");
    const sent = await admin.sendFile("/canned-responses/files", "Precios.pdf", pdf);
    expect(sent.status).toBe(201);
    const { file } = await sent.json<{ file: { id: string; name: string } }>();
    expect(file).toMatchObject({ name: "Precios.pdf", type: "application/pdf", size: pdf.byteLength });
    const items = [{ key: "precios", text: "Aquí van", folder: "", files: [file] }];
    const path = "/campaigns/con-archivos/canned-responses";
    expect(await admin.ask("PUT", path, { version: 1, items })).toEqual({ version: 2, items });
    expect(await admin.ask("GET", path)).toEqual({ version: 2, items });
    expect((await campaignSnapshot(env.CONFIG, id))?.canned).toContainEqual({
      key: "precios",
      text: "Aquí van",
      files: [file],
    });
    const read = await ana.send("GET", `/canned-responses/files/${file.id}`);
    expect(read.headers.get("Content-Disposition")).toContain("attachment");
    expect(new Uint8Array(await read.arrayBuffer())).toEqual(pdf);
    expect((await nobody.send("GET", `/canned-responses/files/${file.id}`)).status).toBe(401);
    expect((await ana.send("GET", `/canned-responses/files/${"x".repeat(2_000)}`)).status).toBe(404);
    expect((await ana.sendFile("/canned-responses/files", "x.pdf", pdf)).status).toBe(403);
    const page = new TextEncoder().encode("<script>alert(1)</script>");
    expect((await admin.sendFile("/canned-responses/files", "x.html", page, "text/html")).status).toBe(415);
    const many = items.map((one) => ({ ...one, files: Array.from({ length: 6 }, () => file) }));
    expect(pathsOf((await admin.refused("PUT", path, { version: 2, items: many })).errors)).toEqual(["items.0.files"]);
  });

  test("WEB-70: responses of all campaigns stand after a campaign's own, which win by their key; only who sees all writes them", async () => {
    const { id } = await admin.campaign("respuestas");
    const own = [{ key: "Hola", text: "¡Hola de aquí!", folder: "" }];
    await admin.ask("PUT", "/campaigns/respuestas/canned-responses", { version: 1, items: own });
    const common = [
      { key: "hola", text: "¡Hola!", folder: "Saludos" },
      { key: "chau", text: "Chau", folder: "Saludos" },
    ];
    const { version } = await admin.ask<{ version: number }>("GET", "/canned-responses");
    await admin.ask("PUT", "/canned-responses", { version, items: common });
    const canned = (await campaignSnapshot(env.CONFIG, id))?.canned ?? [];
    expect(canned.map(({ text }) => text)).toEqual(["¡Hola de aquí!", "Chau"]);
    expect((await supervisor.refused("PUT", "/canned-responses", { version: version + 1, items: [] })).code).toBe(
      "forbidden",
    );
    await admin.ask("PUT", "/canned-responses", { version: version + 1, items: [] });
  });
});

describe("members", () => {
  test("WEB-80, WEB-81, WEB-84: several agents into several campaigns at once, and out of those that they belong to", async () => {
    await admin.campaign("m-a");
    await admin.campaign("m-b");
    await admin.ask("PUT", "/campaigns/m-a/members/ana", { penalty: 40 });
    const campaigns = ["m-a", "m-b"];
    const added = await admin.ask<MembersChanged>("POST", "/members", {
      action: "add",
      campaigns,
      agents: ["ana", "bruno"],
      penalty: 10,
    });
    expect(added.items).toEqual([
      { campaign: "m-a", changed: ["bruno"], unchanged: ["ana"] },
      { campaign: "m-b", changed: ["ana", "bruno"], unchanged: [] },
    ]);
    await admin.ask("DELETE", "/campaigns/m-b/members/bruno");
    const removed = await admin.ask<MembersChanged>("POST", "/members", {
      action: "remove",
      campaigns,
      agents: ["bruno"],
    });
    expect(removed.items).toEqual([
      { campaign: "m-a", changed: ["bruno"], unchanged: [] },
      { campaign: "m-b", changed: [], unchanged: ["bruno"] },
    ]);
    expect(await admin.ask("GET", "/campaigns/m-a/members")).toMatchObject({
      items: [{ username: "ana", penalty: 40 }],
    });
  });

  test("WEB-81: one name that there is not refuses the whole request", async () => {
    await admin.campaign("m-todo");
    const body = { action: "add", campaigns: ["m-todo", "m-nada"], agents: ["ana", "nadie"] };
    expect(pathsOf((await admin.refused("POST", "/members", body)).errors)).toEqual(["campaigns.1"]);
    const agents = { ...body, campaigns: ["m-todo"] };
    expect(pathsOf((await admin.refused("POST", "/members", agents)).errors)).toEqual(["agents.1"]);
    expect(await admin.ask("GET", "/campaigns/m-todo/members")).toMatchObject({ items: [] });
  });

  test("WEB-82, WEB-83: members are the union over the selected campaigns; agents are those not in all of them", async () => {
    await admin.campaign("u-a");
    await admin.campaign("u-b");
    await admin.ask("POST", "/members", { action: "add", campaigns: ["u-a", "u-b"], agents: ["ana"], penalty: 5 });
    await admin.ask("POST", "/members", { action: "add", campaigns: ["u-b"], agents: ["bruno"] });
    const { members, agents } = await admin.ask<MembersScreen>("GET", "/members?campaigns=u-a,u-b");
    expect(usernames(members)).toEqual(["ana", "bruno"]);
    expect(members.find(({ username }) => username === "ana")?.campaigns).toEqual([
      { campaign: "u-a", penalty: 5 },
      { campaign: "u-b", penalty: 5 },
    ]);
    expect(usernames(agents)).toEqual(["admin", "bruno", "carla", "supervisor"]);
    expect(usernames((await admin.ask<MembersScreen>("GET", "/members")).agents)).toEqual([
      "admin",
      "ana",
      "bruno",
      "carla",
      "supervisor",
    ]);
  });

  test("WEB-86: membership without a voice campaign is kept, and said", async () => {
    const { members } = await admin.ask<MembersScreen>("GET", "/members?campaigns=web-demo");
    expect(members.map(({ username, voice }) => [username, voice])).toEqual([
      ["ana", ["voz-general"]],
      ["bruno", ["voz-general"]],
      ["carla", []],
    ]);
  });

  test("WEB-87: a penalty from 0 to 100 per member and campaign", async () => {
    const { id } = await admin.campaign("penas");
    expect(await admin.ask("PUT", "/campaigns/penas/members/bruno", {})).toEqual({ username: "bruno", penalty: 0 });
    expect(await admin.ask("PUT", "/campaigns/penas/members/bruno", { penalty: 100 })).toEqual({
      username: "bruno",
      penalty: 100,
    });
    for (const penalty of [-1, 101, 0.5, "5", null]) {
      expect(pathsOf((await admin.refused("PUT", "/campaigns/penas/members/bruno", { penalty })).errors)).toEqual([
        "penalty",
      ]);
    }
    expect((await admin.refused("PUT", "/campaigns/penas/members/nadie", { penalty: 1 })).code).toBe("not_found");
    expect((await campaignSnapshot(env.CONFIG, id))?.members).toMatchObject([
      { name: "Bruno", penalty: 100, position: 1 },
    ]);
  });

  test("members keep the order in which they were added", async () => {
    const { id } = await admin.campaign("fila");
    await admin.ask("PUT", "/campaigns/fila/members/carla", {});
    await admin.ask("POST", "/members", { action: "add", campaigns: ["fila"], agents: ["bruno", "ana"] });
    expect((await campaignSnapshot(env.CONFIG, id))?.members.map(({ name }) => name)).toEqual([
      "Carla",
      "Bruno",
      "Ana",
    ]);
  });
});

describe("voice campaigns", () => {
  test("WEB-80b, WEB-86: members are added in the same way, and from then on the agent may receive", async () => {
    await admin.ask("POST", "/voice-campaigns", { name: "voz-2" });
    const { ids } = await everything(env.CONFIG);
    const carla = (await Promise.all(ids.agent.map((id) => agentConfiguration(env.CONFIG, id)))).find(
      (one) => one?.username === "carla",
    );
    expect(carla?.voice).toBe(false);
    await admin.ask("POST", "/voice-members", { action: "add", campaigns: ["voz-2"], agents: ["carla"] });
    expect((await agentConfiguration(env.CONFIG, carla?.agent ?? ""))?.voice).toBe(true);
    expect(usernames((await admin.ask<MembersScreen>("GET", "/voice-members?campaigns=voz-2")).members)).toEqual([
      "carla",
    ]);

    expect((await admin.refused("POST", "/voice-campaigns", { name: "VOZ-2" })).code).toBe("name_taken");
    await admin.ask("PUT", "/voice-campaigns/voz-2", { name: "voz-3" });
    expect(await admin.ask("GET", "/voice-campaigns")).toMatchObject({
      items: [
        { name: "voz-3", members: 1 },
        { name: "voz-general", members: 2 },
      ],
    });
    const before = await newest();
    await admin.ask("DELETE", "/voice-campaigns/voz-3");
    expect(await concerned(before)).toEqual(["agent carla"]);
    expect((await agentConfiguration(env.CONFIG, carla?.agent ?? ""))?.voice).toBe(false);
  });
});

describe("breaks and holidays", () => {
  test("SCH-6: several holidays come at once, all or none, and whom they close is told", async () => {
    await admin.campaign("feriados");
    const day = (date: string, change: object = {}) => ({ name: "Feriado", date, campaign: "feriados", ...change });
    const before = await newest();
    const wrong = { items: [day("2027-01-01"), day("2027-13-01")] };
    expect(pathsOf((await admin.refused("POST", "/holidays/import", wrong)).errors)).toEqual(["items.1.date"]);
    const mixed = { items: [day("2027-01-01"), day("2027-01-06", { campaign: null })] };
    expect(pathsOf((await admin.refused("POST", "/holidays/import", mixed)).errors)).toEqual(["items"]);
    expect(await newest()).toBe(before);
    await admin.ask("POST", "/holidays/import", { items: [day("2027-01-01", { yearly: true }), day("2027-03-26")] });
    expect(await concerned(before)).toEqual(["campaign feriados"]);
    const { items } = await admin.ask<Page<HolidayResource>>("GET", "/holidays");
    expect(items.filter(({ campaign }) => campaign === "feriados")).toMatchObject([
      { date: "2027-01-01", yearly: true, from: "00:00", to: "23:59", text: {} },
      { date: "2027-03-26", yearly: false },
    ]);
    const all = { items: [day("2027-01-01", { campaign: null })] };
    expect((await supervisor.refused("POST", "/holidays/import", all)).code).toBe("forbidden");
  });

  test("AGT-2: breaks have a name, an icon, a limit and pay; every desk is told", async () => {
    const before = await newest();
    const one = await admin.ask<{ id: string }>("POST", "/breaks", {
      name: "Café",
      icon: "coffee",
      limit: 15,
      paid: true,
    });
    expect(await concerned(before)).toEqual([
      "agent admin",
      "agent ana",
      "agent bruno",
      "agent carla",
      "agent supervisor",
    ]);
    expect((await admin.refused("POST", "/breaks", { name: "CAFé" })).code).toBe("name_taken");
    const replaced = { id: one.id, name: "Café", icon: "coffee", limit: 0, perDay: 0, paid: false };
    expect(await admin.ask("PUT", `/breaks/${one.id}`, { name: "Café" })).toEqual(replaced);
    expect((await ana.ask<Page<object>>("GET", "/breaks")).items).toContainEqual(replaced);
    await admin.ask("DELETE", `/breaks/${one.id}`);
    expect((await admin.refused("PUT", `/breaks/${one.id}`, { name: "Café" })).code).toBe("not_found");
  });

  test("SCH-6: a holiday closes one campaign or all, and is inside their schedules", async () => {
    const { id } = await admin.campaign("feriada");
    const other = await admin.campaign("laboral");
    const everywhere = await admin.ask<HolidayResource>("POST", "/holidays", {
      name: "Navidad",
      date: "2026-12-25",
      yearly: true,
    });
    const own = {
      name: "Inventario",
      date: "2026-12-30",
      from: "12:00",
      to: "17:59",
      campaign: "feriada",
      text: { es: "Inventario" },
    };
    const before = await newest();
    const here = await admin.ask<HolidayResource>("POST", "/holidays", own);
    expect(await concerned(before)).toEqual(["campaign feriada"]);
    const of = async (campaign: string) =>
      (await campaignSnapshot(env.CONFIG, campaign))?.campaign.schedule.holidays.map(({ name }) => name);
    expect(await of(id)).toEqual(["Navidad", "Inventario"]);
    expect(await of(other.id)).toEqual(["Navidad"]);

    await admin.ask("PUT", `/holidays/${here.id}`, { ...own, campaign: "laboral" });
    expect(await of(id)).toEqual(["Navidad"]);
    expect((await supervisor.ask<Page<HolidayResource>>("GET", "/holidays")).items.map(({ name }) => name)).toEqual([
      "Navidad",
    ]);
    expect((await supervisor.refused("DELETE", `/holidays/${here.id}`)).code).toBe("not_found");
    expect((await supervisor.refused("DELETE", `/holidays/${everywhere.id}`)).code).toBe("forbidden");
    expect(pathsOf((await admin.refused("POST", "/holidays", { ...own, from: "18:00" })).errors)).toEqual(["to"]);
    expect(pathsOf((await admin.refused("POST", "/holidays", { ...own, date: "2026-02-30" })).errors)).toEqual([
      "date",
    ]);
    await admin.ask("DELETE", `/holidays/${everywhere.id}`);
    expect(await of(id)).toEqual([]);
  });
});

describe("telephony", () => {
  test("a key is shown once, opens what it is for, and nothing after it was revoked", async () => {
    const { key, ...made } = await admin.ask<NewKey>("POST", "/keys", { name: "PBX", scopes: ["telephony"] });
    const ask = (path: string, secret: string, body?: unknown) =>
      exports.default.fetch(
        new Request(`${ORIGIN}/api/telephony${path}`, {
          method: body === undefined ? "GET" : "POST",
          headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    expect(await admin.ask("GET", "/keys")).toEqual({ items: [made], nextCursor: null });
    expect(key.startsWith(made.prefix)).toBe(true);
    const kept = await env.CONFIG.prepare("SELECT * FROM api_keys").all();
    const noted = await env.CONFIG.prepare("SELECT * FROM audit").all();
    expect(JSON.stringify([kept.results, noted.results])).not.toContain(key);

    const known = await ask("/agents/1001", key);
    expect(await known.json()).toEqual({ available: false, reason: "disconnected", status: "disconnected" });
    expect((await ask("/calls", key, { extension: "1001", state: "started" })).status).toBe(204);
    expect((await ask("/calls", key, { extension: "1001", state: "ringing" })).status).toBe(422);
    expect((await ask("/agents/9999", key)).status).toBe(404);
    for (const wrong of ["", "dk_0", `${key}0`]) expect((await ask("/agents/1001", wrong)).status).toBe(401);

    const revoke = env.CONFIG.prepare("UPDATE api_keys SET revoked_at = ? WHERE id = ?");
    await revoke.bind(1, made.id).run();
    expect((await ask("/agents/1001", key)).status, "kept by this isolate for five seconds").toBe(200);
    const later = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 5_001);
    expect((await ask("/agents/1001", key)).status, "revoked elsewhere").toBe(401);
    later.mockRestore();

    await revoke.bind(null, made.id).run();
    expect((await ask("/agents/1001", key)).status).toBe(200);
    await admin.ask("DELETE", `/keys/${made.id}`);
    expect((await ask("/agents/1001", key)).status).toBe(401);
    expect((await admin.refused("DELETE", `/keys/${made.id}`)).code).toBe("not_found");
  });
});

describe("snapshots", () => {
  test("a change of a campaign concerns it and its members, who see it in their configuration", async () => {
    const { id: campaign, caseCode: _, channel: __, ...form } = await admin.campaign("seguida");
    await admin.ask("PUT", "/campaigns/seguida/members/ana", {});
    const before = await newest();
    await admin.ask("PUT", "/campaigns/seguida", { ...form, maxInteractions: 9, strategy: "omni" });
    expect(await concerned(before)).toEqual(["agent ana", "campaign seguida"]);
    const [id] = (await changesSince(env.CONFIG, before, 9)).changes
      .filter(({ kind }) => kind === "agent")
      .map((change) => change.id);
    const configuration = await agentConfiguration(env.CONFIG, id ?? "");
    expect(configuration?.version).toBe(await newest());
    expect(configuration?.memberships.find((one) => one.campaign === campaign)).toEqual({
      campaign,
      name: "seguida",
      channel: "webchat",
      strategy: "omni",
      enabled: true,
      maxInteractions: 9,
      rest: 0,
      missedOffers: 3,
      serviceLevel: 30,
      zone: "America/Montevideo",
      transferTo: null,
      canned: [],
      dispositions: [],
      dispositionNeeds: [],
      quality: null,
    });
    expect(configuration).toMatchObject({
      username: "ana",
      name: "Ana",
      extension: "1001",
      enabled: true,
      voice: true,
      mayToggleCall: true,
    });
  });

  test("adding or removing a member concerns the campaign, that agent, and the colleagues who may transfer to them", async () => {
    await admin.campaign("colegas");
    await admin.ask("PUT", "/campaigns/colegas/members/ana", {});
    const before = await newest();
    await admin.ask("POST", "/members", { action: "add", campaigns: ["colegas"], agents: ["carla"] });
    expect(await concerned(before)).toEqual(["agent ana", "agent carla", "campaign colegas"]);
    const middle = await newest();
    await admin.ask("DELETE", "/campaigns/colegas/members/carla");
    expect(await concerned(middle)).toEqual(["agent ana", "agent carla", "campaign colegas"]);
  });

  test("a disabled agent is no member and no colleague; an id that there is not has no snapshot", async () => {
    const hash = await hashPassword(PASSWORD, env.AUTH_SECRET);
    const settings = {
      name: "Diego",
      role: "agent",
      groups: [],
      extension: "",
      totalCap: 2,
      mayToggleCall: false,
      language: null,
    } as const;
    const actor = { id: "system", name: "test" };
    const gone = await createUser(env.CONFIG, actor, "diego", { ...settings, groups: [], disabled: true }, hash);
    const { id } = await admin.campaign("ausente");
    expect((await admin.refused("PUT", "/campaigns/ausente/members/diego", {})).code).toBe("not_found");
    expect((await campaignSnapshot(env.CONFIG, id))?.members).toEqual([]);
    expect(await agentConfiguration(env.CONFIG, gone)).toMatchObject({ enabled: false, totalCap: 2, memberships: [] });
    expect(await campaignSnapshot(env.CONFIG, "none")).toBeNull();
    expect(await agentConfiguration(env.CONFIG, "none")).toBeNull();
  });

  test("an agent who is disabled leaves their campaigns and colleagues, and is back with them when enabled", async () => {
    const { id } = await admin.campaign("vuelve");
    await admin.ask("POST", "/members", { action: "add", campaigns: ["vuelve"], agents: ["ana", "bruno"] });
    const settings = { name: "Bruno", role: "agent", extension: "1002", mayToggleCall: true };
    for (const [disabled, names] of [
      [true, ["Ana"]],
      [false, ["Ana", "Bruno"]],
    ] as const) {
      const before = await newest();
      await admin.ask("PUT", "/users/bruno", { ...settings, disabled });
      expect(await concerned(before)).toEqual(expect.arrayContaining(["agent ana", "agent bruno", "campaign vuelve"]));
      expect((await campaignSnapshot(env.CONFIG, id))?.members.map(({ name }) => name)).toEqual(names);
    }
  });

  test("what is inserted as markup or SQL comes back as it was typed", async () => {
    const hostile = `'); DROP TABLE campaigns; -- <img src=x onerror=alert(1)> \${1} %s`;
    const { id } = await admin.campaign("hostil", { messages: { welcome: { es: hostile } } });
    expect((await campaignSnapshot(env.CONFIG, id))?.campaign.messages.welcome.es).toBe(hostile);
    expect((await admin.refused("POST", "/campaigns", { name: { $ne: 1 }, strategy: ["nocall"] })).status).toBe(422);
  });
});

describe("interactions", () => {
  test("SEC-5: ended ones are found with the names of campaign and agent, only in the campaigns of one's groups", async () => {
    const { id: foreign } = await admin.campaign("archivada");
    const demo = (await campaignIdByName(env.CONFIG, "web-demo")) ?? "";
    const bruno = (await campaignSnapshot(env.CONFIG, demo))?.members.find(({ name }) => name === "Bruno")?.agent ?? "";
    const ended = {
      conversation: "c",
      channel: "webchat",
      customer: { name: "João", mail: "", phone: "" },
      language: "pt",
      state: "closed",
      endReason: null,
      closedBy: "agent",
      enteredAt: 1,
      assignedAt: 2,
      firstReplyAt: 3,
      waited: 1,
      segments: [],
      disposition: null,
      rating: 5,
      subject: "",
      text: "Onde está o meu pedido?",
      rev: 1,
    } as const;
    await recordInteractions(env.ARCHIVE, [
      { ...ended, segments: [], id: "seen", campaign: demo, caseNumber: "WEB-1", agent: bruno, closedAt: 10 },
      { ...ended, segments: [], id: "walled", campaign: foreign, caseNumber: "ARC-1", agent: null, closedAt: 20 },
    ]);
    const found = async (who: Browser, query: string) =>
      (await who.ask<Page<InteractionItem>>("GET", `/interactions?${query}`)).items.map(
        ({ id, campaignName, agentName }) => [id, campaignName, agentName],
      );
    const seen = ["seen", "web-demo", "Bruno"];
    expect(await found(admin, "text=esta%20pedido")).toEqual([["walled", "archivada", null], seen]);
    expect(await found(supervisor, "customer=joao")).toEqual([seen]);
    expect(await found(supervisor, "campaign=WEB-DEMO")).toEqual([seen]);
    expect((await admin.refused("GET", "/interactions?cursor=1%3B--")).code).toBe("invalid_input");
  });
});

describe("the demo", () => {
  test("seeding twice makes nothing twice, and the door to it does not exist in production", async () => {
    const before = await newest();
    await seedDemo(env.CONFIG, ["127.0.0.1"], async () => "never asked for");
    expect(await newest()).toBe(before);
    expect((await nobody.refused("POST", "/local/seed")).code).toBe("not_found");
  });
});

describe("campaigns of SMS, WhatsApp and Messenger", () => {
  test("SMS-26, SMS-34: stand in the list of their channel, for who sees them, and their canned responses reach the agents", async () => {
    const campaign = await admin.campaign("sms-canned", { channel: "sms" });
    const line = async (browser: Browser) =>
      (await browser.ask<Page<CampaignLine>>("GET", "/campaigns?channel=sms&q=sms-canned")).items.map(
        ({ name }) => name,
      );
    expect(await line(admin)).toEqual(["sms-canned"]);
    expect(await line(supervisor)).toEqual([]);
    await admin.ask("PUT", "/campaigns/sms-canned/canned-responses", {
      version: 1,
      items: [{ key: "hola", text: "Buenas" }],
    });
    await admin.ask("POST", "/members", { action: "add", campaigns: ["sms-canned"], agents: ["ana"] });
    const id = await userId("ana");
    const memberships = (await agentConfiguration(env.CONFIG, id))?.memberships ?? [];
    expect(memberships.find((one) => one.campaign === campaign.id)).toMatchObject({
      channel: "sms",
      canned: [{ key: "hola", text: "Buenas" }],
    });
  });

  test("WEB-63: an agent cannot start a webchat", async () => {
    const { id } = await admin.ask<CampaignResource>("GET", "/campaigns/web-demo");
    const start = { id: crypto.randomUUID(), campaign: id, destination: "098344484", text: "hola" };
    expect(await ana.refused("POST", "/conversations", start)).toMatchObject({ code: "provider_unavailable" });
  });

  test("SMS-36, FB-4, WA-1: keep their account, numbers, transfer time and maximum", async () => {
    for (const channel of ["sms", "whatsapp", "messenger"]) {
      const settings = { channel, provider: "an-account", dids: ["1234"], transferTime: 45, maxInteractions: 4 };
      const made = await admin.campaign(`kept-${channel}`, settings);
      expect(await admin.ask("GET", `/campaigns/kept-${channel}`)).toMatchObject({ ...settings, id: made.id });
    }
  });
});

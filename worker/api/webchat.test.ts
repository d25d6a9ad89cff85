import { env, exports } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { type Campaign, WEEK_DAYS } from "../../domain/campaign/campaign.ts";
import { WEBCHAT_DEFAULTS } from "../../domain/campaign/defaults.ts";
import { conversationOf, directoryOf, queueOf } from "../../durable-objects/addresses.ts";
import { forgetCampaigns } from "../../durable-objects/directory/door.ts";
import { signTicket } from "../../durable-objects/tickets.ts";
import { createCampaign as createCampaignSchema } from "../../protocol/configuration.ts";
import type { ConversationServerFrame } from "../../protocol/conversation-socket.ts";
import { mailboxFields } from "../../protocol/mailboxes.ts";
import type { Problem } from "../../protocol/problem.ts";
import type { ConversationStarted, WebchatWelcome } from "../../protocol/webchat.ts";
import { createCampaign } from "../../store/configuration/change-campaigns.ts";
import { createMailbox } from "../../store/configuration/change-mailboxes.ts";
import { configuration } from "../../store/database.ts";
import { seedDemo } from "../../store/demo.ts";
import { campaigns } from "../../store/schema/campaigns.ts";
import { openCampaign, TestAgent } from "../../tests/acceptance/centre.ts";
import { answersOf } from "../../tests/acceptance/customer.ts";
import { conversationSocket, Line } from "../../tests/acceptance/line.ts";
import { sentBy } from "../../tests/acceptance/mail-centre.ts";

const SHOP = "https://altamar.example";
let campaign: Campaign;

beforeAll(async () => {
  await seedDemo(env.CONFIG, ["altamar.example", "*.altamar.example"], async () => "scrypt$1$1$1$AA$AA");
  await directoryOf(env).changed();
  const snapshot = await directoryOf(env).campaignByName("web-demo");
  if (snapshot === null) throw new Error("the demo has no campaign");
  campaign = snapshot.campaign;
});

interface Call {
  origin?: string | null;
  headers?: Record<string, string>;
  campaign?: string;
}

function send(
  method: string,
  path: string,
  body?: unknown,
  { origin = SHOP, headers = {}, campaign: name = "web-demo" }: Call = {},
): Promise<Response> {
  return exports.default.fetch(
    new Request(`https://deskline.test/api/webchat/${name}${path}`, {
      method,
      headers: { ...(origin === null ? {} : { Origin: origin }), "Content-Type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
}

const form = (own: object = {}) => ({
  visitor: crypto.randomUUID(),
  request: crypto.randomUUID(),
  name: "María",
  message: "Hola",
  ...own,
});

async function refused(answer: Promise<Response>): Promise<Problem> {
  const response = await answer;
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  return response.json<Problem>();
}

async function started(own: object = {}): Promise<ConversationStarted> {
  const answer = await send("POST", "/conversations", form(own));
  expect(answer.status, await answer.clone().text()).toBe(201);
  return answer.json();
}

describe("the visitor's door", () => {
  test("WEB-62, WEB-15: tells texts, form and hours in the visitor's language", async () => {
    const answer = await send("GET", "", undefined, { headers: { "Accept-Language": "pt-BR,pt;q=0.9" } });
    const welcome = await answer.json<WebchatWelcome>();
    expect(welcome).toMatchObject({ language: "pt", open: true, opensAt: null, colour: campaign.colour });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(SHOP);
    expect(JSON.stringify(welcome)).not.toContain(campaign.id);
  });

  test.each(["https://evil.example", "https://altamar.example.evil.example", "https://evilaltamar.example", "null"])(
    "WEB-54, WEB-55: a page of %s is refused, and nothing is stored",
    async (origin) => {
      const visitor = crypto.randomUUID();
      expect(await refused(send("POST", "/conversations", form({ visitor }), { origin }))).toMatchObject({
        status: 403,
        code: "origin_not_allowed",
      });
      expect(
        await refused(
          send("POST", "/conversations", form({ visitor }), { origin, headers: { "Deskline-Host": SHOP } }),
        ),
      ).toMatchObject({ code: "origin_not_allowed" });
    },
  );

  test("WEB-54: a host under a wildcard may, and so may our own frame that says which page it stands in", async () => {
    expect((await send("POST", "/conversations", form(), { origin: "https://www.altamar.example" })).status).toBe(201);
    expect(
      (await send("POST", "/conversations", form(), { origin: null, headers: { "Deskline-Host": SHOP } })).status,
    ).toBe(201);
    expect(await refused(send("POST", "/conversations", form(), { origin: null }))).toMatchObject({
      code: "origin_not_allowed",
    });
  });

  test("WEB-54: our own page, on which an administrator tries the campaign, may, whatever the list says", async () => {
    const own = "https://deskline.test";
    expect((await send("POST", "/conversations", form(), { origin: own })).status).toBe(201);
    const headers = { "Sec-Fetch-Site": "same-origin" };
    expect((await send("GET", "", undefined, { origin: null, headers })).status).toBe(200);
  });

  test("WEB-65: the site that has loaded the widget is known, our own page is none", async () => {
    await send("GET", "", undefined, { origin: "https://www.altamar.example" });
    const queue = queueOf(env, campaign.id);
    await vi.waitFor(async () => expect((await queue.lastVisit())?.host).toBe("www.altamar.example"));
    await send("GET", "", undefined, { origin: "https://deskline.test" });
    expect((await queue.lastVisit())?.host).toBe("www.altamar.example");
  });

  test("an unknown campaign does not exist", async () => {
    expect(await refused(send("POST", "/conversations", form(), { campaign: "nobody" }))).toMatchObject({
      status: 404,
      code: "not_found",
    });
  });

  test("WEB-53: a required field that is empty is named", async () => {
    const problem = await refused(send("POST", "/conversations", form({ name: "  ", message: "" })));
    expect(problem).toMatchObject({ status: 422, code: "invalid_input" });
    expect(problem.errors?.map(({ path, code }) => [path, code])).toEqual([
      ["name", "required"],
      ["message", "required"],
    ]);
  });

  test.each([
    ["{", 400, "malformed_json"],
    ["[]", 422, "invalid_input"],
    [JSON.stringify(form({ message: { $ne: null } })), 422, "invalid_input"],
    [JSON.stringify(form({ visitor: "1" })), 422, "invalid_input"],
    [JSON.stringify(form({ role: "agent" })), 422, "invalid_input"],
  ])("the body %s is refused with %i %s", async (body, status, code) => {
    expect(await refused(send("POST", "/conversations", body))).toMatchObject({ status, code });
  });

  test("the same POST twice is one conversation, one interaction and one word", async () => {
    const same = form({ message: "una sola vez" });
    const answers = await Promise.all([send("POST", "/conversations", same), send("POST", "/conversations", same)]);
    const [first, second] = await Promise.all(answers.map((answer) => answer.json<ConversationStarted>()));
    expect(second?.conversationId).toBe(first?.conversationId);
    expect(second?.caseNumber).toBe(first?.caseNumber);
    const line = new Line<ConversationServerFrame>(
      await conversationSocket(first?.conversationId ?? "", first?.token ?? ""),
    );
    const entries = (await line.until("changes")).changes.flatMap((change) =>
      change.kind === "entry" ? [change.entry] : [],
    );
    expect(entries.filter((entry) => entry.text === "una sola vez")).toHaveLength(1);
    expect(entries.filter((entry) => entry.event?.type === "entered")).toHaveLength(1);
  });

  test("HTML and script in any field come out as the text that they are", async () => {
    const evil = `<img src=x onerror=alert(1)>"'\`\u0000`;
    const { conversationId, token } = await started({
      name: evil,
      message: evil,
      page: { url: "javascript:alert(1)", title: evil },
    });
    const line = new Line<ConversationServerFrame>(await conversationSocket(conversationId, token));
    const { changes } = await line.until("changes");
    expect(changes.some((change) => change.kind === "entry" && change.entry.text === evil)).toBe(true);
  });
});

describe("tickets", () => {
  const hour = 3_600_000;

  test.each([
    ["none", async () => null],
    ["a made-up one", async () => "eyJyb2xlIjoidmlzaXRvciJ9.AAAA"],
    [
      "one that another secret signed",
      (id: string) =>
        signTicket("other", { role: "visitor", who: "v", name: "", conversation: id, expires: Date.now() + hour }),
    ],
    [
      "an expired one",
      (id: string) =>
        signTicket(env.TICKET_SECRET, {
          role: "visitor",
          who: "v",
          name: "",
          conversation: id,
          expires: Date.now() - 1,
        }),
    ],
    [
      "one of another conversation",
      () =>
        signTicket(env.TICKET_SECRET, {
          role: "visitor",
          who: "v",
          name: "",
          conversation: "0".repeat(32),
          expires: Date.now() + hour,
        }),
    ],
    [
      "a desk's",
      () =>
        signTicket(env.TICKET_SECRET, {
          role: "desk",
          who: "a",
          name: "",
          session: "s",
          sessionEnds: Date.now() + hour,
          expires: Date.now() + hour,
        }),
    ],
  ])("with %s neither socket nor file opens", async (_, ticketFor) => {
    const { conversationId } = await started();
    const ticket = await ticketFor(conversationId);
    expect(await refused(conversationSocket(conversationId, ticket))).toMatchObject({
      status: 401,
      code: "invalid_ticket",
    });
    const file = new Request(`https://deskline.test/api/conversations/${conversationId}/files`, {
      method: "POST",
      body: "x",
      headers: { Authorization: `Bearer ${ticket}` },
    });
    expect(await refused(exports.default.fetch(file))).toMatchObject({ code: "invalid_ticket" });
  });

  test("a session that ends closes an open socket at the next frame", async () => {
    const { conversationId } = await started();
    const ends = Date.now() + 100;
    const claims = {
      role: "supervisor",
      who: "pedro",
      name: "Pedro",
      campaign: (await conversationOf(env, conversationId).current())?.campaign,
      permissions: ["watch"],
      session: "s",
      sessionEnds: ends,
      conversation: conversationId,
      expires: ends,
    };
    const headers = { Upgrade: "websocket", "deskline-ticket": encodeURIComponent(JSON.stringify(claims)) };
    const line = new Line<ConversationServerFrame>(
      await conversationOf(env, conversationId).fetch("https://object/socket", { headers }),
    );
    await line.until("changes");
    await scheduler.wait(120);
    line.send({ t: "resume", after: 0 });
    expect((await line.until("bye")).code).toBe("session_ended");
    expect(line.all("changes")).toHaveLength(1);
  });
});

describe("frames", () => {
  async function chat() {
    const { conversationId, token } = await started();
    const line = new Line<ConversationServerFrame>(await conversationSocket(conversationId, token));
    await line.until("hello");
    return line;
  }

  test.each([
    ["malformed JSON", "{"],
    [
      "a frame over 16 KB",
      JSON.stringify({ t: "say", words: [{ id: "long-word", kind: "message", text: "x".repeat(17_000) }] }),
    ],
    ["an unknown kind", JSON.stringify({ t: "fly" })],
    [
      "objects where strings belong",
      JSON.stringify({ t: "say", words: [{ id: { $gt: "" }, kind: "message", text: "x" }] }),
    ],
    ["a field that is not in the vocabulary", JSON.stringify({ t: "typing", who: "agent" })],
    ["an empty word", JSON.stringify({ t: "say", words: [{ id: "empty-word", kind: "message", text: "  " }] })],
  ])("%s is refused and nothing is stored", async (_, text) => {
    const line = await chat();
    const before = line.all("changes").length;
    line.send(text);
    expect((await line.until("refused")).code).toBe("invalid_input");
    expect(line.all("changes").length).toBe(before);
  });

  test("a visitor may neither whisper, note, close, transfer nor take", async () => {
    const line = await chat();
    line.send({
      t: "say",
      words: [
        { id: "whisper-1", kind: "whisper", text: "psst" },
        { id: "note-note", kind: "note", text: "nota" },
      ],
    });
    await line.until("refused", (frame) => frame.id === "note-note" && frame.code === "forbidden");
    for (const frame of [
      { t: "close", id: "close-close", turn: 1, disposition: null },
      { t: "transfer", id: "trans-trans", turn: 1, to: { agent: "bruno-bruno" }, note: "" },
      { t: "take", id: "take-take", turn: 1 },
    ]) {
      line.send(frame);
      const { code } = await line.until("refused", (answer) => answer.id === frame.id);
      expect(["forbidden", "not_holder"]).toContain(code);
    }
  });

  test("an agent acts on nothing that they do not hold", async () => {
    const own = await openCampaign("not-mine", {}, [{ agent: "ana-mine" }]);
    const ana = await new TestAgent("ana-mine", [own]).signIn();
    const { conversationId } = await started();
    const theirs = await ana.open(`${conversationId}-1`);
    await theirs.line.until("bye", (frame) => frame.code === "not_allowed");
    expect(theirs.changes()).toEqual([]);
  });
});

describe("files", () => {
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

  async function upload(body: Uint8Array | string, type: string, headers: Record<string, string> = {}) {
    const { conversationId, token } = await started();
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    const request = new Request(`https://deskline.test/api/conversations/${conversationId}/files`, {
      method: "POST",
      body: bytes,
      headers: {
        Authorization: `Bearer ${token}`,
        "Content-Type": type,
        "X-File-Name": encodeURIComponent("../María <1>.png"),
        "Content-Length": String(bytes.byteLength),
        ...headers,
      },
    });
    return { conversationId, token, answer: await exports.default.fetch(request) };
  }

  test("WEB-42: a picture goes in and comes out byte by byte, as a download only, under a harmless name", async () => {
    const { conversationId, token, answer } = await upload(PNG, "image/png");
    const { file } = await answer.json<{ file: { id: string; name: string; type: string } }>();
    expect(file).toMatchObject({ name: ".._María <1>.png", type: "image/png" });
    const back = await exports.default.fetch(
      new Request(`https://deskline.test/api/conversations/${conversationId}/files/${file.id}`, {
        headers: { Authorization: `Bearer ${token}` },
      }),
    );
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(PNG);
    expect(back.headers.get("Content-Disposition")).toMatch(/^attachment/);
    expect(back.headers.get("Content-Security-Policy")).toContain("sandbox");
  });

  test.each([
    ["an SVG that says it is a PNG", "<svg onload=alert(1)>", "image/png"],
    ["HTML", "<html><script>alert(1)</script>", "text/html"],
    ["a program", new Uint8Array([0x4d, 0x5a, 0x90, 0]), "application/pdf"],
    ["binary that says it is text", new Uint8Array([0, 1, 2, 3]), "text/plain"],
  ])("%s is refused by its bytes", async (_, body, type) => {
    expect(await refused(Promise.resolve((await upload(body, type)).answer))).toMatchObject({
      status: 415,
      code: "unsupported_file",
    });
  });

  test("a file over the size is refused", async () => {
    const answer = (await upload(new Uint8Array(10 * 1_024 * 1_024 + 1), "image/png")).answer;
    expect(await refused(Promise.resolve(answer))).toMatchObject({ status: 413, code: "too_large" });
  });
});

test("WEB-5: out of schedule the door says when it opens, and lets nobody in", async () => {
  const never = { ...WEBCHAT_DEFAULTS.schedule, ranges: [{ days: ["mon" as const], from: "03:00", to: "03:00" }] };
  const rows = await configuration(env.CONFIG).select().from(campaigns).where(eq(campaigns.id, campaign.id));
  const settings = rows[0]?.settings ?? {};
  await configuration(env.CONFIG)
    .update(campaigns)
    .set({ settings: { ...settings, schedule: { zone: never.zone, ranges: never.ranges } } })
    .where(eq(campaigns.id, campaign.id));
  await env.CONFIG.prepare("INSERT INTO changes (kind, subject_id, at) VALUES ('campaign', ?, 0)")
    .bind(campaign.id)
    .run();
  await directoryOf(env).changed();
  forgetCampaigns();
  const welcome = await (await send("GET", "")).json<WebchatWelcome>();
  expect(welcome.open).toBe(false);
  expect(Date.parse(welcome.opensAt ?? "")).toBeGreaterThan(Date.now());
  expect(await refused(send("POST", "/conversations", form({ language: "en" })))).toMatchObject({
    status: 409,
    code: "out_of_time",
    detail: WEBCHAT_DEFAULTS.messages.outOfTime.en,
  });
});

describe("what begins in a minute", () => {
  const from = (address: string, campaign = "concurrida"): Call => ({
    campaign,
    headers: { "CF-Connecting-IP": address },
  });
  beforeAll(async () => {
    const actor = { id: "system", name: "test" };
    const draft = { channel: "webchat", strategy: "nocall", thresholds: { serviceLevel: 60 } };
    for (const name of ["concurrida", "al-lado"]) {
      const own = { ...draft, name, schedule: { zone: "UTC", ranges: [] }, allowedDomains: ["altamar.example"] };
      await createCampaign(env.CONFIG, actor, createCampaignSchema.parse(own));
    }
    await directoryOf(env).changed();
    forgetCampaigns();
  });

  /** Begins until it is refused, in portions. A limit of `limit` a minute has refused by the second minute that the tries may lie in. */
  async function refusalOf(limit: number, begin: () => Promise<Response>): Promise<Response> {
    for (let tried = 0; tried <= 2 * limit; tried += 10) {
      const answers = await Promise.all(Array.from({ length: 10 }, begin));
      const answer = answers.find(({ status }) => status !== 201);
      if (answer !== undefined) return answer;
    }
    throw new Error("nothing was refused");
  }

  test("an office of forty behind one address comes in, each with a chat of their own", async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => send("POST", "/conversations", form(), from("203.0.113.1"))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(201));
  });

  test("a script that makes up visitors is refused at its address, and told when to come again; the line stays open to others", async () => {
    const script = from("2001:db8:0:7::1");
    const answer = await refusalOf(60, () => send("POST", "/conversations", form(), script));
    expect(answer.headers.get("Retry-After")).toBe("60");
    expect(await refused(Promise.resolve(answer))).toMatchObject({ status: 429, code: "rate_limited" });

    const sameLine = from("2001:db8:0:7:ffff::2");
    expect((await refusalOf(60, () => send("POST", "/conversations", form(), sameLine))).status).toBe(429);
    const nextDoor = from("2001:db8:0:8::1");
    expect((await send("POST", "/conversations", form(), nextDoor)).status).toBe(201);
    expect((await send("POST", "/conversations", form(), from("2001:db8:0:7::1", "al-lado"))).status).toBe(201);
  });

  test("a page that tries for ever is refused as its visitor, before it is counted for its address", async () => {
    const visitor = crypto.randomUUID();
    const office = from("203.0.113.2");
    const again = () => send("POST", "/conversations", form({ visitor }), office);
    expect((await refusalOf(10, again)).status).toBe(429);
    for (let portion = 0; portion < 8; portion++) await Promise.all(Array.from({ length: 10 }, again));
    expect((await send("POST", "/conversations", form(), office)).status).toBe(201);
  });
});

describe("out of hours", () => {
  test("WEB-24: what a visitor writes goes to the campaign's mail address, once, with who wrote it", async () => {
    const actor = { id: "system", name: "test" };
    const own = mailboxFields.parse({ name: "fuera", address: "chat@left-messages.example", fromName: "Altamar" });
    const mailbox = await createMailbox(env.CONFIG, env.SEAL_SECRET, actor, own);
    const otherDay = WEEK_DAYS[(new Date().getUTCDay() + 3) % 7] ?? "mon";
    const draft = {
      name: "fuera-de-hora",
      strategy: "nocall",
      thresholds: { serviceLevel: 30 },
      schedule: { zone: "UTC", ranges: [{ days: [otherDay], from: "09:00", to: "10:00" }] },
      offline: { to: "ventas@altamar.example", mailbox: mailbox.id },
    };
    await createCampaign(env.CONFIG, actor, createCampaignSchema.parse(draft));
    await createCampaign(env.CONFIG, actor, createCampaignSchema.parse({ ...draft, name: "sin-buzon", offline: null }));
    const always = { ...draft, name: "siempre", schedule: { zone: "UTC", ranges: [] } };
    await createCampaign(env.CONFIG, actor, createCampaignSchema.parse(always));
    await directoryOf(env).changed();
    forgetCampaigns();
    const closed = { campaign: "fuera-de-hora" };
    expect(await (await send("GET", "", undefined, closed)).json()).toMatchObject({ open: false, leaveMessage: true });
    const left = form({ name: "Inés", mail: "ines@example.com", message: "¿Abren el lunes?\n<b>Gracias</b>" });
    expect((await send("POST", "/messages", left, closed)).status).toBe(204);
    expect((await send("POST", "/messages", left, closed)).status).toBe(204);
    const mails = await sentBy("left-messages");
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      from: { name: "Altamar", email: "chat@left-messages.example" },
      to: [{ email: "ventas@altamar.example" }],
      replyTo: { email: "ines@example.com" },
      subject: "fuera-de-hora: Inés",
    });
    expect(mails[0]?.text).toContain("¿Abren el lunes?");
    expect(mails[0]?.html).toContain("&lt;b&gt;Gracias&lt;/b&gt;");

    expect((await refused(send("POST", "/messages", form({ message: " " }), closed))).code).toBe("invalid_input");
    const nowhere = { campaign: "sin-buzon" };
    expect((await refused(send("POST", "/messages", form(), nowhere))).code).toBe("out_of_time");
    const open = { campaign: "siempre" };
    expect((await refused(send("POST", "/messages", form(), open))).code).toBe("conflict");
    await answersOf("left-messages", [{ status: 500, body: "E_RATE_LIMIT_EXCEEDED" }]);
    const again = form({ message: "Otra" });
    expect((await refused(send("POST", "/messages", again, closed))).code).toBe("unavailable");
    expect((await send("POST", "/messages", again, closed)).status).toBe(204);
  });

  test("WEB-24: a flood of them does not go", async () => {
    const answers: Response[] = [];
    for (let n = 0; n < 32; n++) answers.push(await send("POST", "/messages", form(), { campaign: "fuera-de-hora" }));
    expect(answers.at(-1)?.status).toBe(429);
    expect(answers.at(-1)?.headers.get("Retry-After")).toBe("600");
    expect((await sentBy("left-messages")).length).toBeLessThanOrEqual(32);
  });
});

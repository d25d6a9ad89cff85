import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Arrival, CarrierAccount, Departure, RawWebhook } from "../channels/carrier.ts";
import { CARRIERS } from "../channels/carriers.ts";
import { PROVIDER_DEFAULTS, PROVIDER_FORMS, PROVIDER_TYPES, type ProviderType } from "../protocol/providers.ts";
import { type Sandbox, startSandbox } from "../scripts/runtime/sandbox.ts";
import type { Message } from "./network/message.ts";
import type { NetworkSettings } from "./network/settings.ts";

/** Deskline's adapters and the pretend carriers were written apart: here they meet. */

let sandbox: Sandbox;
let door: Server;
let doorUrl: string;
let arrived: { type: ProviderType; webhook: RawWebhook }[] = [];

const PHONE = "+59899123456";
const IMMEDIATELY: Partial<NetworkSettings> = { receiptDelay: { from: 0, to: 0 } };

beforeAll(async () => {
  sandbox = await startSandbox();
  door = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "", doorUrl);
    const type = PROVIDER_TYPES.find((one) => one === url.pathname.split("/")[1]);
    if (request.method === "GET" && url.searchParams.has("hub.challenge")) {
      const proof = type && CARRIERS[type].handshake?.(url.searchParams, accountOf(type));
      response.writeHead(proof ? 200 : 403).end(proof);
      return;
    }
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const body = new Uint8Array(Buffer.concat(chunks));
    if (type) arrived.push({ type, webhook: { url: url.href, method: request.method ?? "", headers, body } });
    response.writeHead(200).end("OK");
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  doorUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const proven = await put("/accounts", PROVIDER_TYPES.map(pretendOf));
  expect(proven).toEqual(
    PROVIDER_TYPES.map((type) => ({ name: type, proven: CARRIERS[type].handshake === undefined ? null : true })),
  );
});

afterAll(async () => {
  door.closeAllConnections();
  door.close();
  await sandbox.stop();
});

beforeEach(async () => {
  arrived = [];
  await fetch(new URL("/messages", sandbox.url), { method: "DELETE" });
  await put("/settings", IMMEDIATELY);
});

test.each(PROVIDER_TYPES)("%s: what Deskline sends arrives once, and its receipts come back in order", async (type) => {
  const to = await customerOf(type);
  const ref = `c.conversation.${type}`;
  const sent = await send(type, { ref, to });
  expect(sent).toMatchObject({ outcome: "accepted" });
  const id = "carrierId" in sent ? sent.carrierId : null;
  const receipts = await arrivals(2);
  const isOurs = (arrival: Arrival) =>
    (arrival.kind === "receipt" && (arrival.ref === ref || arrival.carrierId === id)) || arrival.kind === "watermark";
  expect(receipts.every(isOurs)).toBe(true);
  expect(receipts.map((arrival) => "state" in arrival && arrival.state)).toEqual(["sent", "delivered"]);
  const kept = await ask<Message[]>(`/messages?type=${type}`);
  expect(kept.map(({ to: written, text, number }) => ({ written, text, number }))).toEqual([
    { written: addressed(type, to), text: "Hola, ¿cómo está? 👋", number: PHONE },
  ]);
});

test.each(PROVIDER_TYPES)(
  "%s: what a customer writes on the phone is read, signed where the carrier signs",
  async (type) => {
    const from = await customerOf(type);
    await say(type, "Quiero cambiar el talle ñ 👍");
    const [word] = await arrivals(1);
    expect(word).toMatchObject({ kind: "message", text: "Quiero cambiar el talle ñ 👍", from });
    expect(word?.kind === "message" && word.id).toBeTruthy();
    const isSigned = ["twilio", "twilio-whatsapp", "vonage", "meta-whatsapp", "meta-messenger"].includes(type);
    const stranger = { ...accountOf(type), secrets: { token: "another", appSecret: "another", password: "another" } };
    for (const { webhook } of arrived) expect(await CARRIERS[type].isGenuine(webhook, stranger)).toBe(!isSigned);
  },
);

test.each(PROVIDER_TYPES)("%s: a refusal, a wrong password and 429 are what they are", async (type) => {
  const to = await customerOf(type);
  await put("/settings", { ...IMMEDIATELY, refused: 1 });
  expect(await send(type, { to })).toMatchObject({ outcome: "refused" });
  await put("/settings", { ...IMMEDIATELY, slowDown: 1, retryAfter: 7 });
  expect(await send(type, { to })).toEqual({ outcome: "slow-down", retryAfter: 7_000 });
  await put("/settings", { ...IMMEDIATELY, lostAnswers: 1 });
  await expect(send(type, { to })).rejects.toThrow();
  expect(await ask<Message[]>(`/messages?type=${type}`)).toHaveLength(1);
  expect(await ask<Message[]>(`/messages?type=${type}&all=true`)).toHaveLength(3);
  if (type === "url-get" || type === "url-post") return;
  const wrong = { ...accountOf(type), secrets: { password: "wrong", token: "wrong" } };
  expect(await send(type, { to }, wrong)).toMatchObject({ outcome: "refused" });
});

test.each(["twilio-whatsapp", "meta-whatsapp", "meta-messenger"] as const)(
  "%s: pictures go both ways",
  async (type) => {
    const to = await customerOf(type);
    const url = new URL("/samples/jacket.jpg", sandbox.url).href;
    await send(type, { to, text: "", file: { url, type: "image/jpeg", name: "jacket.jpg" } });
    await arrivals(2);
    const [kept] = await ask<Message[]>(`/messages?type=${type}`);
    expect(kept?.file).toMatchObject({ type: "image/jpeg" });

    arrived = [];
    const form = new FormData();
    for (const [name, value] of Object.entries({ number: PHONE, account: type, text: "" })) form.set(name, value);
    form.set("file", new File([new Uint8Array([1, 2, 3])], "foto.png", { type: "image/png" }));
    await fetch(new URL("/phone/words", sandbox.url), { method: "POST", body: form });
    const [word] = await arrivals(1);
    const [file] = word?.kind === "message" ? word.files : [];
    expect(file).toBeDefined();
    const answer =
      file &&
      (await CARRIERS[type].file?.(accountOf(type), file, ({ url: at, ...request }) =>
        fetch(at, { ...request, redirect: "manual" }),
      ));
    expect(new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(new Uint8Array([1, 2, 3]));
  },
);

test.each(["twilio-whatsapp", "meta-whatsapp"] as const)(
  "%s: templates are listed, and one of them opens what free text cannot",
  async (type) => {
    const to = PHONE;
    const templates = await CARRIERS[type].templates?.(accountOf(type), ({ url, ...request }) => fetch(url, request));
    const template = templates?.find(({ name, language }) => name.startsWith("order_shipped") && language === "es");
    expect(template).toMatchObject({ status: "approved", parameters: 2 });
    expect(templates?.some(({ status }) => status !== "approved")).toBe(true);
    await send(type, { to });
    expect((await arrivals(1))[0]).toMatchObject({ kind: "receipt", state: "failed" });
    arrived = [];
    await send(type, {
      to,
      text: "",
      template: { name: template?.name ?? "", language: "es", parameters: ["Ana", "4711"] },
    });
    expect((await arrivals(2)).map((arrival) => "state" in arrival && arrival.state)).toEqual(["sent", "delivered"]);
    const words = (await ask<Message[]>(`/messages?type=${type}`)).map(({ text }) => text);
    expect(words).toContain("Hola Ana, tu pedido 4711 ya salió y llega mañana.");
  },
);

test("meta-messenger: outside the window nothing is taken, and inside seven days only by a human agent", async () => {
  const stranger = "24000000000000000";
  expect(await send("meta-messenger", { to: stranger })).toMatchObject({ outcome: "refused" });
});

test("a reader is told: opening the thread says so to WhatsApp and Messenger, and not to SMS", async () => {
  for (const type of ["meta-whatsapp", "meta-messenger", "kannel"] as const) {
    arrived = [];
    const to = await customerOf(type);
    await send(type, { to });
    await arrivals(2);
    await fetch(new URL("/phone/seen", sandbox.url), {
      method: "POST",
      body: JSON.stringify({ number: PHONE, account: type }),
    });
    const receipts = await arrivals(type === "kannel" ? 2 : 3);
    expect(receipts.some((arrival) => "state" in arrival && arrival.state === "seen")).toBe(type !== "kannel");
  }
});

test("a customer with enough answers STOP once, and what comes after it stands out", async () => {
  await put("/settings", { ...IMMEDIATELY, stops: 1 });
  await send("kannel", { to: PHONE });
  const words = (await arrivals(3)).filter(({ kind }) => kind === "message");
  expect(words).toMatchObject([{ text: "BAJA" }]);
  await send("kannel", { to: PHONE });
  await arrivals(5);
  const marks = (await ask<Message[]>("/messages?type=kannel")).map(({ afterStop }) => afterStop);
  expect(marks).toEqual([false, true]);
});

test("held, early, twice: an answer waits, a receipt overtakes it, and comes again", async () => {
  await put("/settings", { ...IMMEDIATELY, held: 1, holdFor: 300, early: 1, duplicated: 1 });
  const sending = send("kannel", { to: PHONE });
  const early = await arrivals(1);
  expect(early[0]).toMatchObject({ kind: "receipt", state: "sent" });
  expect(await Promise.race([sending, "not yet"])).toBe("not yet");
  expect(await sending).toMatchObject({ outcome: "accepted" });
  expect((await arrivals(4)).map((arrival) => "state" in arrival && arrival.state)).toEqual([
    "sent",
    "sent",
    "delivered",
    "delivered",
  ]);
});

test("a seed makes a run repeatable although its requests overtake each other; each address is counted", async () => {
  const rough = { ...IMMEDIATELY, seed: 7, refused: 0.2, broken: 0.1, slowDown: 0.1 };
  const numbers = Array.from({ length: 60 }, (_, index) => `+5989912${3_000 + index}`);
  const outcomes = async (order: string[]) => {
    await fetch(new URL("/messages", sandbox.url), { method: "DELETE" });
    await put("/settings", rough);
    const met = await Promise.all(order.map(async (to) => [to, (await send("kannel", { to })).outcome] as const));
    return Object.fromEntries(met.sort());
  };
  const first = await outcomes(numbers);
  expect(new Set(Object.values(first))).toEqual(new Set(["accepted", "refused", "slow-down"]));
  expect(await outcomes(numbers.toReversed())).toEqual(first);
  const accepted = numbers.filter((to) => first[to] === "accepted");
  expect(await ask("/counts?type=kannel")).toEqual(Object.fromEntries(accepted.map((to) => [to, 1])));
});

function accountOf(type: ProviderType): CarrierAccount {
  const url = new URL(type, sandbox.url).href;
  const template = `${url}/${type}/send?to=\${phone}&text=\${message}&id=\${id}`;
  const own = {
    url: type.startsWith("url-") ? template : url,
    user: `user-${type}`,
    from: type === "dinstar" ? "" : type === "meta-messenger" ? "Altamar" : "+59824001234",
    ports: "0,1",
    account: `AC${type.replaceAll("-", "")}`,
    senderId: `77${PROVIDER_TYPES.indexOf(type)}`,
    numberFormat: PROVIDER_FORMS[type].numberFormat,
  };
  const secrets = {
    password: `password-${type}`,
    token: `token-${type}`,
    appSecret: "app secret",
    verifyToken: "verify",
  };
  return { id: type, type, settings: { ...PROVIDER_DEFAULTS, ...own }, secrets };
}

/** The same account as its owner has set it up at the carrier. */
function pretendOf(type: ProviderType) {
  const { settings, secrets } = accountOf(type);
  const escapes = "?from=%p&to=%P&text=%b&charset=%C&coding=%c&id=%I&time=%T";
  return {
    name: type,
    type,
    inbound: `${doorUrl}/${type}/inbound${type === "kannel" ? escapes : ""}`,
    status: `${doorUrl}/${type}/status`,
    user: settings.user,
    from: type === "dinstar" ? settings.ports : settings.from,
    account: settings.account,
    senderId: settings.senderId,
    digest: type === "dinstar",
    secrets,
  };
}

async function send(type: ProviderType, given: Partial<Departure>, account = accountOf(type)) {
  const base = {
    ref: "c.x.y",
    from: null,
    text: "Hola, ¿cómo está? 👋",
    file: null,
    template: null,
    humanAgent: false,
  };
  const departure: Departure = { ...base, to: PHONE, ...given };
  const written = { ...departure, to: addressed(type, departure.to) };
  const carrier = CARRIERS[type];
  const request = carrier.request(account, written, `${doorUrl}/${type}/status`);
  let answer = await exchanged(request);
  const again = answer.status === 401 ? carrier.challenged?.(account, request, answer) : null;
  if (again) answer = await exchanged(again);
  return carrier.answered(answer, written);
}

async function exchanged({
  url,
  ...request
}: {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
}) {
  const response = await fetch(url, request);
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The customer's address as this type of carrier writes it. */
function addressed(type: ProviderType, to: string): string {
  const { numberFormat } = PROVIDER_FORMS[type];
  const digits =
    numberFormat === "e164" ? to.replace("+", "") : numberFormat === "national" ? to.replace("+598", "0") : to;
  return type === "twilio-whatsapp" ? `whatsapp:${digits}` : digits;
}

/** Whom Deskline knows the phone as after the customer has written; Messenger and WhatsApp need that first. */
async function customerOf(type: ProviderType): Promise<string> {
  if (PROVIDER_FORMS[type].channel === "sms") return addressed(type, PHONE);
  await say(type, "Hola");
  const [word] = await arrivals(1);
  arrived = [];
  return word?.kind === "message" ? word.from : "";
}

async function say(type: ProviderType, text: string): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ number: PHONE, account: type, text })) form.set(name, value);
  const response = await fetch(new URL("/phone/words", sandbox.url), { method: "POST", body: form });
  if (!response.ok) throw new Error(await response.text());
}

/** Waits until that many have come, and a moment more for one too many. */
async function arrivals(count: number): Promise<Arrival[]> {
  const until = Date.now() + 5_000;
  while (arrived.length < count && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 60));
  for (const { type, webhook } of arrived) expect(await CARRIERS[type].isGenuine(webhook, accountOf(type))).toBe(true);
  return arrived.flatMap(({ type, webhook }) => CARRIERS[type].read(webhook, accountOf(type)));
}

async function put(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(new URL(path, sandbox.url), { method: "PUT", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

async function ask<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(new URL(path, sandbox.url))).json()) as Answer;
}

import {
  createExecutionContext,
  createMessageBatch,
  evictDurableObject,
  getQueueResult,
  runInDurableObject,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { signedReference } from "../../domain/mail/reference.ts";
import { mailConversationName, signedReplyAddress } from "../../domain/mail/reply-token.ts";
import { conversationOf, directoryOf } from "../../durable-objects/addresses.ts";
import { forgetCampaigns } from "../../durable-objects/directory/door.ts";
import { fileKey } from "../../durable-objects/file-link.ts";
import { openFile } from "../../durable-objects/kept-files.ts";
import { mailMac } from "../../durable-objects/mail-account.ts";
import type { CampaignResource } from "../../protocol/configuration.ts";
import type { Entry } from "../../protocol/conversation-entry.ts";
import type { Change } from "../../protocol/conversation-socket.ts";
import type { MailboxResource } from "../../protocol/mailboxes.ts";
import { seedDemo } from "../../store/demo.ts";
import { Browser } from "../../tests/acceptance/browser.ts";
import type { TestAgent } from "../../tests/acceptance/centre.ts";
import { answersOf } from "../../tests/acceptance/customer.ts";
import { firstHeld } from "../../tests/acceptance/held-mail.ts";
import { post } from "../../tests/acceptance/letter.ts";
import { until } from "../../tests/acceptance/line.ts";
import { openMailCentre } from "../../tests/acceptance/mail-centre.ts";
import { hashPassword } from "../access/password-hash.ts";
import { type MailAtDoor, receive } from "../email.ts";
import { hearPlatform } from "./platform-events.ts";

const DEMO_PASSWORD = "deskline-demo";
const SUPPORT = "soporte@banco.example";
const SECOND = "ayuda@banco.example";
const SALES = "ventas@banco.example";
const SILENT = "avisos@banco.example";
const CUSTOMER = "ana@clientes.example";
const MIB = 1024 * 1024;

const admin = new Browser();
const campaigns = new Map<string, CampaignResource>();
/** Vite reads them where they lie: workerd has no folders. */
const corpus = (import.meta as unknown as { glob(path: string, how: object): Record<string, string> }).glob(
  "../../tests/mail-corpus/*.eml",
  { query: "?url&inline", import: "default", eager: true },
);

beforeAll(async () => {
  const hash = await hashPassword(DEMO_PASSWORD, env.AUTH_SECRET);
  await seedDemo(env.CONFIG, ["127.0.0.1"], async () => hash);
  await admin.signIn("admin", DEMO_PASSWORD);
  await open("soporte", SUPPORT, { addresses: [SECOND] });
  await open("ventas", SALES);
  await open("avisos", SILENT, { receives: false });
  await directoryOf(env).changed();
});

async function open(name: string, address: string, own: object = {}): Promise<void> {
  const mailbox = await admin.ask<MailboxResource>("POST", "/mailboxes", { name, address });
  const campaign = { name: `mail-${name}`, channel: "email", strategy: "nocall", mailbox: mailbox.id, ...own };
  const thresholds = { serviceLevel: 3600 };
  campaigns.set(name, await admin.ask<CampaignResource>("POST", "/campaigns", { ...campaign, thresholds }));
}

const idOf = (name: string) => campaigns.get(name)?.id ?? "";

interface Given {
  id?: string | null;
  from?: string;
  headers?: string[];
  subject?: string;
  text?: string;
}

/** A plain mail of a customer; `id` null: without Message-ID. */
function written({ id = `${crypto.randomUUID()}@x.uy`, from = CUSTOMER, ...given }: Given = {}): string {
  const { headers = [], subject = "Consulta", text = "Hola, ¿cuál es mi saldo?" } = given;
  const named = id === null ? [] : [`Message-ID: <${id}>`];
  const head = [`From: Ana <${from}>`, `To: ${SUPPORT}`, `Subject: ${subject}`, ...named, ...headers];
  return [...head, "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", text, ""].join("\r\n");
}

/** Hands it to the door as the platform does: the body can be read once. What it was refused with, if it was. */
async function arrives(
  mail: string | Uint8Array<ArrayBuffer>,
  {
    from = CUSTOMER,
    to = SUPPORT,
    at = env as Env,
    size,
  }: { from?: string; to?: string; at?: Env; size?: number } = {},
): Promise<string | null> {
  const bytes = typeof mail === "string" ? new TextEncoder().encode(mail) : mail;
  let refused: string | null = null;
  const raw = new Blob([bytes]).stream();
  const setReject = (reason: string) => {
    refused = reason;
  };
  await receive({ from, to, raw, rawSize: size ?? bytes.byteLength, setReject } satisfies MailAtDoor, at);
  return refused;
}

/** Conversations that a message id leads to, of whichever campaign. */
async function threadsOf(id: string): Promise<string[]> {
  const { results } = await env.ARCHIVE.prepare(
    "SELECT conversation FROM mail_ids WHERE message_id = ? ORDER BY campaign",
  )
    .bind(id)
    .all<{ conversation: string }>();
  return results.map(({ conversation }) => conversation);
}

/** The mails of a conversation in their order. */
function mailsIn(conversation: string): Promise<Entry[]> {
  return runInDurableObject(conversationOf(env, conversation), (_, { storage }) =>
    storage.sql
      .exec<{ body: string }>("SELECT body FROM log ORDER BY rev")
      .toArray()
      .map(({ body }) => JSON.parse(body) as Change)
      .flatMap((change) => (change.kind === "entry" && change.entry.mail !== undefined ? [change.entry] : []))
      .filter(({ by }) => by.role === "visitor"),
  );
}

async function onlyMail(id: string): Promise<{ conversation: string; entry: Entry }> {
  const [conversation = ""] = await threadsOf(id);
  const [entry, ...others] = await mailsIn(conversation);
  if (entry === undefined || others.length > 0) throw new Error(`${others.length + 1} mails`);
  return { conversation, entry };
}

const fileOf = (conversation: string, id: string | null | undefined) => openFile(env, conversation, id ?? "");
const bytesOf = async (conversation: string, id: string | null | undefined) =>
  (await (await fileOf(conversation, id))?.bytes()) ?? new Uint8Array();
const textOf = async (conversation: string, id: string | null | undefined) =>
  new TextDecoder().decode(await bytesOf(conversation, id));

/** A database that is away. */
const away = { prepare: fails, batch: fails } as unknown as D1Database;
function fails(): never {
  throw new Error("D1_ERROR: away");
}

describe("whom a mail is for", () => {
  test("EML-10: the envelope decides, with or without what follows a +; an address of nobody is refused for good", async () => {
    const id = `${crypto.randomUUID()}@x.uy`;
    expect(await arrives(written({ id }), { to: "Soporte+Montevideo@Banco.Example" })).toBe(null);
    expect((await onlyMail(id)).entry.text).toBe("Hola, ¿cuál es mi saldo?");
    expect(await arrives(written(), { to: "nadie@banco.example" })).toBe(
      "5.1.1 Nobody here receives mail at nadie@banco.example",
    );
  });

  test("EML-22: a campaign that only sends refuses mail, and says why", async () => {
    expect(await arrives(written(), { to: SILENT })).toBe(`5.7.1 ${SILENT} sends mail and receives none`);
  });

  test("platform A7: what is larger than 25 MiB is refused before it is read", async () => {
    const unread = { from: CUSTOMER, to: SUPPORT, rawSize: 25 * MIB + 1 };
    const reasons: string[] = [];
    const setReject = (reason: string) => reasons.push(reason);
    await receive({ ...unread, setReject, raw: null as unknown as ReadableStream<Uint8Array> }, env);
    expect(reasons).toEqual(["5.3.4 The mail is larger than 25 MiB"]);
  });

  test("decisions EML: one mail to two addresses of a campaign is one entry, to two campaigns two", async () => {
    const id = `${crypto.randomUUID()}@x.uy`;
    const mail = written({ id });
    await Promise.all([arrives(mail), arrives(mail, { to: SECOND }), arrives(mail, { to: SALES })]);
    const threads = await threadsOf(id);
    expect(new Set(threads).size).toBe(2);
    for (const thread of threads) expect(await mailsIn(thread)).toHaveLength(1);
  });
});

describe("threads", () => {
  const permutations = <T>(all: T[]): T[][] =>
    all.length < 2
      ? [all]
      : all.flatMap((one) => permutations(all.filter((other) => other !== one)).map((rest) => [one, ...rest]));

  test.each(["References", "In-Reply-To"])(
    "EML-48: the mails of a thread by %s end in one conversation, in whatever order they come",
    async (header) => {
      await Promise.all(permutations([0, 1, 2, 3]).map((order) => threadInOrder(header, order)));
    },
    20_000,
  );

  async function threadInOrder(header: string, order: number[]): Promise<void> {
    const ids = order.map(() => `${crypto.randomUUID()}@x.uy`);
    for (const n of order) {
      const named = ids.slice(header === "References" ? 0 : Math.max(0, n - 1), n);
      const headers = named.length === 0 ? [] : [`${header}: ${named.map((id) => `<${id}>`).join(" ")}`];
      expect(await arrives(written({ id: ids[n] ?? "", headers, text: `mail ${n}` }))).toBe(null);
    }
    const threads = [...new Set((await Promise.all(ids.map(threadsOf))).flat())];
    let fullest: string[] = [];
    await until(async () => {
      const texts = await Promise.all(threads.map(async (one) => (await mailsIn(one)).map(({ text }) => text)));
      fullest = texts.sort((one, other) => other.length - one.length)[0] ?? [];
      return fullest.length >= 4;
    });
    expect(fullest.sort(), `in the order ${order}`).toEqual(["mail 0", "mail 1", "mail 2", "mail 3"]);
  }

  test("EML-48: two mails of one thread that come at once, before its first, meet in one conversation", async () => {
    const [first, a, b] = [1, 2, 3].map(() => `${crypto.randomUUID()}@x.uy`) as [string, string, string];
    const headers = [`References: <${first}>`];
    await Promise.all([arrives(written({ id: a, headers })), arrives(written({ id: b, headers }))]);
    await arrives(written({ id: first }));
    const threads = (await Promise.all([first, a, b].map(threadsOf))).flat();
    expect(new Set(threads).size).toBe(1);
    expect(await mailsIn(threads[0] ?? "")).toHaveLength(3);
  });

  test("decisions EML: the same subject alone joins nothing", async () => {
    const [a, b] = [`${crypto.randomUUID()}@x.uy`, `${crypto.randomUUID()}@x.uy`];
    await arrives(written({ id: a, subject: "Factura duplicada" }));
    await arrives(written({ id: b, subject: "Re: Factura duplicada" }));
    expect(await threadsOf(a)).not.toEqual(await threadsOf(b));
  });

  test("EML-48: a signed reply address leads to its conversation; of another campaign, or forged, it leads nowhere", async () => {
    const conversation = mailConversationName(crypto.getRandomValues(new Uint8Array(16)));
    const mac = mailMac(env);
    const scope = { conversation, scope: idOf("soporte") };
    const address = (await signedReplyAddress(SUPPORT, scope, Date.now(), mac)) ?? "";
    const foreign = (await signedReplyAddress(SUPPORT, { ...scope, scope: idOf("ventas") }, Date.now(), mac)) ?? "";
    const [known, theirs, forged] = [1, 2, 3].map(() => `${crypto.randomUUID()}@x.uy`) as [string, string, string];
    await arrives(written({ id: known }), { to: address.toUpperCase() });
    await arrives(written({ id: theirs }), { to: foreign });
    await arrives(written({ id: forged }), { to: address.replace(/.(?=@)/, "2").replace(/.(?=.@)/, "3") });
    expect(await threadsOf(known)).toEqual([conversation]);
    expect(await threadsOf(theirs)).not.toEqual([conversation]);
    expect(await threadsOf(forged)).not.toEqual([conversation]);
    expect(await mailsIn(conversation)).toHaveLength(1);
  });
});

describe("what is kept", () => {
  test("design, Mail threads: the sender's server comes again, and the mail is one, with or without Message-ID", async () => {
    const id = `${crypto.randomUUID()}@x.uy`;
    for (let time = 0; time < 3; time++) await arrives(written({ id }));
    await onlyMail(id);
    const nameless = written({ id: null, from: "sin-id@clientes.example" });
    await arrives(nameless);
    await arrives(`Received: by another.example\r\n${nameless}`);
    const { results } = await env.ARCHIVE.prepare("SELECT conversation FROM mail_ids WHERE customer = ?")
      .bind("sin-id@clientes.example")
      .all<{ conversation: string }>();
    expect(results).toHaveLength(1);
    expect(await mailsIn(results[0]?.conversation ?? "")).toHaveLength(1);
  });

  test("design, Mail threads: while ARCHIVE is away the door throws, and the next try keeps the mail once", async () => {
    const id = `${crypto.randomUUID()}@x.uy`;
    const missing = () => directoryOf(env).unkeptMails();
    const before = (await missing()).length;
    for (const _ of [1, 2]) await expect(arrives(written({ id }), { at: { ...env, ARCHIVE: away } })).rejects.toThrow();
    expect(await threadsOf(id)).toEqual([]);
    expect((await missing())[0]).toMatchObject({ sender: CUSTOMER, tries: 2 });
    forgetCampaigns();
    await arrives(written({ id }));
    await onlyMail(id);
    expect(await missing()).toHaveLength(before);
  });

  test("promise 3: cut between two steps, the next try ends as if there had been one", async () => {
    const id = `${crypto.randomUUID()}@x.uy`;
    const broken = { put: fails } as unknown as R2Bucket;
    const mail = written({ id, text: "Una carta larga.\r\n".repeat(8_000) });
    await expect(arrives(mail, { at: { ...env, FILES: broken } })).rejects.toThrow();
    const [thread] = await threadsOf(id);
    await arrives(mail);
    expect((await onlyMail(id)).conversation).toBe(thread);
  });

  test("promise 3: what is answered is in its line, with no alarm behind it; what a kill left behind goes on when the mail comes again", async () => {
    const id = `${crypto.randomUUID()}@x.uy`;
    await arrives(written({ id }));
    const { conversation } = await onlyMail(id);
    const rest = () =>
      runInDurableObject(conversationOf(env, conversation), async (_, { storage }) => ({
        calls: storage.sql.exec("SELECT 1 FROM outbox").toArray().length,
        alarm: await storage.getAlarm(),
      }));
    expect(await rest()).toEqual({ calls: 0, alarm: null });
    const learnt = JSON.stringify({ id: `${id}.2`, campaign: "c", conversation, customer: CUSTOMER, at: Date.now() });
    await runInDurableObject(conversationOf(env, conversation), (_, { storage }) =>
      storage.sql.exec("INSERT INTO outbox (target, call, due, since) VALUES ('mail-ids:', ?, 0, 0)", learnt),
    );
    await evictDurableObject(conversationOf(env, conversation));
    await arrives(written({ id }));
    await until(async () => (await rest()).calls === 0);
  });

  test("design section 2: with CONFIG away a known address still receives, and of an unknown one nobody says that it is nobody's", async () => {
    const id = `${crypto.randomUUID()}@x.uy`;
    await runInDurableObject(directoryOf(env), async (directory) => {
      const own = directory as unknown as { env: Env };
      own.env = { ...env, CONFIG: away };
    });
    expect(await arrives(written({ id }))).toBe(null);
    await expect(arrives(written(), { to: "nueva@banco.example" })).rejects.toThrow();
    await runInDurableObject(directoryOf(env), async (directory) => {
      const own = directory as unknown as { env: Env };
      own.env = env;
    });
    await onlyMail(id);
  });

  test("EML-44, E7: files come as they were sent, under their real type; HTML, pictures and the whole mail are kept", async () => {
    const id = `${crypto.randomUUID()}@x.uy`;
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const part = (head: string[], body: string) => ["--b", ...head, "", body].join("\r\n");
    const mail = [
      `From: Ana <${CUSTOMER}>`,
      `Message-ID: <${id}>`,
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      part(["Content-Type: text/html"], '<p>Va</p><img src="cid:logo@x"><script>alert(1)</script>'),
      part(["Content-Type: image/png", "Content-ID: <logo@x>", "Content-Transfer-Encoding: base64"], png),
      part(
        [
          "Content-Type: image/png",
          'Content-Disposition: attachment; filename="virus.png"',
          "Content-Transfer-Encoding: base64",
        ],
        btoa("MZ this is no picture"),
      ),
      "--b--",
      "",
    ].join("\r\n");
    await arrives(mail);
    const { conversation, entry } = await onlyMail(id);
    const [file] = entry.mail?.files ?? [];
    expect(file).toMatchObject({ name: "virus.png", type: "application/octet-stream", size: 21 });
    expect(await textOf(conversation, file?.id)).toBe("MZ this is no picture");
    expect(entry.mail?.inline["logo@x"]).toMatchObject({ type: "image/png" });
    const picture = await bytesOf(conversation, entry.mail?.inline["logo@x"]?.id);
    expect(picture).toEqual(Uint8Array.from(atob(png), (c) => c.charCodeAt(0)));
    const html = await fileOf(conversation, entry.mail?.html);
    expect(await textOf(conversation, entry.mail?.html)).toContain("<script>alert(1)</script>");
    expect(html?.type).toBe("application/octet-stream");
    expect(await textOf(conversation, entry.mail?.raw)).toBe(mail);
    expect((await env.FILES.list({ prefix: fileKey(conversation, "") })).objects).toEqual([]);
  });

  test("platform A7: a mail of 20 MiB with its file is kept, byte for byte", async () => {
    const id = `${crypto.randomUUID()}@x.uy`;
    const line = "QUJD".repeat(18);
    const lines = Math.floor((20 * MIB) / (line.length + 2));
    const head = [
      `From: ${CUSTOMER}`,
      `Message-ID: <${id}>`,
      "Content-Type: application/octet-stream; name=grande.bin",
      "Content-Transfer-Encoding: base64",
    ];
    const mail = Buffer.from(`${head.join("\r\n")}\r\n\r\n${`${line}\r\n`.repeat(lines)}`);
    await arrives(mail);
    const { conversation, entry } = await onlyMail(id);
    expect(Buffer.from(await bytesOf(conversation, entry.mail?.raw)).equals(mail)).toBe(true);
    const file = await fileOf(conversation, entry.mail?.files[0]?.id);
    expect(file?.size).toBe(lines * 54);
    const bytes = (await file?.bytes()) ?? new Uint8Array();
    expect(bytes.every((byte, at) => byte === 65 + (at % 3))).toBe(true);
  }, 20_000);
});

describe("every mail of the corpus", () => {
  const names = Object.keys(corpus).map((path) => path.replace(/^.*\/|\.eml$/g, ""));

  test("there are at least sixty", () => expect(names.length).toBeGreaterThanOrEqual(60));

  test("is taken by the door, becomes one entry, and its raw mail is there as it came", async () => {
    for (const [path, url] of Object.entries(corpus)) {
      const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (c) => c.charCodeAt(0));
      const name = path.replace(/^.*\/|\.eml$/g, "");
      const before = await newest();
      const from = /^(bounce|delay|dsn)-/.test(name) ? "" : "quien@example.com";
      expect(await arrives(bytes, { from }), name).toBe(null);
      const conversation = await lastThread(before);
      if (conversation === null) continue; // an answer in a thread that another one of the corpus has begun
      const entries = await mailsIn(conversation);
      const kept = await Promise.all(entries.map(({ mail }) => bytesOf(conversation, mail?.raw)));
      expect(
        kept.some((raw) => isSame(raw, bytes)),
        name,
      ).toBe(true);
    }
  }, 60_000);

  test("platform E8: bounces and complaints that name none of our mails block nobody", async () => {
    const forged = "c.aaaaaaaaaaaaaaaaaaaaaaaaaa.entry-1 aaaaaaaaaaaaaaaa";
    const id = `${crypto.randomUUID()}@x.uy`;
    const report = [
      `From: fbl@isp.example\r\nMessage-ID: <${id}>`,
      'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r\n',
      "--b\r\nContent-Type: text/plain\r\n\r\nSpam",
      `--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nOriginal-Rcpt-To: <${CUSTOMER}>`,
      `--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <no@x.uy>\r\nX-Deskline-Reference: ${forged}\r\n\r\nHola`,
      "--b--\r\n",
    ].join("\r\n");
    await arrives(report, { from: "fbl@isp.example" });
    expect((await onlyMail(id)).entry.mail?.automatic).toBe(true);
    const { results } = await env.SPOOL.prepare("SELECT address FROM black_list").all();
    expect(results).toEqual([]);
  });

  async function newest(): Promise<number> {
    const row = await env.ARCHIVE.prepare("SELECT max(since) AS since FROM mail_ids").first<{ since: number | null }>();
    return row?.since ?? 0;
  }

  async function lastThread(after: number): Promise<string | null> {
    const row = await env.ARCHIVE.prepare(
      "SELECT conversation FROM mail_ids WHERE since > ? ORDER BY since DESC LIMIT 1",
    )
      .bind(after)
      .first<{ conversation: string }>();
    return row?.conversation ?? null;
  }

  const isSame = (one: Uint8Array, other: Uint8Array) =>
    one.length === other.length && one.every((byte, at) => byte === other[at]);
});

describe("events of the platform", () => {
  const QUEUE = "deskline-mail-events";

  async function told(body: unknown, attempts = 1) {
    const batch = createMessageBatch(QUEUE, [{ id: crypto.randomUUID(), timestamp: new Date(), attempts, body }]);
    await hearPlatform(batch, env);
    const { explicitAcks, retryMessages } = await getQueueResult(batch, createExecutionContext());
    return { acknowledged: explicitAcks.length, again: retryMessages.length };
  }

  const eventOf = (messageId: string, own: object = {}) => ({
    type: "cf.email.sending.message.bounced",
    source: { type: "email.sending", domain: "banco.example" },
    payload: { eventId: "e1", messageId, sender: SUPPORT, recipient: CUSTOMER, terminal: true, ...own },
    metadata: { eventTimestamp: "2026-12-06T00:00:00Z" },
  });

  test("platform A7: of a mail that is not known yet it is asked again, but not for ever; what nobody can read is put away", async () => {
    expect(await told(eventOf("<not-yet@banco.example>"))).toEqual({ acknowledged: 0, again: 1 });
    expect(await told(eventOf("<not-yet@banco.example>"), 5)).toEqual({ acknowledged: 1, again: 0 });
    expect(await told(eventOf("<x@y>", { sender: "nadie@banco.example" }))).toEqual({ acknowledged: 1, again: 0 });
    for (const body of [null, "text", { type: "cf.email.sending.message.opened" }, { ...eventOf("x"), payload: {} }])
      expect(await told(body)).toEqual({ acknowledged: 1, again: 0 });
  });

  test("decisions, Rejected and Spam: a bounce and a complaint reach the mail that left; who complains is on the black list", async () => {
    const { address, agents } = await openMailCentre("eventos", ["ana-eventos"]);
    const recipient = "lucia@example.com";
    await post({ from: `Lucía <${recipient}>`, to: address, subject: "Factura" });
    const held = await firstHeld(agents[0] as TestAgent);
    await answersOf("eventos", [{ body: "<event-1@platform>" }]);
    const to = [{ name: "Lucía", address: recipient }];
    const entry = await held.write({ to, answers: (await held.mail(0)).id });
    await held.arrived(entry, "sent");
    await until(async () => (await threadsOf("event-1@platform")).length === 1);
    const event = eventOf("<event-1@platform>", { sender: address, recipient });
    const bounce = { type: "hard", reason: "550 5.1.1 User unknown" };
    const bounced = { ...event, payload: { ...event.payload, bounce } };
    expect(await told(bounced)).toEqual({ acknowledged: 1, again: 0 });
    await held.arrived(entry, "failed");
    expect(held.marks(entry).at(-1)?.reason).toBe(`${recipient}: 550 5.1.1 User unknown`);
    const complained = { ...event, type: "cf.email.sending.message.complained" };
    const ofStranger = { ...complained, payload: { ...event.payload, recipient: "nobody-wrote-to@example.com" } };
    expect(await told(ofStranger)).toEqual({ acknowledged: 1, again: 0 });
    expect(await told(complained)).toEqual({
      acknowledged: 1,
      again: 0,
    });
    const { results } = await env.SPOOL.prepare("SELECT address, scope, source FROM black_list").all();
    expect(results).toEqual([{ address: recipient, scope: `sender:email:${address}`, source: "complaint" }]);
  });
});

describe("a mailbox", () => {
  test("EML-11: its test mail is taken out where mail comes in, once, and reaches no campaign", async () => {
    const token = "abcdefghijklmnopqrstuvwxyz".replaceAll(/[189 0]/g, "2");
    const signed = await signedReference(`t.${token}`, mailMac(env));
    const waiting = directoryOf(env).testReturned({ token, within: 5_000 });
    const id = `${crypto.randomUUID()}@x.uy`;
    expect(await arrives(written({ id, subject: `Fwd: Deskline test [${signed}]` }))).toBe(null);
    expect(await waiting).toBe(true);
    expect(await threadsOf(id)).toEqual([]);
  });
});

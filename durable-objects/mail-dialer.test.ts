import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { burstOf } from "../domain/provider/pacing.ts";
import type { Page } from "../protocol/configuration.ts";
import type { ResultRow } from "../protocol/dialer-results.ts";
import type { UploadAccepted } from "../protocol/dialers.ts";
import type { NewKey } from "../protocol/keys.ts";
import type { MailboxChoice } from "../protocol/mailboxes.ts";
import type { NamedHealth, ProviderHealth } from "../protocol/providers.ts";
import type { TestAgent } from "../tests/acceptance/centre.ts";
import { answersOf, askedOf } from "../tests/acceptance/customer.ts";
import { firstHeld } from "../tests/acceptance/held-mail.ts";
import { post } from "../tests/acceptance/letter.ts";
import { until } from "../tests/acceptance/line.ts";
import { accepted, type House, openHouse, sendFile } from "../tests/acceptance/lists.ts";
import { ALWAYS, BulkSender } from "../tests/acceptance/mail-list.ts";
import { SUBMITTER } from "../tests/acceptance/played-submitter.ts";
import { Program } from "../tests/acceptance/program.ts";
import { dialerOf } from "./addresses.ts";

vi.setConfig({ testTimeout: 40_000 });
/** Longer than a call may take: what hangs has no answer, however late the cut comes. */
const HANG_MS = 15_000;
let house: House;

beforeAll(async () => {
  house = await openHouse();
});

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `c${n}@cliente.example`);
const lines = (addresses: readonly string[]) => addresses.map((address) => `${address};Hola;`);
const inState = (rows: readonly ResultRow[], state: ResultRow["state"]) => rows.filter((row) => row.state === state);

/** Uploaded, activated, started. */
async function running(sender: BulkSender, addresses: readonly string[]): Promise<string> {
  const { uploadId } = await sender.upload(lines(addresses));
  await sender.activate(uploadId);
  await sender.shows(({ list }) => list?.id === uploadId);
  await sender.start();
  return uploadId;
}

describe("an object that vanishes", () => {
  test("in the middle of a wave: what was begun and not answered is UNKNOWN, the rest goes on, and a bounce shows what had left", async () => {
    const sender = await BulkSender.open(house.admin, "corte-en-lista");
    await answersOf("corte-en-lista", [{}, {}, ...Array.from({ length: 4 }, () => ({ hang: HANG_MS }))]);
    await running(sender, numbered(20));
    await sender.shows(({ counters }) => counters.processed >= 2);
    await until(async () => (await sender.asked()) >= 6);
    await abortAllDurableObjects();
    await dialerOf(env, sender.resource.id).tick();
    await sender.shows(({ counters }) => counters.notProcessed === 0 && counters.unknown === 4);
    const mails = await sender.sent();
    expect(mails.map(({ to }) => to[0]?.email).toSorted()).toEqual(numbered(20).toSorted());
    await until(async () => inState(await sender.results(), "unknown").length === 4);
    const [lost] = inState(await sender.results(), "unknown");
    const mail = mails.find(({ to }) => to[0]?.email === lost?.address);
    if (mail !== undefined) await sender.reported("bounce", mail);
    const { counters } = await sender.shows(({ mail: told }) => told?.rejected === 1);
    expect(counters).toMatchObject({ processed: 17, unknown: 3, failed: 0 });
  });

  test("EML-73: an activation that was asked for is carried out by the next instance", async () => {
    const sender = await BulkSender.open(house.admin, "relevo", { interval: 0.5 });
    await running(sender, numbered(40));
    await sender.shows(({ counters }) => counters.processed >= 1);
    const { uploadId } = await sender.upload(lines(["otra@cliente.example"]));
    await sender.activate(uploadId);
    await abortAllDurableObjects();
    const { counters } = await sender.shows(({ list, mail }) => list?.id === uploadId && mail?.notProcessed === 0);
    expect(counters.uploaded).toBe(counters.processed + counters.unknown);
    const sent = (await sender.sent()).map(({ to }) => to[0]?.email);
    expect(sent.at(-1)).toBe("otra@cliente.example");
    expect(sent.length).toBeLessThan(40);
  });

  test("a report before the answer to the mail is kept until there is one", async () => {
    const sender = await BulkSender.open(house.admin, "antes");
    await answersOf("antes", [{ hang: 1_500 }]);
    await running(sender, ["c0@cliente.example"]);
    await until(async () => (await sender.asked()) >= 1);
    const [mail] = await sender.sent();
    if (mail !== undefined) await sender.reported("complaint", mail);
    await abortAllDurableObjects();
    await dialerOf(env, sender.resource.id).tick();
    const { counters } = await sender.shows(({ mail: told }) => told?.spam === 1);
    expect(counters).toMatchObject({ uploaded: 1, processed: 1, unknown: 0 });
  });
});

test("EML-12, EML-86: by a server of one's own: who is put off waits, the others leave, and nobody twice", async () => {
  const { SMTP_PORT } = env as unknown as { SMTP_PORT: number };
  const smtp = { host: "127.0.0.1", port: SMTP_PORT, security: "none" as const, user: SUBMITTER.user };
  const mailbox = { way: "smtp" as const, smtp, password: SUBMITTER.password };
  const sender = await BulkSender.open(house.admin, "propia-en-lista", {}, mailbox);
  await runInDurableObject(dialerOf(env, sender.resource.id), (instance) => {
    Object.assign((instance as unknown as { env: object }).env, { LOCAL_DEMO: "true" });
  });
  const addresses = [...numbered(9), "greylisted@cliente.example", ...numbered(12).slice(9)];
  await running(sender, addresses);
  const board = await sender.shows(({ counters }) => counters.processed === 12 && counters.notProcessed === 1);
  expect(board.lastError?.detail).toContain("4.7.1 greylisted");
  await sender.shows(({ waitingFor }) => waitingFor === "carrier-slow");
  const taken = (await askedOf("propia-en-lista")).map(({ url }) => url.replace("smtp:", "")).toSorted();
  expect(taken).toEqual(numbered(12).toSorted());
  await until(async () => inState(await sender.results(), "to-process").length === 1);
  const later = env.SPOOL.prepare("SELECT not_before FROM sms_spool WHERE dialer = ? AND state = 1").bind(
    sender.resource.id,
  );
  expect(await later.first<number>("not_before")).toBeGreaterThan(Date.now() + 10 * 60_000);
});

test("EML-11: a server that lets nobody in fails no mail: they wait until it does", async () => {
  const { SMTP_PORT } = env as unknown as { SMTP_PORT: number };
  const smtp = { host: "127.0.0.1", port: SMTP_PORT, security: "none" as const, user: SUBMITTER.user };
  const sender = await BulkSender.open(house.admin, "cerrada", {}, { way: "smtp", smtp, password: "otra" });
  await runInDurableObject(dialerOf(env, sender.resource.id), (instance) => {
    Object.assign((instance as unknown as { env: object }).env, { LOCAL_DEMO: "true" });
  });
  await running(sender, numbered(3));
  const { counters } = await sender.shows(({ waitingFor }) => waitingFor === "carrier-slow");
  expect(counters).toMatchObject({ notProcessed: 3, failed: 0 });
  const health = () => house.admin.ask<ProviderHealth>("GET", "/mailboxes/box-cerrada/health");
  await until(async () => (await health()).lastError !== null);
  expect((await health()).lastError?.detail, "EML-15").toContain("Invalid username or password");
  const { items } = await house.admin.ask<Page<NamedHealth>>("GET", "/mailbox-health");
  expect(items.find(({ name }) => name === "box-cerrada")?.health?.lastOut).toBe(null);
});

test("two dialers of one mailbox never exceed its rate together, and each has its share", async () => {
  const first = await BulkSender.open(house.admin, "comun", {}, { perMinute: 1_200 });
  const { items } = await house.admin.ask<Page<MailboxChoice>>("GET", "/mailbox-choices?limit=200");
  const mailbox = items.find(({ name }) => name === "box-comun")?.id;
  const thresholds = { serviceLevel: 3_600 };
  await house.admin.ask("POST", "/campaigns", {
    name: "comun-dos",
    channel: "email",
    strategy: "nocall",
    thresholds,
    mailbox,
  });
  const form = { channel: "email", campaign: "comun-dos", interval: 0, schedule: ALWAYS, subject: "Novedades" };
  await house.admin.ask("POST", "/dialers", form);
  const file = Array.from({ length: 30 }, (_, n) => `comun-dos;dos${n}@cliente.example;Hola;`).join("\r\n");
  const path = "/dialers/comun-dos";
  const { uploadId } = await accepted<UploadAccepted>(sendFile(house.admin, `${path}/uploads?name=DOS.csv`, file));
  await house.admin.ask("PUT", `${path}/active-list`, { list: uploadId });
  await Promise.all([running(first, numbered(30)), house.admin.ask("POST", `${path}/start`)]);
  await until(async () => (await first.asked()) === 60, 20_000);
  const asked = (await askedOf("comun")).toSorted((a, b) => a.at - b.at);
  const times = asked.map(({ at }) => at);
  // From any mail on, no more than the burst and the rate of that time.
  for (const [n, from] of times.entries())
    for (const [more, to] of times.slice(n).entries())
      expect(more).toBeLessThanOrEqual(burstOf(20) + (20 * (to - from)) / 1_000);
  const half = asked.slice(0, 30).filter(({ body }) => body.includes("dos")).length;
  expect([half > 7, half < 23]).toEqual([true, true]);
});

test("EML-10: by a mailbox with a rate an agent's mail leaves before those of another program, and these before a dialer's", async () => {
  const sender = await BulkSender.open(house.admin, "turnos", {}, { perMinute: 120, agents: ["ana-turnos"] });
  const { address, agents } = sender.centre;
  await post({ from: "Lucía <lucia@cliente.example>", to: address, subject: "Factura" });
  const held = await firstHeld(agents[0] as TestAgent);
  const { key } = await house.admin.ask<NewKey>("POST", "/keys", { name: "turnos", scopes: ["messages"] });
  const program = new Program(`Bearer ${key}`);
  const notice = (n: number) => ({
    campaign: "turnos",
    to: [{ address: `aviso${n}@cliente.example` }],
    subject: "Aviso",
    text: "Ya",
  });
  const answers = (await held.mail(0)).id;
  await running(sender, numbered(14));
  await until(async () => (await sender.asked()) >= 3);
  const [, ...told] = await Promise.all([
    held.write({ to: [{ name: "", address: "lucia@cliente.example" }], answers }),
    ...Array.from({ length: 6 }, (_, n) => program.json("/api/messages/mail", notice(n))),
  ]);
  expect(told.map(({ status }) => status)).toEqual(told.map(() => 202));
  await until(async () => (await sender.asked()) === 21, 30_000);
  const asked = (await askedOf("turnos")).toSorted((a, b) => a.at - b.at);
  const whose = asked.map(({ body }) =>
    body.includes("aviso") ? "program" : body.includes("lucia@") ? "agent" : "dialer",
  );
  expect(whose.indexOf("agent"), whose.join()).toBeLessThan(whose.lastIndexOf("program"));
  expect(whose.lastIndexOf("program"), whose.join()).toBeLessThan(whose.lastIndexOf("dialer"));
});

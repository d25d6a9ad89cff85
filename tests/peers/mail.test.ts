import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HeldInteraction } from "../../protocol/desk-socket.ts";
import type { MailboxChoice, MailboxTest } from "../../protocol/mailboxes.ts";
import { type Demo, startDemo } from "../../scripts/start/demo.ts";
import { until } from "../faults/patience.ts";
import { PortalUser } from "../faults/portal-user.ts";
import { MailDesk } from "./mail-desk.ts";
import { isSwaksInstalled, swaks } from "./swaks.ts";

const LIMIT_MS = 60_000;
const ANSWER = "<p>Sí, señor Peña: está <b>listo</b> ✓</p>";

/** EML-10 to EML-12, EML-48: swaks writes, smtp-server takes the answers of one campaign by submission, mailparser reads them. */
describe.runIf(isSwaksInstalled())("a real client at the SMTP door", () => {
  let demo: Demo;
  let ana: MailDesk;
  const folder = mkdtempSync(join(tmpdir(), "swaks-"));

  beforeAll(async () => {
    demo = await startDemo();
    const admin = await PortalUser.signIn(demo.deskline, "admin");
    const { items } = await admin.ask<{ items: MailboxChoice[] }>("/api/mailbox-choices");
    const mailbox = items.find(({ name }) => name === "ventas")?.id;
    const thresholds = { serviceLevel: 60 };
    await admin.ask("/api/campaigns", {
      name: "mail-ventas",
      channel: "email",
      strategy: "nocall",
      thresholds,
      mailbox,
    });
    await admin.ask("/api/members", { action: "add", campaigns: ["mail-ventas"], agents: ["ana"] });
    ana = await MailDesk.open(demo.deskline, "ana");
  }, 3 * LIMIT_MS);

  afterAll(async () => {
    ana?.stop();
    await demo?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What lies in a pretend mailbox besides automatic answers, the oldest first, by a parser that is not ours. */
  async function mailbox(address: string): Promise<{ id: string; mail: ParsedMail }[]> {
    const lines = await fetch(new URL(`/mailboxes/mails?mailbox=${address}`, demo.sandbox));
    const ids = ((await lines.json()) as { id: string }[]).map(({ id }) => id).reverse();
    const mails = await Promise.all(
      ids.map(async (id) => {
        const raw = await fetch(new URL(`/mailboxes/mails/${id}/raw`, demo.sandbox));
        return { id, mail: await simpleParser(Buffer.from(await raw.arrayBuffer())) };
      }),
    );
    return mails.filter(({ mail }) => !mail.headers.has("auto-submitted"));
  }

  describe.each([
    ["soporte", "the platform's own sending"],
    ["ventas", "its own server"],
  ])("%s, which sends by %s", (name) => {
    const ours = `${name}@altamar.example`;
    const customer = `jose.${name}@clientes.example`;
    const bytes = randomBytes(100_000);
    const pdf = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(50_000)]);
    const subject = "¿Está listo mi pedido? ñandú";
    const messageId = `swaks-${name}@clientes.example`;
    let one: HeldInteraction;

    test("EML-10, EML-40: his mail reaches an agent with its words, names and file as they were sent", async () => {
      const file = join(folder, `${name}.bin`);
      writeFileSync(file, bytes);
      const { taken, dialogue } = await swaks(demo.mailDoor, [
        ...["--from", customer, "--to", ours],
        ...["--h-From", `=?utf-8?B?${Buffer.from("José Peña").toString("base64")}?= <${customer}>`],
        ...["--h-Subject", `=?utf-8?B?${Buffer.from(subject).toString("base64")}?=`],
        ...["--h-Message-Id", `<${messageId}>`],
        ...["--body", "Hola, soy José.\n¿Cuánto falta?"],
        ...["--attach-name", "planilla ñ.bin", "--attach-type", "application/octet-stream", "--attach", `@${file}`],
      ]);
      expect(taken, dialogue).toBe(true);
      one = await ana.held(customer);
      const [entry] = await ana.ofCustomer(one);
      expect(entry?.text).toBe("Hola, soy José.\n¿Cuánto falta?");
      expect(entry?.mail).toMatchObject({ subject, from: { name: "José Peña", address: customer }, messageId });
      const [kept] = entry?.mail?.files ?? [];
      const got = await ana.file(one, kept?.id ?? "");
      expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
      expect(got.headers.get("content-disposition")).toMatch(/^attachment/);
    });

    test("EML-42: the answer arrives, threaded, with names, body and file intact", async () => {
      const [entry] = await ana.ofCustomer(one);
      await ana.answer(one, `answer-${name}`, {
        to: [{ name: "José Peña", address: customer }],
        subject: `Re: ${subject}`,
        html: ANSWER,
        files: [await ana.upload(one, "cotización.pdf", "application/pdf", pdf)],
        answers: entry?.id ?? null,
      });
      const [arrived] = await until("the answer is in his mailbox", LIMIT_MS, async () => {
        const mails = await mailbox(customer);
        return mails.length > 0 ? mails : undefined;
      });
      const mail = arrived?.mail;
      expect(mail?.from?.value[0]).toMatchObject({ address: ours });
      expect([mail?.to].flat()[0]?.value[0]).toMatchObject({ name: "José Peña", address: customer });
      expect(mail?.subject).toBe(`Re: ${subject}`);
      expect(mail?.inReplyTo).toBe(`<${messageId}>`);
      expect([mail?.references].flat()).toContain(`<${messageId}>`);
      expect(mail?.text).toContain("Sí, señor Peña: está listo ✓");
      expect(mail?.html).toContain("<b>listo</b>");
      expect(mail?.attachments.map(({ filename }) => filename)).toEqual(["cotización.pdf"]);
      expect(mail?.attachments[0]?.content.equals(pdf)).toBe(true);
    });

    test.each(["references", "in-reply-to", "nothing"])(
      "EML-48: his client keeps %s, and his next mail joins the thread",
      async (keeps) => {
        const [arrived] = await mailbox(customer);
        const said = { text: `Gracias, por ${keeps}`, keeps };
        const sent = await fetch(new URL(`/mailboxes/mails/${arrived?.id}/reply`, demo.sandbox), {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(said),
        });
        expect(sent.status, await sent.text()).toBe(204);
        const entry = await until("it is in the same conversation", LIMIT_MS, async () =>
          (await ana.ofCustomer(one)).find(({ text }) => text === said.text),
        );
        expect(entry.mail?.quoted).toContain("Sí, señor Peña");
        expect(ana.tab.held.filter(({ customer: { mail } }) => mail === customer)).toHaveLength(1);
      },
    );

    test("EML-89: his server says that there is no such mailbox, and our mail bears it", async () => {
      const [arrived] = await mailbox(customer);
      await fetch(new URL(`/mailboxes/mails/${arrived?.id}/bounce`, demo.sandbox), { method: "POST" });
      const delivery = await until("the mail has failed", LIMIT_MS, async () => {
        const found = (await ana.thread(one)).deliveries.get(`answer-${name}`);
        return found?.state === "failed" ? found : undefined;
      });
      expect(delivery.reason).toContain("5.1.1");
      expect(await ana.ofCustomer(one)).toHaveLength(4);
    });

    test("EML-11: its test mail leaves and comes in again", async () => {
      const admin = await PortalUser.signIn(demo.deskline, "admin");
      expect(await admin.ask<MailboxTest>(`/api/mailboxes/${name}/test`, {})).toEqual({
        sent: "accepted",
        reason: "",
        returned: true,
      });
    });
  });

  test("EML-11: a mailbox whose password its server refuses is not created, and the administrator is told", async () => {
    const admin = await PortalUser.signIn(demo.deskline, "admin");
    const smtp = { host: "127.0.0.1", port: demo.mailServer, security: "none", user: "ventas" };
    const wrong = { name: "malo", address: "malo@altamar.example", way: "smtp", smtp, password: "wrong" };
    await expect(admin.ask("/api/mailboxes", wrong)).rejects.toThrow(/"path":"password".*535/);
    await admin.ask("/api/mailboxes", { ...wrong, password: "demo-password" });
  });

  test("EML-10: an unknown address and a mail that is too large are refused for good while the client waits", async () => {
    const to = (address: string) => ["--from", "ana@clientes.example", "--to", address];
    const unknown = await swaks(demo.mailDoor, to("nadie@altamar.example"));
    expect(unknown.dialogue).toMatch(/<\*\* 550 5\.1\.1 Nobody here receives mail at nadie@altamar\.example/);
    const file = join(folder, "grande.bin");
    writeFileSync(file, Buffer.alloc(20 * 1024 * 1024));
    const large = await swaks(demo.mailDoor, [...to("soporte@altamar.example"), "--attach", `@${file}`]);
    expect(large.dialogue).toMatch(/<\*\* 550 5\.3\.4 The mail is larger than 25 MiB/);
  });
});

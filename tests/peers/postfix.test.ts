import { randomBytes } from "node:crypto";
import { createTransport, type SendMailOptions } from "nodemailer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HeldInteraction } from "../../protocol/desk-socket.ts";
import type { MailboxResource } from "../../protocol/mailboxes.ts";
import { type Demo, startDemo } from "../../scripts/start/demo.ts";
import { until } from "../faults/patience.ts";
import { PortalUser } from "../faults/portal-user.ts";
import { MailDesk } from "./mail-desk.ts";
import { isPostfixInstalled, Postfix } from "./postfix.ts";

const LIMIT_MS = 20_000;
const OURS = "consultas@nandu.example";
const JOSE = { name: "José Peña Ibáñez", address: "jose@clientes.example" };
const EVA = { name: "", address: "eva@clientes.example" };
const SUBJECT = "¿Está listo mi pedido? ñandú №7 日本語";

/** EML-10, EML-12, EML-48: the customers' server is a real Postfix, which takes our answers by submission and brings us their mails. */
describe.runIf(isPostfixInstalled())("a real Postfix between us and the customer", () => {
  let demo: Demo;
  let postfix: Postfix;
  let ana: MailDesk;
  let one: HeldInteraction;
  const photo = randomBytes(150_000);
  const pdf = Buffer.concat([Buffer.from("%PDF-1.7\r\n.\r\n..\r\n"), randomBytes(80_000)]);

  beforeAll(async () => {
    demo = await startDemo();
    postfix = await Postfix.start({
      ours: "nandu.example",
      door: demo.mailDoor,
      theirs: "clientes.example",
      mailboxes: ["jose", "eva"],
    });
    const admin = await PortalUser.signIn(demo.deskline, "admin");
    const smtp = { host: "127.0.0.1", port: postfix.port, security: "none" };
    const account = { name: "consultas", address: OURS, fromName: "Atención Ñandú", way: "smtp", smtp };
    const { id } = await admin.ask<MailboxResource>("/api/mailboxes", account);
    const own = { name: "mail-nandu", channel: "email", strategy: "nocall", thresholds: { serviceLevel: 60 } };
    await admin.ask("/api/campaigns", { ...own, mailbox: id });
    await admin.ask("/api/members", { action: "add", campaigns: ["mail-nandu"], agents: ["ana"] });
    ana = await MailDesk.open(demo.deskline, "ana");
  }, 3 * LIMIT_MS);

  afterAll(async () => {
    ana?.stop();
    await postfix?.stop();
    await demo?.stop();
  });

  /** José's client gives a mail to his server. */
  async function joseWrites(mail: SendMailOptions): Promise<void> {
    const way = createTransport({ host: "127.0.0.1", port: postfix.port, secure: false, ignoreTLS: true });
    await way.sendMail({ from: JOSE, to: OURS, subject: SUBJECT, ...mail });
    way.close();
  }

  /** The mails in a mailbox, once there are so many. */
  const inMailbox = (name: string, many: number) =>
    until(
      () => `${many} mails lie in the mailbox of ${name}\n${postfix.log()}`,
      LIMIT_MS,
      async () => {
        const mails = await postfix.mails(name);
        return mails.length >= many ? mails : undefined;
      },
    );

  test("EML-10, EML-44: his mail comes in with names, words and file as they were sent", async () => {
    await joseWrites({
      messageId: "<primero@clientes.example>",
      text: "Hola, soy José.\n¿Cuánto falta? ✓",
      attachments: [{ filename: "foto ñ.bin", content: photo }],
    });
    one = await ana.held(JOSE.address, () => postfix.log());
    const [entry] = await ana.ofCustomer(one);
    expect(entry?.text).toBe("Hola, soy José.\n¿Cuánto falta? ✓");
    expect(entry?.mail).toMatchObject({ subject: SUBJECT, from: JOSE, messageId: "primero@clientes.example" });
    expect(entry?.mail?.files.map(({ name }) => name)).toEqual(["foto ñ.bin"]);
    const got = await ana.file(one, entry?.mail?.files[0]?.id ?? "");
    expect(Buffer.from(await got.arrayBuffer()).equals(photo)).toBe(true);
  });

  test("EML-5, EML-12, EML-42: the answer lies in his mailbox, from our name, in his thread, with words and file intact", async () => {
    const [entry] = await ana.ofCustomer(one);
    await ana.answer(one, "answer-jose", {
      to: [JOSE],
      subject: `Re: ${SUBJECT}`,
      html: "<p>Sí, señor Peña: está <b>listo</b> ✓ 日本語</p><p>.</p>",
      files: [await ana.upload(one, "cotización №7.pdf", "application/pdf", pdf)],
      answers: entry?.id ?? null,
    });
    const [mail] = await inMailbox("jose", 1);
    expect(mail?.from?.value).toMatchObject([{ name: "Atención Ñandú", address: OURS }]);
    expect([mail?.to].flat()[0]?.value).toMatchObject([JOSE]);
    expect(mail?.subject).toBe(`Re: ${SUBJECT}`);
    expect(mail?.inReplyTo).toBe("<primero@clientes.example>");
    expect([mail?.references].flat()).toEqual(["<primero@clientes.example>"]);
    expect(mail?.text).toContain("Sí, señor Peña: está listo ✓ 日本語");
    expect(mail?.html).toContain("<b>listo</b>");
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(["cotización №7.pdf"]);
    expect(mail?.attachments[0]?.content.equals(pdf)).toBe(true);
  });

  test.each([["references"], ["in-reply-to"], ["nothing"]])(
    "EML-48: his client keeps %s, and his next mail joins the thread",
    async (keeps) => {
      const [mail] = await postfix.mails("jose");
      const id = mail?.messageId ?? "";
      await joseWrites({
        to: keeps === "nothing" ? mail?.replyTo?.text : OURS,
        text: `Gracias, por ${keeps}`,
        ...(keeps === "references" && { references: ["<primero@clientes.example>", id], inReplyTo: id }),
        ...(keeps === "in-reply-to" && { inReplyTo: id }),
      });
      await until(
        () => `it is in the same conversation\n${postfix.log()}`,
        LIMIT_MS,
        async () => (await ana.ofCustomer(one)).some(({ text }) => text === `Gracias, por ${keeps}`),
      );
      expect(ana.tab.held.filter(({ customer }) => customer.mail === JOSE.address)).toHaveLength(1);
    },
  );

  test("EML-43: blind copies are in the envelope alone", async () => {
    const [entry] = await ana.ofCustomer(one);
    const to = [JOSE];
    await ana.answer(one, "answer-blind", {
      to,
      bcc: [EVA],
      subject: "Copia",
      html: "<p>x</p>",
      answers: entry?.id ?? null,
    });
    const [mail] = await inMailbox("eva", 1);
    expect(mail?.bcc).toBeUndefined();
    expect([mail?.to].flat()[0]?.text).toContain(JOSE.address);
    expect(JSON.stringify((await inMailbox("jose", 2))[1]?.headerLines)).not.toContain(EVA.address);
  });

  test("EML-89: what Postfix sends back of a mailbox that there is not is a mark under our mail, and no mail of its own", async () => {
    const [entry] = await ana.ofCustomer(one);
    const nobody = { name: "", address: "nadie@clientes.example" };
    await ana.answer(one, "answer-nobody", {
      to: [nobody],
      subject: "x",
      html: "<p>x</p>",
      answers: entry?.id ?? null,
    });
    const failed = await until(
      () => `the mail has failed\n${postfix.log()}`,
      LIMIT_MS,
      async () => {
        const found = (await ana.thread(one)).deliveries.get("answer-nobody");
        return found?.state === "failed" ? found : undefined;
      },
    );
    expect(failed.reason).toContain("nadie@clientes.example");
    expect(failed.reason).toContain("5.1.1");
    expect(await ana.ofCustomer(one)).toHaveLength(4);
  });
});

import { Hono } from "hono";
import { z } from "zod";
import type { KeptMail } from "./kept-mail.ts";
import type { SmtpRefusal } from "./mail-server.ts";
import type { Mailboxes } from "./mailboxes.ts";
import { oneClickOf } from "./one-click.ts";
import { rawMail } from "./raw-mail.ts";
import { attachmentOf, type ShownMail, shownMail } from "./read-mail.ts";
import { bounceOf, complaintOf } from "./reports.ts";

/** A line of a mailbox's list. */
export interface MailLine {
  id: string;
  at: number;
  subject: string;
  from: string;
}
export interface OpenedMail extends ShownMail, Omit<KeptMail, "mailbox"> {}

const MAX_BYTES = 24 * 1024 * 1024;

const written = z.object({
  from: z.email(),
  name: z.string().max(200).default(""),
  to: z.email(),
  subject: z.string().max(900).default(""),
  text: z.string().max(200_000).default(""),
});
/** What clients keep of the mail that they answer: all of it, its own id, nothing. */
const reply = z.object({
  text: z.string().max(200_000),
  keeps: z.enum(["references", "in-reply-to", "nothing"]).default("references"),
  /** To the address that wrote, whatever it says of where answers go. */
  ignoresReplyTo: z.boolean().default(false),
});

/** What the page of the pretend mailboxes asks and does. What is sent is answered with 204, or with Deskline's own refusal. */
export function mailboxDoor(mailboxes: Mailboxes): Hono {
  const { shelf } = mailboxes;
  const sent =
    (c: { body(data: null, status: 204): Response; text(text: string, status: 502): Response }) =>
    (refusal: SmtpRefusal | null) =>
      refusal === null ? c.body(null, 204) : c.text(`${refusal.code} ${refusal.text}`, 502);
  return (
    new Hono()
      .basePath("/mailboxes")
      .get("/", (c) => c.json(shelf.mailboxes()))
      .delete("/", (c) => {
        mailboxes.forget();
        return c.body(null, 204);
      })
      .get("/mails", async (c) => {
        const lines = shelf.mailsOf(c.req.query("mailbox") ?? "").map(async ({ id, at }): Promise<MailLine> => {
          const { subject, from } = await shownMail(rawOf(id));
          return { id, at, subject, from };
        });
        return c.json(await Promise.all(lines));
      })
      /** A form `from name to subject text`, and files. */
      .post("/mails", async (c) => {
        const form = await c.req.parseBody({ all: true });
        const mail = written.safeParse(form);
        if (!mail.success) return c.text(z.prettifyError(mail.error), 400);
        const files = [form.files ?? []].flat().filter((file) => file instanceof File && file.size > 0) as File[];
        if (files.reduce((sum, { size }) => sum + size, 0) > MAX_BYTES) return c.text("The files are too large", 413);
        const { from, name, to, subject, text } = mail.data;
        const attachments = await Promise.all(
          files.map(async (file) => ({
            filename: file.name,
            contentType: file.type || "application/octet-stream",
            content: Buffer.from(await file.arrayBuffer()),
          })),
        );
        const raw = await rawMail({ from: { name, address: from }, to, subject, text, attachments });
        return sent(c)(await mailboxes.send({ from, to }, raw));
      })
      .get("/mails/:id", async (c) => {
        const mail = shelf.find(c.req.param("id"));
        if (mail === null) return c.text("Not found", 404);
        const { id, at, envelope, raw } = mail;
        return c.json({ id, at, envelope, ...(await shownMail(raw)) } satisfies OpenedMail);
      })
      .get("/mails/:id/raw", (c) => {
        const mail = shelf.find(c.req.param("id"));
        if (mail === null) return c.text("Not found", 404);
        return c.body(new Uint8Array(mail.raw), 200, { "content-type": "text/plain; charset=utf-8" });
      })
      .get("/mails/:id/files/:at", async (c) => {
        const mail = shelf.find(c.req.param("id"));
        const file = mail && (await attachmentOf(mail.raw, Number(c.req.param("at"))));
        if (!file) return c.text("Not found", 404);
        return c.body(new Uint8Array(file.bytes), 200, {
          "content-type": file.type,
          "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
          "content-security-policy": "sandbox; default-src 'none'",
        });
      })
      .post("/mails/:id/reply", async (c) => {
        const mail = shelf.find(c.req.param("id"));
        const said = reply.safeParse(await c.req.json().catch(() => null));
        if (mail === null) return c.text("Not found", 404);
        if (!said.success) return c.text(z.prettifyError(said.error), 400);
        const { text, keeps, ignoresReplyTo } = said.data;
        const shown = await shownMail(mail.raw);
        const from = mail.envelope.to;
        const to = ignoresReplyTo ? mail.envelope.from : shown.answerTo;
        const quoted = shown.text.split("\n").map((line) => `> ${line}`.trimEnd());
        const raw = await rawMail({
          from,
          to,
          subject: /^re:/i.test(shown.subject) ? shown.subject : `Re: ${shown.subject}`,
          ...(keeps !== "nothing" && { inReplyTo: shown.messageId }),
          ...(keeps === "references" && { references: [...shown.references, shown.messageId].join(" ") }),
          text: `${text}\n\nOn ${new Date(mail.at).toUTCString()}, ${shown.from} wrote:\n${quoted.join("\n")}\n`,
        });
        return sent(c)(await mailboxes.send({ from, to }, raw));
      })
      /** The recipient's server says that there is no such mailbox. */
      .post("/mails/:id/bounce", async (c) => {
        const mail = shelf.find(c.req.param("id"));
        if (mail === null) return c.text("Not found", 404);
        return sent(c)(await mailboxes.send({ from: "", to: mail.envelope.from }, bounceOf(mail)));
      })
      /** The recipient's client takes them off the list, as RFC 8058 has it: one POST, no cookies. */
      .post("/mails/:id/unsubscribe", async (c) => {
        const mail = shelf.find(c.req.param("id"));
        const address = mail && oneClickOf((await shownMail(mail.raw)).headers);
        if (!address) return c.text("It has no address of one click", 404);
        const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
        const answer = await fetch(address, { method: "POST", body });
        return answer.ok ? c.body(null, 204) : c.text(`${answer.status} ${await answer.text()}`, 502);
      })
      /** The recipient presses *spam*. */
      .post("/mails/:id/complain", async (c) => {
        const mail = shelf.find(c.req.param("id"));
        if (mail === null) return c.text("Not found", 404);
        mailboxes.suppress(mail.envelope.to);
        const from = `fbl@${mail.envelope.to.replace(/^.*@/, "")}`;
        return sent(c)(await mailboxes.send({ from, to: mail.envelope.from }, complaintOf(mail)));
      })
  );

  function rawOf(id: string): Buffer {
    return shelf.find(id)?.raw ?? Buffer.alloc(0);
  }
}

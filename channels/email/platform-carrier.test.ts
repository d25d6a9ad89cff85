import { expect, test } from "vitest";
import { composeMail } from "./out/compose-mail.ts";
import type { OutgoingDraft } from "./outgoing-mail.ts";
import { platformCarrier } from "./platform-carrier.ts";
import { composingOf, draftOf, fileOf, invitationOf, PNG } from "./pretend.ts";

function mailOf(given: Partial<OutgoingDraft> = {}, composing = {}) {
  return composeMail(draftOf(given), composingOf(composing));
}

/** A binding that keeps what it is given, and answers so. */
function binding(answer: () => Promise<EmailSendResult>) {
  const given: unknown[] = [];
  const send = (mail: unknown) => {
    given.push(mail);
    return answer();
  };
  return { given, carrier: platformCarrier({ send }, 50) };
}

const accepted = async () => ({ messageId: "<0101@banco.example>" });
const coded =
  (code: string, message = "no") =>
  () =>
    Promise.reject(Object.assign(new Error(message), { code }));

test("the binding gets fields, bytes and only headers that it takes; its id is ours from then on", async () => {
  const { given, carrier } = binding(accepted);
  const files = [fileOf(), fileOf({ name: "logo.png", type: "image/png", bytes: PNG, contentId: "logo@x" })];
  const mail = mailOf(
    {
      to: [{ name: "Lucía", address: "lucia@example.com" }],
      bcc: [{ name: "", address: "jefe@banco.example" }],
      replyTo: [{ name: "", address: "soporte+abc@banco.example" }],
      inReplyTo: "p@example.com",
      references: ["r@example.com", "p@example.com"],
      files,
    },
    {
      automatic: "auto-generated",
      unsubscribe: "https://banco.example/u/1",
      reference: "d.1.2 s",
      invitation: invitationOf(),
    },
  );
  expect(await carrier.send(mail)).toEqual({ outcome: "accepted", messageId: "0101@banco.example" });
  expect(given).toEqual([
    {
      from: { name: "Soporte Banco", email: "soporte@banco.example" },
      to: [{ name: "Lucía", email: "lucia@example.com" }],
      bcc: [{ name: "", email: "jefe@banco.example" }],
      replyTo: { name: "", email: "soporte+abc@banco.example" },
      subject: "Su factura",
      text: "Hola",
      html: "<p>Hola</p>",
      headers: {
        "In-Reply-To": "<p@example.com>",
        References: "<r@example.com> <p@example.com>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        Precedence: "bulk",
        "List-Unsubscribe": "<https://banco.example/u/1>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "X-Deskline-Mail": "bulk",
        "X-Deskline-Reference": "d.1.2 s",
      },
      attachments: [
        {
          disposition: "attachment",
          filename: "factura.pdf",
          type: "application/pdf",
          content: new Uint8Array([1, 2, 3]).buffer,
        },
        {
          disposition: "inline",
          contentId: "logo@x",
          filename: "logo.png",
          type: "image/png",
          content: PNG.slice().buffer,
        },
        { disposition: "attachment", filename: "invite.ics", type: "text/calendar", content: expect.any(ArrayBuffer) },
      ],
    },
  ]);
});

test.each([
  [coded("E_RECIPIENT_SUPPRESSED"), { outcome: "refused", because: "suppressed" }],
  [coded("E_RECIPIENT_NOT_ALLOWED"), { outcome: "refused", because: "recipient" }],
  [coded("E_SENDER_NOT_VERIFIED"), { outcome: "refused", because: "sender" }],
  [coded("E_CONTENT_TOO_LARGE"), { outcome: "refused", because: "too-large" }],
  [coded("E_VALIDATION_ERROR"), { outcome: "refused", because: "mail" }],
  [coded("E_HEADER_VALUE_TOO_LONG"), { outcome: "refused", because: "mail" }],
  [coded("", "email to lucia@example.com not allowed"), { outcome: "refused", because: "recipient" }],
  [coded("", "email from soporte@banco.example not allowed"), { outcome: "refused", because: "sender" }],
  [coded("E_RATE_LIMIT_EXCEEDED"), { outcome: "slow-down", retryAfter: 10_000 }],
  [coded("E_DAILY_LIMIT_EXCEEDED"), { outcome: "slow-down", retryAfter: 3_600_000 }],
  [coded("E_DELIVERY_FAILED"), { outcome: "unknown" }],
  [coded("E_INTERNAL_SERVER_ERROR"), { outcome: "unknown" }],
  [coded("", "Network connection lost."), { outcome: "unknown", reason: "Network connection lost." }],
  [() => Promise.reject("odd"), { outcome: "unknown", reason: "odd" }],
  [() => new Promise<never>(() => {}), { outcome: "unknown" }],
] as const)("what the binding throws is told apart, %#", async (answer, sent) => {
  expect(await binding(answer).carrier.send(mailOf())).toMatchObject(sent);
});

const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: "", address: `p${at}@example.com` }));

test.each<[string, Partial<OutgoingDraft>, string]>([
  ["51 recipients", { to: people(30), cc: people(30).slice(9) }, "51 recipients"],
  ["more than 5 MiB", { files: [fileOf({ bytes: new Uint8Array(3_900_000) })] }, "at most 5 MB"],
  ["two reply addresses", { replyTo: people(2) }, "reply address"],
])("the production limits hold here too: %s never reach the binding", async (_, draft, reason) => {
  const { given, carrier } = binding(accepted);
  expect(await carrier.send(mailOf(draft))).toMatchObject({
    outcome: "refused",
    reason: expect.stringContaining(reason),
  });
  expect(given).toEqual([]);
  await carrier.close();
});

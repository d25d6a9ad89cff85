import fc from "fast-check";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { read } from "../corpus/corpus.ts";
import type { Composing, OutgoingDraft } from "../outgoing-mail.ts";
import { composingOf, draftOf, fileOf, invitationOf, PNG } from "../pretend.ts";
import { composeMail } from "./compose-mail.ts";

const anyCharacter = fc
  .oneof(
    fc.integer({ min: 0, max: 0xff }),
    fc.integer({ min: 0x100, max: 0xd7ff }),
    fc.constantFrom(0x2028, 0x2029, 0x202e),
  )
  .map((code) => String.fromCodePoint(code));

/** What an independent parser reads in the mail as it travels. */
async function parsedBack(draft: Partial<OutgoingDraft>, composing: Partial<Composing> = {}): Promise<ParsedMail> {
  return await simpleParser(composeMail(draftOf(draft), composingOf(composing)).raw());
}

function people(list: AddressObject | AddressObject[] | undefined): string[] {
  return [list ?? []]
    .flat()
    .flatMap(({ value }) => value.map(({ name, address }) => (name ? `${name} <${address}>` : `${address}`)));
}

const NAMES = [
  "Lucía Fernández",
  'Pérez, "Ana" (ventas)',
  "a@b.example",
  "日本 太郎",
  "O'Neill; Bob",
  "x".repeat(150),
  "=?utf-8?Q?=41?=",
];

test("EML-5: names of every kind are read as they were written", async () => {
  const to = NAMES.map((name, at) => ({ name, address: `p${at}@example.com` }));
  const mail = await parsedBack({
    from: { name: "Atención al Cliente", address: "soporte@banco.example" },
    to,
    cc: to.slice(0, 2),
    replyTo: to.slice(2, 4),
  });
  expect(people(mail.from)).toEqual(["Atención al Cliente <soporte@banco.example>"]);
  expect(people(mail.to)).toEqual(to.map(({ name, address }) => `${name} <${address}>`));
  expect(people(mail.cc)).toEqual(to.slice(0, 2).map(({ name, address }) => `${name} <${address}>`));
  expect(people(mail.replyTo)).toEqual(to.slice(2, 4).map(({ name, address }) => `${name} <${address}>`));
});

test.each([
  ["plain", "Su factura"],
  ["accented", "Atención: ¿cobró dos veces? — 10 €"],
  ["of signs", "👍🏽".repeat(60)],
  ["of many words", "una palabra ".repeat(60).trim()],
  ["of one word", "x".repeat(900)],
  ["that reads like an encoded word", "=?utf-8?Q?=41?= no es una palabra codificada"],
  ["of one accented word", "ñ".repeat(400)],
])("a subject %s is read as it was written, in short lines", async (_, subject) => {
  const { raw } = composeMail(draftOf({ subject }), composingOf());
  expect((await simpleParser(raw())).subject).toBe(subject);
  expect(raw()).toMatch(/^[\t\r\n -~]*$/);
  expect(
    Math.max(
      ...raw()
        .split("\r\n")
        .map(({ length }) => length),
    ),
  ).toBeLessThanOrEqual(78);
});

test("EML-41: text and HTML are alternatives, and the text is made of the HTML", async () => {
  const html = '<p>Año nuevo, <a href="https://banco.example/x?a=1&amp;b=2">mire</a></p><blockquote>dijo</blockquote>';
  const mail = await parsedBack({ html });
  expect(mail.html).toBe(html);
  expect(mail.text?.trim()).toBe("Año nuevo, mire (https://banco.example/x?a=1&b=2)\n\n> dijo");
  expect((await parsedBack({ html, text: "mi texto\n.\n..\nfin" })).text).toBe("mi texto\n.\n..\nfin");
});

test("EML-44: files come out to the byte, under their names, images where the HTML shows them", async () => {
  const bytes = new Uint8Array(Array.from({ length: 48_211 }, (_, at) => (at * 31 + (at >> 8)) % 256));
  const files = [
    fileOf({ name: "inline factura.pdf", bytes }),
    fileOf({ name: "attachment inline ñandú «1».png", type: "image/png", bytes: PNG, contentId: "logo@banco" }),
    fileOf({ name: `${"año ".repeat(40)}.txt`, type: "text/plain", bytes: new TextEncoder().encode("uno\r\ndos\n") }),
    fileOf({ name: "reclamo.eml", type: "message/rfc822", bytes: new TextEncoder().encode("From: x\n\nhola\n") }),
    fileOf({ name: "vacío.bin", type: "nonsense", bytes: new Uint8Array() }),
  ];
  const mail = await parsedBack({ html: '<img src="cid:logo@banco">', files });
  const found = mail.attachments.map(({ filename, contentType, content, contentDisposition, cid }) => ({
    filename,
    contentType,
    same: files.some((file) => Buffer.compare(Buffer.from(file.bytes), content) === 0),
    contentDisposition,
    cid,
  }));
  expect(found).toEqual([
    {
      filename: "attachment inline ñandú «1».png",
      contentType: "image/png",
      same: true,
      contentDisposition: "inline",
      cid: "logo@banco",
    },
    {
      filename: "inline factura.pdf",
      contentType: "application/pdf",
      same: true,
      contentDisposition: "attachment",
      cid: undefined,
    },
    expect.objectContaining({
      filename: `${"año ".repeat(40).slice(0, 116)}.txt`,
      contentType: "text/plain",
      same: true,
    }),
    expect.objectContaining({ filename: "reclamo.eml", same: true }),
    expect.objectContaining({ filename: "vacío.bin", contentType: "application/octet-stream", same: true }),
  ]);
});

test("EML-48: an answer names its parent and its thread", async () => {
  const references = Array.from({ length: 150 }, (_, at) => `m${at}@example.com`);
  const mail = await parsedBack({ inReplyTo: "m149@example.com", references });
  expect(mail.inReplyTo).toBe("<m149@example.com>");
  expect(mail.references?.[0]).toBe("<m0@example.com>");
  expect(mail.references?.at(-1)).toBe("<m149@example.com>");
  expect(mail.references?.length).toBeGreaterThan(80);
  expect(mail.references?.length).toBeLessThanOrEqual(100);
  expect(mail.messageId).toBe("<a1b2c3d4e5f6@banco.example>");
  expect(mail.date?.toISOString()).toBe("2026-11-30T12:20:00.000Z");
});

test("EML-62: an invitation is one of the alternatives, and a file too", async () => {
  const composed = composeMail(
    draftOf(),
    composingOf({ invitation: invitationOf({ title: "Cita: año; «nuevo», \\ y más" }) }),
  );
  const mail = await simpleParser(composed.raw());
  const [invite] = mail.attachments.filter(({ filename }) => filename === "invite.ics");
  expect(composed.raw()).toContain("Content-Type: text/calendar; charset=UTF-8; method=REQUEST");
  expect(invite?.content.toString()).toContain("DTSTART:20261207T130000Z");
  expect(mail.attachments.map(({ contentType }) => contentType)).toEqual(["text/calendar", "application/ics"]);
  const back = await read(new TextEncoder().encode(composed.raw()));
  expect(
    back.files.map(({ name }) => name),
    "the same words are one file",
  ).toEqual(["invite.ics"]);
});

test("an automatic mail says so, a bulk one how to leave, and both whose they are", async () => {
  const bulk = await parsedBack(
    {},
    { automatic: "auto-generated", unsubscribe: "https://banco.example/u/t0ken", reference: "d.1.2 abc" },
  );
  expect(Object.fromEntries(bulk.headerLines.map(({ key, line }) => [key, line]))).toMatchObject({
    "auto-submitted": "Auto-Submitted: auto-generated",
    precedence: "Precedence: bulk",
    "list-unsubscribe": "List-Unsubscribe: <https://banco.example/u/t0ken>",
    "list-unsubscribe-post": "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    "x-deskline-mail": "X-Deskline-Mail: bulk",
    "x-deskline-reference": "X-Deskline-Reference: d.1.2 abc",
  });
  for (const automatic of ["auto-generated", "auto-replied"] as const) {
    const own = await read(new TextEncoder().encode(composeMail(draftOf(), composingOf({ automatic })).raw()));
    expect(own.auto).toEqual(expect.arrayContaining(["auto-submitted", "suppressed", "ours"]));
  }
});

test("EML-43: who is written to blindly is in the envelope and nowhere else", async () => {
  const composed = composeMail(
    draftOf({
      bcc: [{ name: "Jefe", address: "jefe@banco.example" }],
      cc: [{ name: "", address: "LUCIA@example.com" }],
    }),
    composingOf(),
  );
  expect(composed.envelope).toEqual({ from: "soporte@banco.example", to: ["LUCIA@example.com", "jefe@banco.example"] });
  expect(composed.raw()).not.toContain("jefe@banco.example");
});

const text = fc.oneof(
  fc.string({ unit: "grapheme-ascii", maxLength: 300 }),
  fc.string({ unit: anyCharacter, maxLength: 80 }),
  fc.constantFrom("\r\nBcc: x@evil.example\r\n\r\n", "=?utf-8?B?DQo=?=", "\u2028X: y"),
);

test("whatever is written into a mail, two parsers read the same names, words and files", async () => {
  const file = fc.record({
    name: text,
    type: text,
    bytes: fc.uint8Array({ maxLength: 200 }),
    contentId: fc.constant(null),
  });
  await fc.assert(
    fc.asyncProperty(text, text, text, fc.array(file, { maxLength: 3 }), async (name, subject, body, files) => {
      const { raw, ...composed } = composeMail(
        draftOf({ to: [{ name, address: "lucia@example.com" }], subject, text: body, html: "<p>x</p>", files }),
        composingOf(),
      );
      const [theirs, ours] = [await simpleParser(raw()), await read(new TextEncoder().encode(raw()))];
      const plain = (words: string) => words.replaceAll(/\s+/g, " ").trim();
      expect(
        theirs.headerLines
          .map(({ key }) => key)
          .filter((key) => !/^(date|from|to|subject|message-id|mime-version|x-deskline-mail|content-type)$/.test(key)),
      ).toEqual([]);
      expect(plain(theirs.subject ?? "")).toBe(plain(composed.subject));
      expect(ours.to).toEqual([{ name: expect.any(String), address: "lucia@example.com" }]);
      expect(ours.files.map(({ bytes }) => Buffer.from(bytes))).toEqual(files.map(({ bytes }) => Buffer.from(bytes)));
      expect(theirs.attachments.map(({ content }) => content)).toEqual(files.map(({ bytes }) => Buffer.from(bytes)));
      expect(raw()).toMatch(/^[\t\r\n -~]*$/);
      expect(raw().replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      expect(composed.bytes).toBeGreaterThanOrEqual(raw().length);
    }),
    { numRuns: 300 },
  );
});

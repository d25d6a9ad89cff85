import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { forward, reply } from "../../../domain/mail/answer.ts";
import { mailFaults, PLATFORM_LIMITS } from "../../../domain/mail/limits.ts";
import { filledTemplate } from "../../../domain/mail/template.ts";
import { corpusNames, readCorpus } from "../corpus/corpus.ts";
import type { Composing, OutgoingDraft } from "../outgoing-mail.ts";
import { UnsendableMail } from "../outgoing-mail.ts";
import { composingOf, draftOf, fileOf, inThread, invitationOf } from "../pretend.ts";
import { composeMail } from "./compose-mail.ts";

/** What would be another header, another recipient, another part, or the end of the headers. */
const PAYLOADS = [
  "x\r\nBcc: evil@evil.example",
  "x\nX-Evil: 1",
  "x\rX-Evil: 1",
  "x\r\n\r\nel cuerpo\r\n",
  "x\u2028X-Evil: 1\u0085X-Evil: 2\u0000",
  "=?utf-8?Q?=0D=0AX-Evil:_1?=",
  '">, <evil@evil.example>, "',
  "x>\r\nRCPT TO:<evil@evil.example",
  "--mixed-a1b2c3d4e5f6--\r\n",
  "x\r\n.\r\nMAIL FROM:<evil@evil.example>\r\n",
];

type Written = { draft?: Partial<OutgoingDraft>; composing?: Partial<Composing> };
const invited = (given: Parameters<typeof invitationOf>[0]): Written => ({
  composing: { invitation: invitationOf(given) },
});
const lucia = (name: string) => ({ name, address: "lucia@example.com" });

/** Every field that a person, a template, a configuration or a customer's mail can fill. */
const FIELDS: Record<string, (payload: string) => Written> = {
  "from name": (name) => ({ draft: { from: { name, address: "soporte@banco.example" } } }),
  "from address": (address) => ({ draft: { from: { name: "", address } } }),
  "to name": (name) => ({ draft: { to: [lucia(name)] } }),
  "to address": (address) => ({ draft: { to: [{ name: "", address }] } }),
  "cc name": (name) => ({ draft: { cc: [lucia(name)] } }),
  "cc address": (address) => ({ draft: { cc: [{ name: "", address }] } }),
  "bcc address": (address) => ({ draft: { bcc: [{ name: "", address }] } }),
  "reply-to name": (name) => ({ draft: { replyTo: [lucia(name)] } }),
  "reply-to address": (address) => ({ draft: { replyTo: [{ name: "", address }] } }),
  subject: (subject) => ({ draft: { subject } }),
  "template variable in the subject": (nombre) => ({
    draft: { subject: filledTemplate("Hola ${nombre}", { nombre }, "line") },
  }),
  "template variable in the name": (nombre) => ({
    draft: { to: [lucia(filledTemplate("${nombre}", { nombre }, "line"))] },
  }),
  "template variable in the HTML": (nombre) => ({
    draft: { html: filledTemplate("<p>${nombre}</p>", { nombre }, "html") },
  }),
  "in-reply-to": (inReplyTo) => ({ draft: { inReplyTo } }),
  references: (id) => ({ draft: { references: ["a@example.com", id] } }),
  "signature in the HTML": (signature) => ({ draft: { html: `<p>Hola</p>${signature}` } }),
  text: (text) => ({ draft: { text } }),
  "file name": (name) => ({ draft: { files: [fileOf({ name })] } }),
  "file type": (type) => ({ draft: { files: [fileOf({ type })] } }),
  "content id": (contentId) => ({ draft: { files: [fileOf({ contentId })] } }),
  "file bytes": (bytes) => ({ draft: { files: [fileOf({ bytes: new TextEncoder().encode(bytes) })] } }),
  reference: (reference) => ({ composing: { reference } }),
  unsubscribe: (path) => ({ composing: { unsubscribe: `https://banco.example/u/${path}` } }),
  "invitation title": (title) => invited({ title }),
  "invitation place": (location) => invited({ location }),
  "invitation words": (description) => invited({ description }),
  "invitation uid": (uid) => invited({ uid }),
  "organizer name": (name) => invited({ organizer: { name, address: "soporte@banco.example" } }),
  "organizer address": (address) => invited({ organizer: { name: "", address } }),
  "attendee name": (name) => invited({ attendees: [lucia(name)] }),
  "attendee address": (address) => invited({ attendees: [{ name: "", address }] }),
};

const EXPECTED = new Set(
  "date from reply-to to cc subject message-id mime-version in-reply-to references list-unsubscribe list-unsubscribe-post x-deskline-mail x-deskline-reference content-type".split(
    " ",
  ),
);

async function isUnharmed({ draft = {}, composing = {} }: Written, files: number): Promise<void> {
  const mail = composeMail(draftOf(draft), composingOf(composing));
  const parsed = await simpleParser(mail.raw());
  const names = parsed.headerLines.map(({ key }) => key);
  expect(names.filter((name) => !EXPECTED.has(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(mail.envelope.to.filter((address) => !/^[a-z]+@(example\.com|banco\.example)$/.test(address))).toEqual([]);
  expect(
    [parsed.to ?? [], parsed.cc ?? [], parsed.replyTo ?? []]
      .flat()
      .flatMap(({ value }) => value)
      .filter(({ address }) => address?.includes("evil")),
  ).toEqual([]);
  expect(parsed.attachments).toHaveLength(files);
  expect(Object.values({ ...mail.headers, subject: mail.subject, name: mail.from.name }).join("")).not.toMatch(
    /[\p{Cc}\u2028\u2029]/u,
  );
  const [invite] = parsed.attachments.filter(({ filename }) => filename === "invite.ics");
  if (invite !== undefined)
    expect(
      invite.content
        .toString()
        .split("\r\n")
        .filter((line) => /^(x-evil|bcc|attendee|organizer|end:|rcpt|mail)/i.test(line)).length,
    ).toBe(4);
}

test.each(Object.entries(FIELDS))(
  "%s adds no header, recipient, part or line: it is refused, or becomes one",
  async (_, written) => {
    const outcomes = PAYLOADS.map(async (payload) => {
      const field = written(payload);
      const files = (field.draft?.files?.length ?? 0) + (field.composing?.invitation ? 2 : 0);
      try {
        await isUnharmed(field, files);
      } catch (error) {
        if (!(error instanceof UnsendableMail)) throw error;
        expect(error.faults.map(({ code }) => code)).toEqual(
          expect.arrayContaining([expect.stringMatching(/invalid_address|too_long/)]),
        );
      }
    });
    await Promise.all(outcomes);
  },
);

test.each(["to address", "cc address", "bcc address", "from address", "reply-to address"])(
  "%s: every payload is refused with its field",
  (field) => {
    for (const payload of PAYLOADS) {
      const { draft = {} } = FIELDS[field]?.(payload) ?? {};
      expect(() => composeMail(draftOf(draft), composingOf())).toThrow(UnsendableMail);
    }
  },
);

test("no mail of the corpus, answered, answered with history or forwarded, gets a line of its own into ours", async () => {
  const writing = {
    language: "es",
    zone: "America/Montevideo",
    from: { name: "Soporte", address: "soporte@banco.example" },
    own: ["soporte@banco.example"],
    replyTo: [],
  } as const;
  const words = { html: "<p>Hola</p>", text: null };
  for (const name of corpusNames()) {
    const mail = inThread(await readCorpus(name));
    const drafts = [
      reply([mail], mail, words, "reply-all-with-history", { ...writing, replyTo: [] }),
      forward(mail, [{ name: "", address: "otra@example.com" }], words, { ...writing, replyTo: [] }),
    ];
    for (const draft of drafts) {
      const composed = composeMail(
        {
          ...draft,
          to: draft.to.length > 0 ? draft.to : [{ name: "", address: "otra@example.com" }],
          cc: draft.cc.slice(0, 40),
        },
        composingOf(),
      );
      const parsed = await simpleParser(composed.raw());
      expect(
        parsed.headerLines.map(({ key }) => key).filter((key) => !EXPECTED.has(key)),
        name,
      ).toEqual([]);
      expect(mailFaults(composed, PLATFORM_LIMITS), name).toEqual([]);
    }
  }
});

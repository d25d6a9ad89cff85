import { expect, test } from "vitest";
import { forward, reply } from "../../../domain/mail/answer.ts";
import { filledLetter, type LetterRow } from "../../../domain/mail/letter.ts";
import { UnsendableMail } from "../outgoing-mail.ts";
import { composingOf, draftOf, inThread, invitationOf } from "../pretend.ts";
import { readMail } from "../read-mail.ts";
import { composeMail } from "./compose-mail.ts";
import { expectUnharmed } from "./unharmed.ts";

/** Each line break that somebody takes for one, and what would follow it. */
const BREAKS = { CR: "\r", LF: "\n", CRLF: "\r\n", NUL: "\0", NEL: "\u0085", "U+2028": "\u2028", "U+2029": "\u2029" };
const EVIL = "Bcc: evil@evil.example";

/** As they stand in a header of a mail that comes in: raw, folded, as encoded words, as a percent-encoded parameter. */
const WRITTEN: Record<string, (text: string) => string> = {
  raw: (text) => `x${text}${EVIL}`,
  "encoded word, Q": (text) => `=?utf-8?Q?x${quoted(text)}${quoted(EVIL)}?=`,
  "encoded word, B": (text) => `=?utf-8?B?${Buffer.from(`x${text}${EVIL}`).toString("base64")}?=`,
  "two encoded words": (text) => `=?utf-8?Q?x${quoted(text)}?= =?utf-8?Q?${quoted(EVIL)}?=`,
  "percent-encoded": (text) => `x${encodeURIComponent(`${text}${EVIL}`)}`,
};

const PAYLOADS = Object.entries(BREAKS).flatMap(([name, text]) =>
  Object.entries(WRITTEN).map(([how, write]) => ({ name: `${name}, ${how}`, payload: write(text) })),
);

/** Every header of a customer's mail of which something comes back in ours, with the payload in it. */
const HEADERS: Record<string, (payload: string) => Partial<Inbound>> = {
  subject: (payload) => ({ Subject: payload }),
  "from name": (payload) => ({ From: `"${payload}" <lucia@example.com>` }),
  "from name, bare": (payload) => ({ From: `${payload} <lucia@example.com>` }),
  "from address": (payload) => ({ From: `<lucia@example.com${payload}>` }),
  "reply-to name": (payload) => ({ "Reply-To": `"${payload}" <lucia@example.com>` }),
  "reply-to address": (payload) => ({ "Reply-To": `<${payload}>` }),
  "to name": (payload) => ({ To: `"${payload}" <otra@example.com>` }),
  "cc name": (payload) => ({ Cc: `"${payload}" <otra@example.com>` }),
  "cc address": (payload) => ({ Cc: `otra@example.com, <otra${payload}@example.com>` }),
  "message-id": (payload) => ({ "Message-ID": `<${payload}@cliente.example>` }),
  "message-id after its bracket": (payload) => ({ "Message-ID": `<a@cliente.example>${payload}` }),
  references: (payload) => ({ References: `<a@cliente.example> <${payload}@cliente.example>` }),
  "in-reply-to": (payload) => ({ "In-Reply-To": `<${payload}@cliente.example>` }),
  date: (payload) => ({ Date: `Mon, 30 Nov 2026 12:00:00 +0000 ${payload}` }),
  "file name": (payload) => ({ file: `application/pdf; name="${payload}"` }),
  "file name, RFC 2231": (payload) => ({ file: `application/pdf; name*=utf-8''${payload}` }),
  "file type": (payload) => ({ file: `application/${payload}; name=a.pdf` }),
  "content id": (payload) => ({ contentId: payload }),
  "the text's type": (payload) => ({ charset: payload }),
};

interface Inbound {
  From: string;
  To: string;
  Cc: string;
  "Reply-To": string;
  Subject: string;
  Date: string;
  "Message-ID": string;
  References: string;
  "In-Reply-To": string;
  file: string;
  contentId: string;
  charset: string;
}

const PLAIN: Inbound = {
  From: "Lucía <lucia@example.com>",
  To: "soporte@banco.example",
  Cc: "otra@example.com",
  "Reply-To": "lucia@example.com",
  Subject: "Factura",
  Date: "Mon, 30 Nov 2026 12:00:00 +0000",
  "Message-ID": "<factura@cliente.example>",
  References: "<a@cliente.example>",
  "In-Reply-To": "<a@cliente.example>",
  file: "application/pdf; name=factura.pdf",
  contentId: "file-1",
  charset: "utf-8",
};

function inbound(given: Partial<Inbound>): Uint8Array {
  const { file, contentId, charset, ...headers } = { ...PLAIN, ...given };
  const lines = [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=cut",
    "",
    "--cut",
    `Content-Type: text/plain; charset=${charset}`,
    "",
    "Buenas",
    "--cut",
    `Content-Type: ${file}`,
    `Content-ID: <${contentId}>`,
    "Content-Disposition: attachment",
    "Content-Transfer-Encoding: base64",
    "",
    "JVBERi0xLjQ=",
    "--cut--",
    "",
  ];
  return new TextEncoder().encode(lines.join("\r\n"));
}

const SENDER = {
  language: "es",
  zone: "America/Montevideo",
  from: { name: "Soporte", address: "soporte@banco.example" },
  own: ["soporte@banco.example"],
} as const;

test.each(Object.entries(HEADERS))(
  "a customer's %s comes back in no answer, history or forward as a header, a recipient or a part",
  async (_, given) => {
    for (const { name, payload } of PAYLOADS) {
      const raw = inbound(given(payload));
      const now = Date.parse("2026-11-30T12:20:00Z");
      const read = await readMail(
        raw,
        { from: "lucia@example.com", to: "soporte@banco.example" },
        { now, trusted: [] },
      );
      const mail = inThread(read);
      const words = { html: "<p>Hola</p>", text: null };
      const otra = [{ name: "", address: "otra@example.com" }];
      const drafts = [
        { draft: reply([mail], mail, words, "reply-all-with-history", { ...SENDER, replyTo: [] }), files: 0 },
        { draft: forward(mail, otra, words, { ...SENDER, replyTo: [] }), files: mail.files.length },
      ];
      for (const { draft, files } of drafts) {
        // A mail whose sender nobody can read is answered to nobody: its agent says to whom.
        const to = draft.to.filter(({ address }) => address.endsWith("@example.com"));
        const composed = composeMail({ ...draft, to: to.length > 0 ? to : otra, cc: known(draft.cc) }, composingOf());
        await expectUnharmed(composed, files).catch((error: unknown) => {
          throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
        });
      }
    }
  },
);

type Bulk = (payload: string) => Partial<LetterRow> & { fromName?: string; subject?: string; template?: string };

/** What a dialer's settings, and a line of its list, put into a mail. */
const BULK: Record<string, Bulk> = {
  "a dialer's subject": (subject) => ({ subject }),
  "a mailbox's from name": (fromName) => ({ fromName }),
  "a list's variable in the subject": (nombre) => ({ subject: "Hola ${nombre}", values: { nombre } }),
  "a list's subject": (message) => ({ message }),
  "a list's template": (template) => ({ template: `<p>${template}</p>` }),
  "a list's variable in the HTML": (nombre) => ({ template: '<a href="${nombre}">${nombre}</a>', values: { nombre } }),
};

test.each(Object.entries(BULK))("%s adds no header, recipient or part to a dialer's mail", async (_, given) => {
  for (const { name, payload } of PAYLOADS) {
    const {
      fromName = "Banco",
      subject = "Su factura",
      template = "<p>Hola</p>",
      message = "",
      values = {},
    } = given(payload);
    const wording = { subject: message === "" ? subject : message, format: "html", body: template } as const;
    const letter = filledLetter(wording, values, "https://banco.example/u/1");
    const from = { name: fromName, address: "soporte@banco.example" };
    const draft = draftOf({ ...letter, from, replyTo: [from] });
    const invitation = invitationOf({ title: letter.subject, organizer: from });
    const composing = { automatic: "auto-generated", unsubscribe: "https://banco.example/u/1", invitation } as const;
    await expectUnharmed(composeMail(draft, composingOf(composing)), 2).catch((error: unknown) => {
      throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
    });
  }
});

/** `wordingOf` has chosen the words; addresses that nobody can read are refused when the mail is written. */
function known<Party extends { address: string }>(parties: readonly Party[]): Party[] {
  return parties.filter(({ address }) => {
    try {
      composeMail(draftOf({ to: [{ name: "", address }] }), composingOf());
      return address.endsWith("@example.com");
    } catch (error) {
      if (!(error instanceof UnsendableMail)) throw error;
      return false;
    }
  });
}

function quoted(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

test("the payloads are read: one of each writing gets its line break as far as the parser's words", async () => {
  const raw = inbound({ Subject: WRITTEN["encoded word, B"]?.("\r\n") ?? "" });
  const read = await readMail(raw, { from: "", to: "soporte@banco.example" }, { now: 0, trusted: [] });
  expect(read.subject).toContain("evil@evil.example");
});

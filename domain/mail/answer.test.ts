import { expect, test } from "vitest";
import { forward, reply, type Writing } from "./answer.ts";
import type { ThreadMail } from "./draft.ts";

const LUCIA = { name: "Lucía", address: "lucia@example.com" };
const US = { name: "Soporte", address: "soporte@banco.example" };
const at = (time: string) => Date.parse(`2026-11-30T${time}:00-03:00`);

function mailOf(given: Partial<ThreadMail<string>>): ThreadMail<string> {
  return {
    ...{
      messageId: "m1@example.com",
      references: [],
      at: at("09:00"),
      ours: false,
      from: LUCIA,
      replyTo: [],
      to: [US],
      cc: [],
    },
    ...{ subject: "Factura duplicada", text: "Me llegó dos veces.\n", safeHtml: null, files: ["factura.pdf"] },
    ...given,
  };
}

const first = mailOf({});
const ours = mailOf({
  messageId: "m2@banco.example",
  references: ["m1@example.com"],
  at: at("09:20"),
  ours: true,
  from: US,
  to: [LUCIA],
  text: "¿Cuál <es>?\n> no cité\n",
  files: [],
});
const second = mailOf({
  messageId: "m3@example.com",
  references: ["m1@example.com", "m2@banco.example"],
  at: at("09:41"),
  subject: "Re: Factura duplicada",
  text: "La A 1250.\n",
});
const thread = [first, ours, second];
const writing: Writing = {
  language: "es",
  zone: "America/Montevideo",
  from: US,
  own: ["soporte@banco.example", "ventas@banco.example"],
  replyTo: [{ name: "", address: "soporte+t@banco.example" }],
};
const words = { html: "<p>Anulada.</p>", text: "Anulada." };

test("EML-42: an answer goes to who wrote, names its parent and quotes nothing", () => {
  expect(reply(thread, second, words, "reply", writing)).toEqual({
    from: US,
    to: [LUCIA],
    cc: [],
    bcc: [],
    replyTo: writing.replyTo,
    subject: "Re: Factura duplicada",
    html: "<p>Anulada.</p>",
    text: "Anulada.",
    inReplyTo: "m3@example.com",
    references: ["m1@example.com", "m2@banco.example", "m3@example.com"],
    files: [],
  });
});

test("EML-42: with history all earlier mails are quoted, the newest first and the oldest last", () => {
  const { text, html } = reply(thread, second, words, "reply-with-history", writing);
  expect(text).toBe(
    [
      "Anulada.",
      "El 30/11/26, 09:41, Lucía <lucia@example.com> escribió:\n> La A 1250.",
      "El 30/11/26, 09:20, Soporte <soporte@banco.example> escribió:\n> ¿Cuál <es>?\n>> no cité",
      "El 30/11/26, 09:00, Lucía <lucia@example.com> escribió:\n> Me llegó dos veces.",
    ].join("\n\n"),
  );
  expect(html.indexOf("La A 1250")).toBeLessThan(html.indexOf("¿Cuál &lt;es&gt;?"));
  expect(html.indexOf("¿Cuál &lt;es&gt;?")).toBeLessThan(html.indexOf("Me llegó dos veces."));
  expect(html.startsWith("<p>Anulada.</p>")).toBe(true);
});

test("EML-42: what came behind the answered mail is no history of it", () => {
  expect(reply(thread, first, words, "reply-with-history", writing).text).not.toContain("1250");
});

test("EML-43: an answer goes where its sender asks, one to a mail of ours to whom that went", () => {
  const asking = mailOf({ replyTo: [{ name: "", address: "otra@example.com" }] });
  expect(reply([asking], asking, words, "reply", writing).to).toEqual([{ name: "", address: "otra@example.com" }]);
  expect(reply(thread, ours, words, "reply", writing).to).toEqual([LUCIA]);
});

test("answering all leaves out our mailboxes, who is written to already, and what is no address", () => {
  const mail = mailOf({
    to: [US, { name: "Luis", address: "LUIS@example.com" }, { name: "", address: "ventas@banco.example" }],
    cc: [
      { name: "", address: "luis@example.com" },
      { name: "", address: "lucia@example.com" },
      { name: "", address: "mal\r\nBcc: x@y.z" },
    ],
  });
  const draft = reply([mail], mail, words, "reply-all", writing);
  expect([draft.to, draft.cc]).toEqual([[LUCIA], [{ name: "Luis", address: "LUIS@example.com" }]]);
});

test("EML-43, EML-44: a mail is passed on whole, to several, with its files, and begins a thread of theirs", () => {
  const to = [
    { name: "", address: "a@example.com" },
    { name: "", address: "b@example.com" },
    { name: "", address: "A@example.com" },
  ];
  const draft = forward(
    mailOf({ safeHtml: "<b>Me llegó</b>" }),
    to,
    { html: "", text: "Para ustedes." },
    { ...writing, language: "pt" },
  );
  expect(draft).toMatchObject({
    to: to.slice(0, 2),
    subject: "ENC: Factura duplicada",
    inReplyTo: null,
    references: [],
    files: ["factura.pdf"],
  });
  expect(draft.text).toBe(
    [
      "Para ustedes.\n",
      "---------- Mensagem encaminhada ----------",
      "De: Lucía <lucia@example.com>",
      "Data: 30/11/2026, 09:00",
      "Assunto: Factura duplicada",
      "Para: Soporte <soporte@banco.example>\n",
      "Me llegó dos veces.",
    ].join("\n"),
  );
  expect(draft.html).toContain("<b>Me llegó</b>");
  expect(draft.html).toContain("Lucía &lt;lucia@example.com&gt;");
});

test("EML-43: who is passed a mail on does not learn the signed address by which one writes into its thread", () => {
  const signed = `soporte+${"a".repeat(26)}bcd.${"e".repeat(16)}@banco.example`;
  const mail = mailOf({ to: [{ name: signed, address: signed }] });
  const { text, html } = forward(mail, [LUCIA], { html: "", text: "" }, writing);
  expect(text).toContain("Para: soporte@banco.example <soporte@banco.example>");
  expect(text + html).not.toContain("aaaa");
});

test("a mail that has no id can be answered, by the thread that it named", () => {
  const nameless = mailOf({ messageId: null, references: ["m1@example.com"] });
  expect(reply([nameless], nameless, words, "reply", writing)).toMatchObject({
    inReplyTo: null,
    references: ["m1@example.com"],
  });
});

test("a hostile name becomes text in what quotes it", () => {
  const hostile = mailOf({
    from: { name: '<img src=x onerror="x">\r\nBcc: y', address: "a@b.cd" },
    subject: "<script>",
  });
  for (const { html } of [
    reply([hostile], hostile, words, "reply-with-history", writing),
    forward(hostile, [LUCIA], words, writing),
  ])
    expect(html).not.toMatch(/<(img|script)/);
});

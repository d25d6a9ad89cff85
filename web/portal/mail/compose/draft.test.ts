import { expect, test } from "vitest";
import type { MailDetails, MailParty } from "../../../../protocol/mail.ts";
import { type Answered, freshDraft, sameDraft, turnedDraft } from "./draft.ts";

const party = (address: string, name = ""): MailParty => ({ name, address });
const start = { own: ["soporte@altamar.example", "ayuda@altamar.example"], signature: "<p>Altamar</p>" };
const file = { id: "00000001", name: "a.pdf", type: "application/pdf", size: 10 };

function answered(change: Partial<MailDetails> = {}, ours = false): Answered {
  const none = { spf: "none", dkim: "none", dmarc: "none" };
  const mail: MailDetails = {
    subject: "Factura",
    from: party("rafael@vilanova.example", "Rafael"),
    to: [party("soporte+k3mq.sig@altamar.example")],
    cc: [party("fiscal@vilanova.example"), party("Ayuda@altamar.example")],
    bcc: [],
    html: null,
    inline: {},
    files: [file],
    quoted: "",
    messageId: null,
    automatic: false,
    authentication: none,
    raw: null,
    ...change,
  };
  return { key: "m:1", mail, ours };
}
const begin = (
  mode: "reply" | "reply-all" | "forward" | "new",
  to: Answered | null = answered(),
  withHistory = false,
) => ({ mode, withHistory, answered: to, start, language: "es" }) as const;
const addresses = (parties: readonly MailParty[]) => parties.map(({ address }) => address);

test("EML-43: an answer goes to whoever wrote, or to whom they want answered", () => {
  expect(addresses(freshDraft(begin("reply")).to)).toEqual(["rafael@vilanova.example"]);
  const elsewhere = answered({ replyTo: [party("cobros@vilanova.example")] });
  expect(addresses(freshDraft(begin("reply", elsewhere)).to)).toEqual(["cobros@vilanova.example"]);
});

test("EML-43: a mail of ours is answered to whom it went", () => {
  const own = answered({ to: [party("rafael@vilanova.example")], from: party("soporte@altamar.example") }, true);
  expect(addresses(freshDraft(begin("reply", own)).to)).toEqual(["rafael@vilanova.example"]);
});

test("EML-42: who answers all answers none of our addresses, signed or not, and nobody twice", () => {
  const draft = freshDraft(
    begin(
      "reply-all",
      answered({
        to: [party("soporte@altamar.example"), party("RAFAEL@vilanova.example"), party("ana@vilanova.example")],
      }),
    ),
  );
  expect(addresses(draft.to)).toEqual(["rafael@vilanova.example"]);
  expect(addresses(draft.cc)).toEqual(["ana@vilanova.example", "fiscal@vilanova.example"]);
});

test("EML-44: a forward carries the files and names nobody yet; an answer carries none", () => {
  expect(freshDraft(begin("forward"))).toMatchObject({ to: [], files: [file], subject: "RV: Factura", answers: "m:1" });
  expect(freshDraft(begin("reply"))).toMatchObject({ files: [], subject: "Re: Factura" });
});

test("EML-23: the signature stands under what is to be written; without one there is nothing", () => {
  expect(freshDraft(begin("reply")).html).toBe("<div><br></div><div><br></div><div><p>Altamar</p></div>");
  expect(freshDraft({ ...begin("reply"), start: { ...start, signature: "" } }).html).toBe("");
});

test("EML-42: another way of answering keeps what was written and added, and follows the mail anew", () => {
  const own = { id: "00000002", name: "own.pdf", type: "application/pdf", size: 1 };
  const first = freshDraft(begin("reply"));
  const written = { ...first, html: "<p>Hola</p>", to: [...first.to, party("jefe@vilanova.example")], files: [own] };
  const all = turnedDraft(written, answered(), begin("reply-all", answered(), true));
  expect(all).toMatchObject({ mode: "reply-all", withHistory: true, html: "<p>Hola</p>", files: [own] });
  expect(addresses(all.to)).toEqual(["rafael@vilanova.example", "jefe@vilanova.example"]);
  expect(addresses(all.cc)).toEqual(["fiscal@vilanova.example"]);
  const passedOn = turnedDraft(all, answered(), begin("forward"));
  expect(addresses([...passedOn.to, ...passedOn.cc])).toEqual(["jefe@vilanova.example"]);
  expect(passedOn.files).toEqual([file, own]);
  expect(passedOn.subject).toBe("RV: Factura");
  const back = turnedDraft(passedOn, answered(), begin("reply"));
  expect(back.files).toEqual([own]);
});

test("EML-42: a subject that was typed stays", () => {
  const typed = { ...freshDraft(begin("reply")), subject: "Otra cosa" };
  expect(turnedDraft(typed, answered(), begin("forward")).subject).toBe("Otra cosa");
});

test("two drafts are the same when they say the same", () => {
  expect(sameDraft(freshDraft(begin("reply")), freshDraft(begin("reply")))).toBe(true);
  expect(sameDraft(freshDraft(begin("reply")), freshDraft(begin("reply-all")))).toBe(false);
});

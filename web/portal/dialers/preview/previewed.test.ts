import { expect, test } from "vitest";
import { type DialerDraft, type DialerResource, dialerFields } from "../../../../protocol/dialer-fields.ts";
import { fileBeginning } from "./file-beginning.ts";
import { previewed } from "./previewed.ts";

const resource = (draft: DialerDraft) => ({ ...dialerFields.parse(draft), id: "1", version: 1 }) as DialerResource;
const sms = resource({ name: "cobro", channel: "sms", provider: "p", dialString: "1", interval: 0 });
const mail = resource({
  name: "boletin",
  channel: "email",
  campaign: "socios",
  interval: 0,
  subject: "Para ${Nombre}",
  template: "<p>Hola ${Nombre}, ${Saldo}</p>",
});

test("SMS-60: a row of SMS is shown with its values, a missing one is named with its line", () => {
  const text = "cobro;098344484;Hola ${1};1;;Ana\ncobro;098344485;Hola ${1};1\n";
  const { rows, warnings, faults } = previewed(sms, [], { text, isWhole: true });
  expect(rows.map(({ to, text: said }) => [to, said])).toEqual([
    ["098344484", "Hola Ana"],
    ["098344485", "Hola "],
  ]);
  expect(warnings).toEqual([
    { line: 2, column: 3, code: "variable_missing", detail: "The row has no value for ${1}", found: "" },
  ]);
  expect(faults).toEqual([]);
});

test("EML-64: a row of mail is shown as its letter, values in it are text", () => {
  const text = 'socios;a@b.example;;;"Nombre":"<Ana>";1';
  const [row] = previewed(mail, ["otro"], { text, isWhole: true }).rows;
  expect(row?.letter).toEqual({
    subject: "Para <Ana>",
    html: "<p>Hola &lt;Ana&gt;, </p>",
    missing: ["Saldo"],
  });
});

test.each([
  ["UTF-8 with its mark", new Uint8Array([0xef, 0xbb, 0xbf, 0xc3, 0xb1]), "ñ"],
  ["what spreadsheets write", new Uint8Array([0xf1]), "ñ"],
])("%s is read as text", async (_, bytes, text) => {
  expect(await fileBeginning(new Blob([bytes]))).toEqual({ text, isWhole: true });
});

test("of a long file the beginning is read, a character that is cut in two does not make it another encoding", async () => {
  const { text, isWhole } = await fileBeginning(new Blob([`a${"ñ".repeat(200_000)}`]));
  expect([isWhole, text.length < 200_000, text.startsWith("aññ"), text.endsWith("ñ")]).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

import { expect, test } from "vitest";
import { filledLetter, type Letter, type LetterRow, wordingOf } from "./letter.ts";
import { type AskedLetter, singleLetter } from "./single-letter.ts";

const BARE: Letter = { subject: "", format: "html", template: "" };
const WITH_TEMPLATE: Letter = { subject: "Novedades", format: "html", template: "<p>Hola ${Nombre}</p>" };
const asked = (own: Partial<AskedLetter> = {}): AskedLetter => ({ subject: "", text: "", values: {}, ...own });

const sent = (letter: Letter, own: Partial<AskedLetter>) => {
  const row = singleLetter(letter, asked(own)) as LetterRow;
  const { subject, html, text } = filledLetter(wordingOf(letter, row), row.values, "");
  return [subject, text ?? html];
};

test.each([
  [
    "a text of its own",
    BARE,
    { subject: "Aviso", text: "Pago <5>\nGracias" },
    ["Aviso", "Pago &lt;5&gt;<br>\nGracias"],
  ],
  ["its text under the dialer's subject", WITH_TEMPLATE, { text: "Sí" }, ["Novedades", "Sí"]],
  [
    "the dialer's template with its values",
    WITH_TEMPLATE,
    { values: { Nombre: "<Ana>" } },
    ["Novedades", "<p>Hola &lt;Ana&gt;</p>"],
  ],
  [
    "plain text where the dialer sends such",
    { ...BARE, format: "text" as const },
    { subject: "A", text: "1 < 2" },
    ["A", "1 < 2"],
  ],
  ["one that names the way off the list", BARE, { subject: "A", text: "Baja: ${unsubscribe}." }, ["A", "Baja: ."]],
])("SMS-120: a single mail is %s", (_, letter, own, expected) => {
  expect(sent(letter, own)).toEqual(expected);
});

test.each([
  ["neither subject nor text", BARE, {}, ["message needed", "subject needed"]],
  ["only a subject", BARE, { subject: "Aviso", text: "  \n" }, ["message needed"]],
  ["a variable without a value", WITH_TEMPLATE, {}, ["values variable_missing"]],
  ["a variable in what was typed", BARE, { subject: "${A}", text: "${B} ${A}" }, ["values variable_missing"]],
])("SMS-120: a single mail with %s is refused at its field", (_, letter, own, expected) => {
  const faults = singleLetter(letter, asked(own));
  expect(Array.isArray(faults) && faults.map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
});

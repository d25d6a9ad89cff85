import fc from "fast-check";
import { expect, test } from "vitest";
import { splitQuotation } from "./quotation.ts";

const ORIGINAL = "> ¿Es esta?\n>\n> Ana\n";

test.each([
  ["Gmail en", "On Mon, 30 Nov 2026 at 09:20, Support <s@x.uy> wrote:"],
  ["Gmail en, folded", "On Mon, Nov 30, 2026 at 9:20 AM A Very Long Support Name <\nsupport@example.com> wrote:"],
  ["Gmail es", "El lun, 30 nov 2026 a las 9:20, Soporte (<s@x.uy>) escribió:"],
  ["Gmail pt", "Em seg., 30 de nov. de 2026 às 09:20, Suporte <s@x.uy>\nescreveu:"],
  ["Apple en", "On Nov 30, 2026, at 9:20 AM, Support <s@x.uy> wrote:"],
  ["Apple es", "El 30 nov 2026, a la(s) 9:20, Soporte <s@x.uy> escribió:"],
  ["Apple pt", "No dia 30/11/2026, às 09:20, Suporte <s@x.uy> escreveu:"],
  ["Thunderbird en", "On 11/30/26 9:20 AM, Support wrote:"],
  ["Thunderbird es", "El 30/11/26 a las 9:20, Soporte escribió:"],
  ["Thunderbird pt", "Em 30/11/2026 09:20, Suporte escreveu:"],
  ["Yahoo es", "El lunes, 30 de noviembre de 2026, 09:20:00 GMT-3, Soporte <s@x.uy> escribió: "],
  ["nobody", ""],
])("%s: the attribution and what it quotes are apart from the new words", (_, attribution) => {
  const own = "Sí, es esa.\n\nLucía\nEnviado desde mi iPhone\n\n";
  const below = `${attribution}${attribution === "" ? "" : "\n\n"}${ORIGINAL}`;
  expect(splitQuotation(own + below, "Re: Factura")).toEqual({ above: "", own, below });
});

test.each([
  ["Outlook en", "From: S <s@x.uy>\nSent: Monday, November 30, 2026 9:20 AM\nTo: L <l@x.uy>\nSubject: Bill\n"],
  ["Outlook es", "De: S <s@x.uy>\nEnviado el: lunes, 30 de noviembre de 2026 9:20\nPara: L\nAsunto: Factura\n"],
  [
    "Outlook pt",
    "________________________________\nDe: S <s@x.uy>\nEnviado: segunda-feira, 30\nPara: L\nAssunto: Fatura\n",
  ],
  ["Outlook in bold", "*De:* S <s@x.uy>\n*Fecha:* lunes\n*Para:* L\n*Asunto:* Factura\n"],
  ["old Outlook en", "-----Original Message-----\nFrom: S\nSent: Monday\nTo: L\n"],
  ["old Outlook es", "-----Mensaje original-----\nDe: S\nEnviado: lunes\n"],
  ["old Outlook pt", "----- Mensagem original -----\nDe: S\nEnviada em: segunda\n"],
])("%s: a block of headers begins the quotation, which is not marked", (_, block) => {
  const own = "Sí, es esa.\n\n-- \nLucía\n\n";
  expect(splitQuotation(`${own}${block}\n¿Es esta?\n`)).toEqual({ above: "", own, below: `${block}\n¿Es esta?\n` });
});

test("an answer written underneath has its quotation above", () => {
  const above = `El 30/11/26 a las 9:20, Soporte escribió:\n${ORIGINAL}`;
  expect(splitQuotation(`${above}\nSí, es esa.\n`)).toEqual({ above, own: "\nSí, es esa.\n", below: "" });
});

test.each([
  ["answers between the quoted lines", "> ¿Nombre?\nEva\n> ¿Documento?\n1.234.567\n", ""],
  [
    "a forwarded mail",
    "¿Es de ustedes?\n\nDe: A\nEnviado: lunes\nPara: B\nAsunto: Corte\n\nLe cortamos\n",
    "RV: Corte",
  ],
  [
    "a forwarded mail of Gmail",
    "mirá\n\n---------- Forwarded message ---------\nDe: A <a@x.uy>\nDate: lun\nSubject: x\nTo: b\n\nhola\n",
    "Re: x",
  ],
  ["nothing but a quotation", ORIGINAL, ""],
  ["a story", "El lunes 3 mi jefe escribió:\nque no hay sistema\n", ""],
  ["a list of data", "De: Montevideo\nHacia: Salto\nPasajeros: 3\n", ""],
  ["a sum", "> 5 es mayor\ny listo\n", ""],
  ["plain words", "Hola\n\n-- \nLucía\nBanco > Cuentas\n", ""],
])("in doubt nothing is cut: %s", (_, text, subject) => {
  expect(splitQuotation(text, subject)).toEqual({ above: "", own: text, below: "" });
});

test("no word is ever lost: the three parts are the whole", () => {
  const line = fc.constantFrom(
    "> cita",
    ">",
    "",
    "Hola",
    "On 1/1/26 9:20, X wrote:",
    "De: a",
    "Enviado: b",
    "Para: c",
    "-- ",
    "____________",
    "escribió:",
    "El 3",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(line, fc.string({ maxLength: 20 })), { maxLength: 40 }),
      fc.constantFrom("\n", "\r\n"),
      (lines, end) => {
        const text = lines.join(end);
        const { above, own, below } = splitQuotation(text);
        expect(above + own + below).toBe(text);
        if (text.trim() !== "") expect(own.trim()).not.toBe("");
      },
    ),
    { numRuns: 3_000 },
  );
});

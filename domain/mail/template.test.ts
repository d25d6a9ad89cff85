import fc from "fast-check";
import { expect, test } from "vitest";
import { filledTemplate, unfilledVariables } from "./template.ts";

const anyCharacter = fc
  .oneof(
    fc.integer({ min: 0, max: 0xff }),
    fc.integer({ min: 0x100, max: 0xd7ff }),
    fc.constantFrom(0x2028, 0x2029, 0x202e),
  )
  .map((code) => String.fromCodePoint(code));

const VALUES = { nombre: "Ana <b>", "saldo final": "1.250", "": "x", año: "2026" };

test("EML-64: variables are filled by name, escaped in HTML and nowhere else", () => {
  expect(filledTemplate("<p>${nombre}: ${ saldo final } (${año})</p>", VALUES, "html")).toBe(
    "<p>Ana &lt;b&gt;: 1.250 (2026)</p>",
  );
  expect(filledTemplate("${nombre}: ${saldo final}", VALUES, "text")).toBe("Ana <b>: 1.250");
  expect(filledTemplate("${nada}|${constructor}|${toString}|$nombre|${}", VALUES, "text")).toBe("|||$nombre|${}");
  expect(unfilledVariables("${nombre} ${nada} ${nada} ${__proto__}", VALUES)).toEqual(["nada", "__proto__"]);
});

test("EML-64: a value is never looked at again, and in a header never begins a line", () => {
  expect(filledTemplate("${a}", { a: "${b} $& $1", b: "no" }, "text")).toBe("${b} $& $1");
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (value) => {
      expect(filledTemplate("Hola ${x}!", { x: value }, "line")).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(
        filledTemplate('<p title="${x}">${x}</p>', { x: value }, "html").replaceAll("<br>", "").match(/[<>"]/g),
      ).toHaveLength(6);
    }),
  );
});

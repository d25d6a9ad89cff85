import { expect, test } from "vitest";
import { beginningsOf, fullTextQuery } from "./full-text-query.ts";

const none = new Map<string, string[] | null>();

test.each([
  ["one or two characters are a whole word", "no", '"no"'],
  ["three and four are a beginning with an index of its own", "Grác", '"grac"*'],
  ["a longer one is each of the words that begin so", "FACTU", '"factura" OR "facturas"'],
  ["of too many words the index unites the beginning", "conta", '"conta"*'],
  ["parts stand side by side, the last one is begun", "ventas@factu", '"ventas factura" OR "ventas facturas"'],
])("%s", (_, text, expression) => {
  const known = new Map([
    ["factu", ["factura", "facturas"]],
    ["conta", null],
  ]);
  expect(fullTextQuery({ name: text }, known)).toBe(`({name} : (${expression}))`);
});

test("every word must be there, in its own field", () => {
  expect(fullTextQuery({ name: "ana", subject: "no ya" }, none)).toBe(
    '({subject} : ("no")) AND ({subject} : ("ya")) AND ({name} : ("ana"*))',
  );
});

test("a number is found by any of its beginnings, however it is written", () => {
  expect(fullTextQuery({ customer: "+598-99" }, none)).toContain('{phone} : "p59899"');
});

test("nothing begins so: nothing can match; no field asks: every one does", () => {
  expect(fullTextQuery({ text: "hola zzzzz" }, new Map([["zzzzz", []]]))).toBe("");
  expect(fullTextQuery({ text: '"' }, none)).toBe("");
  expect(fullTextQuery({ text: "  " }, none)).toBeNull();
});

test("only beginnings of five characters and more are looked up", () => {
  expect(beginningsOf({ text: "ya hola gracias", customer: "maria@example.com" })).toEqual(["gracias"]);
});

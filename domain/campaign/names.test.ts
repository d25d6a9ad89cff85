import fc from "fast-check";
import { expect, test } from "vitest";
import { caseNumber, isName, suggestName } from "./names.ts";

test.each(["a", "web-banco", "Web_Ventas_UY", "2026", "a".repeat(64)])("%s is a name", (name) => {
  expect(isName(name)).toBe(true);
});

test.each(["", "Web Ventas", "ñandú", "a/b", "a.b", "a\n", "a".repeat(65)])("%j is no name", (name) => {
  expect(isName(name)).toBe(false);
});

test.each([
  ["Web Ventas UY", "Web_Ventas_UY"],
  ["  Atención & Ventas  ", "Atencion_Ventas"],
  ["web-banco", "web-banco"],
  ["¿?", ""],
])("%j suggests %j", (typed, suggested) => {
  expect(suggestName(typed)).toBe(suggested);
});

test("whatever is typed, the suggestion is a name or nothing, and suggests itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (typed) => {
      const suggested = suggestName(typed);
      expect(suggested === "" || isName(suggested)).toBe(true);
      expect(suggestName(suggested)).toBe(suggested);
    }),
  );
});

test.each([
  [417, "BS-20261123-000417"],
  [1_000_000, "BS-20261123-1000000"],
])("case %i of the day is %s", (n, text) => {
  expect(caseNumber("BS", "2026-11-23", n)).toBe(text);
});

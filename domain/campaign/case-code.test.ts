import { expect, test } from "vitest";
import { caseCodeFor } from "./case-code.ts";

test.each([
  ["ventas", [], "VEN"],
  ["web-demo", [], "WEB"],
  ["ventas", ["VEN"], "VENT"],
  ["ventas", ["VEN", "VENT", "VENTA", "VENTAS"], "VEA"],
  ["x", [], "XX"],
  ["2026_1", [], "XX"],
  ["2026_2", ["XX"], "XXA"],
])("%s, with %j taken, is %s", (name, taken, code) => {
  expect(caseCodeFor(name, new Set(taken))).toBe(code);
});

test("two thousand campaigns of one name all get a code of their own, of two to six capitals", () => {
  const taken = new Set<string>();
  for (let n = 0; n < 2_000; n++) taken.add(caseCodeFor("ventas", taken));
  expect(taken.size).toBe(2_000);
  expect([...taken].every((code) => /^[A-Z]{2,6}$/.test(code))).toBe(true);
});

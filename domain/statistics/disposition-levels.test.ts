import fc from "fast-check";
import { expect, test } from "vitest";
import { levelsIn, linesByLevel } from "./disposition-levels.ts";

test("each level stands above its own, with their sum; what ended without one stands by itself", () => {
  const lines = linesByLevel([
    { disposition: "Venta › Ropa › Campera", count: 3 },
    { disposition: "Venta › Calzado", count: 2 },
    { disposition: "", count: 4 },
    { disposition: "Venta", count: 1 },
    { disposition: "Venta › Ropa › Remera", count: 5 },
  ]);
  expect(lines.map(({ name, depth, count }) => `${"  ".repeat(depth)}${name} ${count}`)).toEqual([
    "Venta 11",
    "  Ropa 8",
    "    Campera 3",
    "    Remera 5",
    "  Calzado 2",
    " 4",
  ]);
  expect(lines.map(({ disposition }) => disposition)).toContain("Venta › Ropa");
});

test("the first level adds up to all that was counted, and every disposition has its line", () => {
  const disposition = fc
    .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 })
    .map((one) => one.join(" › "));
  fc.assert(
    fc.property(fc.uniqueArray(disposition), (all) => {
      const lines = linesByLevel(all.map((one, count) => ({ disposition: one, count })));
      const first = lines.filter(({ depth }) => depth === 0);
      expect(first.reduce((sum, { count }) => sum + count, 0)).toBe(all.reduce((sum, _, count) => sum + count, 0));
      const names = lines.map((line) => line.disposition);
      expect(new Set(names).size).toBe(names.length);
      for (const one of all) expect(names).toContain(one);
      for (const { disposition: one, depth } of lines) expect(levelsIn(one).length).toBe(depth + 1);
    }),
  );
});

import { expect, test } from "vitest";
import { differences } from "./differences.ts";

test("only what became something else is shown, nested fields by their path", () => {
  const before = { name: "Ventas", enabled: true, texts: { es: "Hola", pt: "Oi" }, days: ["mon", "tue"], gone: 1 };
  const after = { name: "Ventas", enabled: false, texts: { es: "Buenas", pt: "Oi" }, days: ["mon"] };
  expect(differences(before, after)).toEqual([
    { field: "enabled", before: "true", after: "false" },
    { field: "texts.es", before: "Hola", after: "Buenas" },
    { field: "days", before: "mon, tue", after: "mon" },
    { field: "gone", before: "1", after: "" },
  ]);
});

test("of a new record all is shown, of a deed without details nothing", () => {
  expect(differences(null, { name: "Ana", cap: null })).toEqual([{ field: "name", before: "", after: "Ana" }]);
  expect(differences(null, null)).toEqual([]);
});

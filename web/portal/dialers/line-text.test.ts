import { expect, test } from "vitest";
import { knownNames } from "../../../domain/dialer/column-name.ts";
import { readListLine } from "../../../domain/dialer/list-line.ts";
import { overwriteGetLocale } from "../../shared/paraglide/runtime.js";
import type { BadLine } from "./bad-lines.ts";
import { lineText, listColumn } from "./line-text.ts";

overwriteGetLocale(() => "es");

/** What the rules say of a line, as the screen says it. */
function said(...fields: string[]): string[] {
  const rules = { dialer: "promo", known: knownNames(["promo", "otro"]), refuseSpecialCharacters: true };
  const faults = readListLine({ line: 7, fields, fault: null }, rules);
  if (!Array.isArray(faults)) return [];
  return faults.map(({ said: detail, ...fault }) => lineText({ ...fault, detail } satisfies Omit<BadLine, "found">));
}

test.each([
  [["nadie", "098344484", "Hola", "1"], "La campaña nadie no existe"],
  [["otro", "098344484", "Hola", "1"], "La línea nombra a otro, no a este discador"],
  [["1 promo", "098344484", "Hola", "1"], "¿Número de línea pegado? promo existe"],
  [["promo ", "098344484", "Hola", "1"], "Hay un espacio antes o después del nombre: escribí promo"],
  [["promo", "", "Hola", "1"], "Falta el destino"],
  [["promo", "5,98983E+10", "Hola", "1"], "Una planilla de cálculo cambió este número"],
  [["promo", "098344484", "", "1"], "Falta el mensaje"],
  [["promo", "098344484", "Hola", "alta"], "La prioridad debe ser un número entero"],
  [["promo", "098344484", "Hola “tú”", "1"], "El carácter “ no se permite en este discador"],
  [["promo", "098344484"], "Se encontraron 2 columnas, hacen falta 4"],
  [["", "", ""], "La línea está vacía"],
] as const)("SMS-71, SMS-72, SMS-73, SMS-74: a fault of %j is told in the reader's language", (fields, told) => {
  expect(said(...fields)).toEqual([told]);
});

test("a fault that this page does not know is told in the server's words", () => {
  expect(lineText({ line: 1, column: 2, code: "newer", detail: "Something newer" })).toBe("Something newer");
  expect(lineText({ line: 1, column: 1, code: "columns", detail: "Reworded" })).toBe("Reworded");
});

test("SMS-60: columns have their names, those behind Device their numbers", () => {
  expect([1, 2, 3, 4, 5, 6, 7, null].map(listColumn)).toEqual([
    "campaña",
    "destino",
    "mensaje",
    "prioridad",
    "dispositivo",
    "dato 1",
    "dato 2",
    "línea entera",
  ]);
});

test("SMS-119: what is wrong with a line of a black list is told in the reader's language", () => {
  const fault = (code: string) =>
    lineText({ line: 1, column: 1, code, detail: "Not a number of Uruguay, kept as written" });
  expect(fault("not_a_number")).toBe("No es un número que se pueda leer, se guarda como está");
  expect(fault("all_forbidden")).toBe("Solo quien ve todas las campañas puede dejar la campaña vacía");
});

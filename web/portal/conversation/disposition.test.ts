import { expect, test } from "vitest";
import { choicesAt, isChosen, withChoice } from "./disposition.ts";

const paths = [["Ventas", "Precio", "Alto"], ["Ventas", "Precio", "Plazo"], ["Ventas", "Otro"], ["Equivocado"]];

test("DSP-1: each level offers what the one above allows", () => {
  expect(choicesAt(paths, [])).toEqual(["Ventas", "Equivocado"]);
  expect(choicesAt(paths, ["Ventas"])).toEqual(["Precio", "Otro"]);
  expect(choicesAt(paths, ["Ventas", "Precio"])).toEqual(["Alto", "Plazo"]);
  expect(choicesAt(paths, ["Equivocado"])).toEqual([]);
});

test("choosing a level again forgets those below it", () => {
  expect(withChoice(["Ventas", "Precio", "Alto"], 1, "Otro")).toEqual(["Ventas", "Otro"]);
});

test("only a path to its end may be saved", () => {
  expect(isChosen(paths, ["Ventas", "Precio"])).toBe(false);
  expect(isChosen(paths, ["Ventas", "Otro"])).toBe(true);
  expect(isChosen(paths, ["Equivocado"])).toBe(true);
});

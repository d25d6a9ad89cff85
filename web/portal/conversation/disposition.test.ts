import { expect, test } from "vitest";
import { begun, choicesAt, closingLacks, withChoice } from "./disposition.ts";

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

test("the dialog begins with what was kept before, as far as the campaign still has it", () => {
  const at = new Date("2026-12-02T09:05").getTime();
  const kept = { levels: ["Ventas", "Precio", "Alto"], comment: "llama mañana", comeBackAt: at };
  expect(begun(paths, kept)).toEqual({
    levels: ["Ventas", "Precio", "Alto"],
    comment: "llama mañana",
    comeBack: "2026-12-02T09:05",
  });
  expect(begun(paths, { levels: ["Ventas", "Mudanza", "Alto"], comment: "" }).levels).toEqual(["Ventas"]);
  expect(begun(paths, null)).toEqual({ levels: [], comment: "", comeBack: "" });
});

test("DSP-3, DSP-4: closing lacks a disposition, then the comment or the coming day that this one asks for", () => {
  const needs = [
    { path: ["Ventas", "Otro"], comment: true },
    { path: ["Equivocado"], comeBack: true },
  ];
  const now = new Date("2026-12-01T10:00").getTime();
  const lack = (levels: string[], comment = "", comeBack = "") =>
    closingLacks({ paths, needs }, { levels, comment, comeBack }, now);
  expect(lack(["Ventas"])).toBe("disposition");
  expect(lack(["Ventas", "Precio"])).toBe("disposition");
  expect(lack(["Ventas", "Precio", "Alto"])).toBeNull();
  expect(lack(["Ventas", "Otro"], "  ")).toBe("comment");
  expect(lack(["Ventas", "Otro"], "llama mañana")).toBeNull();
  expect(lack(["Equivocado"])).toBe("come-back");
  expect(lack(["Equivocado"], "", "2026-12-01T09:59")).toBe("come-back");
  expect(lack(["Equivocado"], "", "2026-12-02T09:00")).toBeNull();
  expect(closingLacks({ paths: [], needs }, { levels: [], comment: "", comeBack: "" }, now)).toBeNull();
});

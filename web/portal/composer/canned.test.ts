import { expect, test } from "vitest";
import { cannedFor, filled, slashAt } from "./canned.ts";

const all = [
  { key: "saludo", text: "Hola, ${name}" },
  { key: "envio", text: "Tu envío sale hoy" },
  { key: "salud", text: "¡Salud!" },
];

test("a slash at the beginning or after a space asks for canned responses, inside a word it does not", () => {
  expect(slashAt("/sal", 4)).toEqual({ from: 0, filter: "sal" });
  expect(slashAt("Hola /", 6)).toEqual({ from: 5, filter: "" });
  expect(slashAt("y/o", 3)).toBeNull();
  expect(slashAt("https://x", 8)).toBeNull();
});

test("only what stands before the caret counts", () => {
  expect(slashAt("/sal and more", 4)).toEqual({ from: 0, filter: "sal" });
  expect(slashAt("/sal and more", 13)).toBeNull();
});

test("keys that begin with the word come before texts that have it, accents or not", () => {
  expect(cannedFor(all, "sal").map(({ key }) => key)).toEqual(["saludo", "salud", "envio"]);
  expect(cannedFor(all, "envío").map(({ key }) => key)).toEqual(["envio"]);
});

test("variables are filled; one that is unknown or empty stays to be seen", () => {
  const variables = { name: "María", agent: "Ana", case: "WB-7", campaign: "" };
  expect(filled("Hola ${name}, soy ${agent} (${case})", variables)).toBe("Hola María, soy Ana (WB-7)");
  expect(filled("${campaign} ${toString}", variables)).toBe("${campaign} ${toString}");
});

import { expect, test } from "vitest";
import { untranslated } from "./messages.ts";

test("a key that one language lacks is named with that language", () => {
  const messages = { es: { hi: "Hola" }, en: { hi: "Hello" }, pt: {} };
  expect(untranslated("a.json", messages)).toEqual(["a.json: hi is missing in pt"]);
});

test("a placeholder that a translation forgot is named", () => {
  const messages = { es: { n: "{count} en espera" }, en: { n: "waiting" }, pt: { n: "{count} na fila" } };
  expect(untranslated("a.json", messages)).toEqual(["a.json: n has not the same placeholders in each language"]);
});

test("the order of placeholders is each language's own", () => {
  const messages = { es: { n: "{a} de {b}" }, en: { n: "{b}'s {a}" }, pt: { n: "{a} de {b}" } };
  expect(untranslated("a.json", messages)).toEqual([]);
});

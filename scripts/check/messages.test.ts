import { expect, test } from "vitest";
import { strange, untranslated } from "./messages.ts";

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

test("a Spanish text that says usted or tú, and a Portuguese one of Portugal, is named; a subjunctive is neither", () => {
  const es = {
    formal: "Elija un día",
    clause: "No está: cree uno primero",
    familiar: "¿Quieres seguir?",
    house: "Elegí un día",
    subjunctive: "Un buzón que escriba, y lo que se cree después",
  };
  const pt = { portugal: "Escolha um ficheiro", brazil: "Escolha um arquivo" };
  expect(strange("a.json", { es, pt })).toEqual([
    "a.json: formal says “Elija” in es",
    "a.json: clause says “cree” in es",
    "a.json: familiar says “Quieres” in es",
    "a.json: portugal says “ficheiro” in pt",
  ]);
});

import { describe, expect, test } from "vitest";
import { languageOf } from "./language.ts";
import { textFor } from "./texts.ts";

describe("WEB-15: the language of a visitor", () => {
  test.each([
    ["pt-BR", "pt"],
    ["es-UY,es;q=0.9,en;q=0.8", "es"],
    ["EN-us", "en"],
    ["en;q=0.3, pt;q=0.8", "pt"],
    ["fr, en;q=0.2", "en"],
    ["en;q=0, pt;q=0.1", "pt"],
    ["fr", "es"],
    ["est, ptx", "es"],
    ["*", "es"],
    ["", "es"],
    [";;;q=1,,=", "es"],
  ] as const)("a browser that asks for %j is spoken to in %s", (accepted, language) => {
    expect(languageOf(accepted, null, "es")).toBe(language);
  });

  test("is the one chosen by hand, whatever the browser says", () => {
    expect(languageOf("es-UY", "pt", "en")).toBe("pt");
  });
});

describe("WEB-10: a text", () => {
  test.each([
    [{ es: "Hola", en: "Hello", pt: "Olá" }, "Olá"],
    [{ es: "Hola", en: "Hello" }, "Hola"],
    [{ es: "Hola", pt: "" }, "Hola"],
    [{ en: "Hello" }, "Hello"],
    [{ es: "", en: "Hello" }, "Hello"],
    [{}, ""],
  ])("%j is read in Portuguese, else in the campaign's Spanish, else in what there is", (texts, read) => {
    expect(textFor(texts, "pt", "es")).toBe(read);
  });
});

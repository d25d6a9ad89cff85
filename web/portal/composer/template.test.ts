import { expect, test } from "vitest";
import { isFilled, languageName, piecesOf, templatesWith, textOf } from "./template.ts";

const BODY = "Hola {{1}}, tu pedido {{2}} llegó. ¿Venís, {{1}}?";
const offer = { name: "pedido_listo", language: "es", body: BODY, parameters: 2 };

test("WA-3: a template is read with its values in their places, also one that comes twice", () => {
  expect(textOf(BODY, ["Valentina", "40918"])).toBe("Hola Valentina, tu pedido 40918 llegó. ¿Venís, Valentina?");
});

test("WA-3: a value that is missing stays to be seen, and the template is not ready", () => {
  expect(textOf(BODY, ["Valentina"])).toBe("Hola Valentina, tu pedido {{2}} llegó. ¿Venís, Valentina?");
  expect([isFilled(offer, ["a"]), isFilled(offer, ["a", " "]), isFilled(offer, ["a", "b"])]).toEqual([
    false,
    false,
    true,
  ]);
  expect(isFilled({ ...offer, parameters: 0 }, [])).toBe(true);
});

test("places that have names take the values in order of appearance", () => {
  expect(piecesOf("{{ name }} de {{shop}}{{name}}")).toEqual([
    { value: 0 },
    { text: " de " },
    { value: 1 },
    { value: 0 },
  ]);
});

test("a value that looks like a place is text", () => {
  expect(textOf("Hola {{1}} {{2}}", ["{{2}}", "b"])).toBe("Hola {{2}} b");
});

test("a template's language is called as the reader calls it", () => {
  expect([languageName("pt_BR", "en"), languageName("es", "es"), languageName("?", "en")]).toEqual([
    "Brazilian Portuguese",
    "español",
    "?",
  ]);
});

test("WA-4: templates are found by words of their name or body", () => {
  const others = [offer, { ...offer, name: "aviso", body: "Sin deuda" }];
  expect(templatesWith(others, "LLEGO pedido").map(({ name }) => name)).toEqual(["pedido_listo"]);
  expect(templatesWith(others, "").length).toBe(2);
});

import { expect, test } from "vitest";
import { isCourtesy } from "./courtesy.ts";

test.each([
  "gracias",
  "gracias!!",
  "¡Muchas gracias! 🙏🏽",
  "ok",
  "Ok, gracias",
  "OK. Muchas gracias, saludos",
  "Graciasss",
  "Buenísimo",
  "obrigado",
  "Muito obrigada 😊",
  "valeu",
  "Thanks!",
  "Thank you very much.",
  "👍",
  "👍🏿👍🏿",
  "❤️",
  "🙏 🙏",
])("%j asks for nothing", (text) => {
  expect(isCourtesy(text)).toBe(true);
});

test.each([
  "",
  "   ",
  "...",
  "?",
  "ok?",
  "¿Gracias",
  "gracias, otra cosa",
  "otra cosa, ¿cómo cambio el PIN?",
  "ok pero no funciona",
  "no",
  "no gracias",
  "okapi",
  "1",
  "👎",
  "😢",
  "👍 😡",
  "gracias 098344484",
])("%j goes to the agent", (text) => {
  expect(isCourtesy(text)).toBe(false);
});

test("a very long text is read to its end", () => {
  expect(isCourtesy("gracias ".repeat(20_000))).toBe(true);
  expect(isCourtesy(`${"gracias ".repeat(20_000)}no`)).toBe(false);
});

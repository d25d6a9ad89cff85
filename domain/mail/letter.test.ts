import fc from "fast-check";
import { expect, test } from "vitest";
import { filledLetter, type LetterRow, missingVariables, withPixel, wordingOf } from "./letter.ts";

const LETTER = { subject: "Novedades", format: "html" as const, template: "<p>${nombre}</p>" };
const row = (own: Partial<LetterRow> = {}): LetterRow => ({ message: "", template: "", values: {}, ...own });

test.each([
  ["the dialer's own, under its subject", LETTER, row(), ["Novedades", "html", "<p>${nombre}</p>"]],
  ["under the row's subject", LETTER, row({ message: "Aviso" }), ["Aviso", "html", "<p>${nombre}</p>"]],
  ["the row's template", LETTER, row({ message: "Aviso", template: "<b>x</b>" }), ["Aviso", "html", "<b>x</b>"]],
  [
    "the row's text, under the dialer's subject",
    { ...LETTER, template: "" },
    row({ message: "Hola" }),
    ["Novedades", "text", "Hola"],
  ],
  ["a template of text", { ...LETTER, format: "text" as const }, row(), ["Novedades", "text", "<p>${nombre}</p>"]],
])("EML-64: what is said is %s", (_, letter, given, [subject, format, body]) => {
  expect(wordingOf(letter, given)).toEqual({ subject, format, body });
});

test("EML-64: no value begins a line of the subject, ends a tag or is looked at again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (value) => {
      const wording = { subject: "Hola ${a}.", format: "html" as const, body: '<p title="${a}">${a}</p>' };
      const { subject, html } = filledLetter(wording, { a: value, b: "secreto" }, "");
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(subject.startsWith("Hola ") && subject.endsWith(".")).toBe(true);
      const [, title = "", inside = ""] = /^<p title="([^"]*)">([\s\S]*)<\/p>$/.exec(html) ?? [];
      expect(title).toBe(inside);
      expect(inside.replaceAll("<br>", "")).not.toMatch(/[<>"']/);
      if (!value.includes("secreto")) expect(html).not.toContain("secreto");
    }),
  );
});

test("the address of unsubscribing is ours, whatever a list calls so, and is nobody's missing variable", () => {
  const wording = { subject: "${unsubscribe}", format: "text" as const, body: "${unsubscribe} ${a}" };
  const values = { unsubscribe: "https://otro.example" };
  expect(filledLetter(wording, values, "https://desk.example/u").text).toBe("https://desk.example/u ");
  expect(missingVariables(wording, {})).toEqual(["a"]);
});

test.each([
  ["<p>Hola</p>", /^<p>Hola<\/p><img src="https:\/\/x\/y"[^>]*>$/],
  ["<html><body>Hola</BODY></html>", /^<html><body>Hola<img [^>]*><\/BODY><\/html>$/],
])("EML-88: the picture of %s comes last in what is shown", (html, expected) => {
  expect(withPixel(html, "https://x/y")).toMatch(expected);
});

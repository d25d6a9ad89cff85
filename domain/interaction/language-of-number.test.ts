import { expect, test } from "vitest";
import { languageOfNumber } from "./language-of-number.ts";

test.each([
  ["UY", "es"],
  ["MX", "es"],
  ["ES", "es"],
  ["BR", "pt"],
  ["PT", "pt"],
  ["US", "en"],
  ["DE", "en"],
  [null, null],
])("decisions, language of a customer: a number of %s is written to in %s", (country, language) => {
  expect(languageOfNumber(country)).toBe(language);
});

import { expect, test } from "vitest";
import { overwriteGetLocale } from "../../shared/paraglide/runtime.js";
import { becauseText } from "./because.ts";

overwriteGetLocale(() => "es");

test.each([
  ["longest without one among 4", "más tiempo sin una, entre 4 que podían"],
  ["drawn by weight 50 of 150 at 0.90 among 2", "peso 50 de 150, salió 0.90, entre 2 que podían"],
  ["longest without one among 1", "nadie más podía"],
  // As the last build wrote them.
  ["drawn by weight 50 of 150", "peso 50 de 150"],
  ["next in the row", "turno"],
  ["begun by the agent", ""],
  ["a reason of tomorrow", "a reason of tomorrow"],
])("why it went to whom: %s", (because, text) => {
  expect(becauseText(because)).toBe(text);
});

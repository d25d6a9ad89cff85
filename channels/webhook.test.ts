import { expect, test } from "vitest";
import { label, words } from "./webhook.ts";

test.each([
  [words, 10_000],
  [label, 200],
] as const)("what a customer wrote is cut without half a character at its end", (shape, longest) => {
  const cut = shape.parse(`${"x".repeat(longest - 1)}🦊`);
  expect(cut.isWellFormed()).toBe(true);
  expect(cut).toHaveLength(longest);
});

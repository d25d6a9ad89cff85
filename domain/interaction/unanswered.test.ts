import { expect, test } from "vitest";
import { unansweredSince } from "./unanswered.ts";

test("a customer waits for our answer from the first of their words that we have not answered", () => {
  const words = [
    { by: "visitor", at: 1 },
    { by: "visitor", at: 2 },
    { by: "system", at: 3 },
    { by: "agent", at: 4 },
    { by: "system", at: 5 },
    { by: "visitor", at: 6 },
  ] as const;
  let since: number | null = null;
  const seen = words.map((word) => {
    since = unansweredSince(since, word);
    return since;
  });
  expect(seen).toEqual([1, 1, 1, null, null, 6]);
});

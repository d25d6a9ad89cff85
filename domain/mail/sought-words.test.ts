import { expect, test } from "vitest";
import { soughtWords } from "./sought-words.ts";

const campaigns = [
  { id: "a", name: "Atención" },
  { id: "b", name: "ventas" },
];

test.each([
  ["", []],
  ["  ", []],
  ["ATENCION", [{ word: "ATENCION", campaigns: ["a"] }]],
  [
    "en lucía",
    [
      { word: "en", campaigns: ["a", "b"] },
      { word: "lucía", campaigns: [] },
    ],
  ],
])("EML-40: %j is looked for word by word, also in the names of campaigns", (text, words) => {
  expect(soughtWords(text, campaigns)).toEqual(words);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { mergedDraft } from "./draft-merge.ts";

test.each([
  ["typed elsewhere", { here: "", known: "", told: "Hola" }, "Hola"],
  ["gone on with elsewhere", { here: "Hola", known: "Hola", told: "Hola, María" }, "Hola, María"],
  ["sent elsewhere", { here: "Hola", known: "Hola", told: "" }, ""],
  ["typed here while away", { here: "Hola, Ana", known: "Hola", told: "Hola, María" }, "Hola, Ana"],
  ["sent here while away", { here: "", known: "Hola", told: "Hola" }, ""],
  ["first typed here", { here: "Hola", known: "", told: "" }, "Hola"],
])("a draft that was %s", (_, draft, merged) => {
  expect(mergedDraft(draft)).toBe(merged);
});

test("whatever is typed here and was not told yet is never lost to what the server has", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (here, known, told) => {
      if (here !== known) expect(mergedDraft({ here, known, told })).toBe(here);
    }),
  );
});

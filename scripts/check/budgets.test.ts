import { expect, test } from "vitest";
import { firstLoad, type Manifest, measure } from "./budgets.ts";

const manifest: Manifest = {
  "index.html": { file: "portal.js", imports: ["_shared.js"], css: ["portal.css"] },
  "_shared.js": { file: "shared.js", imports: ["_deep.js"] },
  "_deep.js": { file: "deep.js", imports: ["_shared.js"] },
  "widget/frame.html": { file: "frame.js", imports: ["_shared.js"] },
};
const over = (bytes: number) => measure(manifest, () => bytes).map((budget) => budget.over);

test("a first load is the entry, its styles and all that it imports statically, each once", () => {
  expect(firstLoad(manifest, "index.html").sort()).toEqual(["deep.js", "portal.css", "portal.js", "shared.js"]);
});

test("a budget is kept to the byte and broken by one more", () => {
  expect(over(5 * 1_024)).toEqual([false, false, false]);
  expect(over(5 * 1_024 + 1)).toEqual([true, false, false]);
  expect(over(60 * 1_024)).toEqual([true, true, true]);
});

test("an entry that is not in the build is a broken budget", () => {
  expect(measure({}, () => undefined).every((budget) => budget.over)).toBe(true);
});

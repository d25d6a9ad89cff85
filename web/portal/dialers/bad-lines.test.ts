import { expect, test } from "vitest";
import { allWrong, badLines, linesIn } from "./bad-lines.ts";

const at = (path: string) => ({ path, code: "empty", detail: "There is no message" });

test("bad lines stand in the order of the file, whole lines before their columns; what names no line is none", () => {
  const lines = badLines([
    at("line 12, column 3"),
    at("line 2, column 4"),
    at("file"),
    at("line 12"),
    at("line 2, column 1"),
  ]);
  expect(lines.map(({ line, column }) => [line, column])).toEqual([
    [2, 1],
    [2, 4],
    [12, null],
    [12, 3],
  ]);
  expect(linesIn(lines)).toBe(2);
});

test("all wrong lines are counted, also those that are not listed", () => {
  const listed = badLines([at("line 2"), at("line 3")]);
  expect(allWrong("2417 lines are wrong: nothing was stored. The first 1000 faults are listed", listed)).toBe(2417);
  expect(allWrong("1 line is wrong: nothing was stored", listed.slice(0, 1))).toBe(1);
  expect(allWrong(undefined, listed)).toBe(2);
});

import { expect, test } from "vitest";
import { minuteOf } from "./minute.ts";

test.each([
  ["9", "09:00"],
  ["930", "09:30"],
  ["9.30", "09:30"],
  ["21h15", "21:15"],
  ["09:00", "09:00"],
  ["24", null],
  ["12:60", null],
  ["nine", null],
])("%s is understood as %s", (typed, minute) => {
  expect(minuteOf(typed)).toBe(minute);
});

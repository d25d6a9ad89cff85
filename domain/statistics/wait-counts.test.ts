import { expect, test } from "vitest";
import { addWaits, NO_WAITS, takeWaits } from "./wait-counts.ts";

const ANSWERED = { answered: 1, answeredInLevel: 1, waitSum: 40, waitMax: 40 };

test("waits add up, and the longest of all is the longest of either", () => {
  const sum = addWaits(addWaits(NO_WAITS, ANSWERED), { answered: 1, waitSum: 10, waitMax: 10 });
  expect(sum).toEqual({ ...NO_WAITS, answered: 2, answeredInLevel: 1, waitSum: 50, waitMax: 40 });
});

test("a wait that came out otherwise leaves all but the longest", () => {
  expect(takeWaits(addWaits(NO_WAITS, ANSWERED), ANSWERED)).toEqual({ ...NO_WAITS, waitMax: 40 });
});

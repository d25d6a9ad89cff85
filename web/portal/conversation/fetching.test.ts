import { expect, test } from "vitest";
import { isComing, isFetched } from "./fetching.ts";

const HOUR = 3_600_000;

test("WA-6: a file of size 0 is announced and not yet fetched; after an hour nobody waits for it any more", () => {
  expect([isFetched({ size: 0 }), isFetched({ size: 1 })]).toEqual([false, true]);
  expect([isComing(0, HOUR - 1), isComing(0, HOUR)]).toEqual([true, false]);
});

import { expect, test } from "vitest";
import { isPassing, mayStepAside, type Refusals, reasonOf, refusedAgain } from "./set-aside.ts";

const MINUTE = 60_000;
const refusedEvery = (ms: number, times: number): [Refusals, number] => {
  let refusals: Refusals = { count: 0, since: null };
  let now = 1_000_000;
  for (let n = 0; n < times; n++, now += ms) refusals = refusedAgain(refusals, now);
  return [refusals, now - ms];
};

test.each([
  ["never was", ...refusedEvery(0, 0), false],
  ["was, in one minute, as often as a busy line calls", ...refusedEvery(MINUTE / 100, 100), false],
  ["was seven times in an hour", ...refusedEvery(10 * MINUTE, 7), false],
  ["was eight times in ten minutes and a half", ...refusedEvery(1.5 * MINUTE, 8), true],
  ["was eight times in not quite ten minutes", ...refusedEvery(1.4 * MINUTE, 8), false],
])("a call steps aside or waits, that %s refused", (_, refusals, now, aside) => {
  expect(mayStepAside(refusals, now)).toBe(aside);
});

test.each([
  ["a database that is away", Object.assign(new Error("away"), { code: "unavailable" }), true],
  ["an object that was moved", Object.assign(new Error("moved"), { retryable: true }), true],
  ["an object with too much to do", Object.assign(new Error("busy"), { overloaded: true }), true],
  ["what the object itself throws", Object.assign(new Error("no such interaction"), { remote: true }), false],
  ["a constraint", new Error("CHECK constraint failed"), false],
  ["nothing at all", undefined, false],
])("%s says something of what was sent, or nothing", (_, error, passing) => {
  expect(isPassing(error)).toBe(passing);
});

test("a reason is the innermost error's first line, without what was typed", () => {
  const cause = new Error("D1_ERROR: CHECK constraint failed: state\n  at something");
  const around = new Error("Failed query: insert into audit values (?)\nparams: maria@example.com", { cause });
  expect(reasonOf(around)).toBe("D1_ERROR: CHECK constraint failed: state");
  expect(reasonOf(new Error("x".repeat(500)))).toHaveLength(200);
  expect(reasonOf("thrown")).toBe("");
});

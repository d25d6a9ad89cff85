import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../runtime/root.ts";
import { failed, passed, runAll, verdict } from "./report.ts";
import { count, type SuiteReport, settle } from "./suites.ts";

test("a step that throws counts as failed and the ones after it still run", async () => {
  const lines: string[] = [];
  const total = await runAll(
    [
      { name: "first", run: () => Promise.reject(new Error("broken")) },
      { name: "second", run: async () => ({ passed: 3, failed: 1, output: "one test is red" }) },
      { name: "third", run: async () => passed },
    ],
    (line) => lines.push(line),
  );
  expect(total).toEqual({ passed: 4, failed: 2 });
  expect(lines.at(-1)).toBe("4 passed, 2 failed");
  expect(lines.join("\n")).toContain("broken");
});

test("steps of a list run side by side, and each has its line", async () => {
  const lines: string[] = [];
  let arrived = () => {};
  const waits = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const lets = () => {
    arrived();
    return failed("red");
  };
  const total = await runAll(
    [
      [
        { name: "waits", run: () => waits.then(() => passed) },
        { name: "lets it go", run: async () => lets() },
      ],
      { name: "after both", run: async () => passed },
    ],
    (line) => lines.push(line),
  );
  expect(total).toEqual({ passed: 2, failed: 1 });
  expect(lines.filter((line) => /^(ok|FAIL)/.test(line)).map((line) => line.split(":")[0])).toEqual([
    "FAIL lets it go",
    "ok   waits",
    "ok   after both",
  ]);
});

test("a check with nothing to name passes, else its lines are its output", () => {
  expect(verdict([])).toEqual(passed);
  expect(verdict(["a", "b"])).toEqual(failed("a\nb"));
});

const report = (change: Partial<SuiteReport>): SuiteReport => ({
  success: true,
  numPassedTests: 2,
  numFailedTests: 0,
  testResults: [],
  ...change,
});

const NOT_LOADED = { name: join(ROOT, "a.test.ts"), status: "failed", assertionResults: [] };
const RED = {
  name: join(ROOT, "b.test.ts"),
  status: "failed",
  assertionResults: [
    { status: "failed", title: "waits", fullName: "line waits" },
    { status: "passed", title: "goes", fullName: "line goes" },
  ],
};

test.each([
  ["all green", 0, report({}), 2, 0],
  ["no report", 1, undefined, 0, 1],
  ["a red test", 1, report({ numFailedTests: 1 }), 2, 1],
  ["a file that does not load", 1, report({ testResults: [NOT_LOADED] }), 2, 1],
  ["an error outside any test", 1, report({}), 2, 1],
])("vitest with %s is counted", (_, status, json, passes, fails) => {
  expect(count(status, "", json)).toMatchObject({ passed: passes, failed: fails });
});

test("what fails beside others and passes alone has passed, by name; what fails alone too has failed", async () => {
  const first = { passed: 2, failed: 2, output: "red" };
  const all = report({ testResults: [NOT_LOADED, RED] });
  const steadied = settle(first, all, { passed: 3, failed: 0, output: "" });
  expect(steadied).toMatchObject({ passed: 4, failed: 0, unsteady: { names: ["a.test.ts", "line waits"] } });
  const lines: string[] = [];
  await runAll([{ name: "suite", run: async () => steadied }], (line) => lines.push(line));
  expect(lines).toEqual([
    "red",
    expect.stringContaining("ok   suite: 4 passed, 0 failed"),
    "     unsteady, passed only alone: a.test.ts",
    "     unsteady, passed only alone: line waits",
    "4 passed, 0 failed",
  ]);
  const whole = settle({ passed: 0, failed: 1, output: "no start" }, undefined, { passed: 9, failed: 0, output: "" });
  expect(whole).toMatchObject({ passed: 9, failed: 0, unsteady: { names: ["the suite itself"] } });
  expect(settle(first, all, { passed: 2, failed: 1, output: "red again" })).toMatchObject({ passed: 2, failed: 2 });
});

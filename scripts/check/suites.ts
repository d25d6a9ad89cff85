import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../runtime/root.ts";
import { run } from "../runtime/run.ts";
import type { Result } from "./report.ts";

/** The part of vitest's JSON report that we read. */
export interface SuiteReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string; title: string; fullName: string }[] }[];
}

/** Runs vitest projects by name and counts their tests. */
export async function runSuites(projects: string[], env: Record<string, string> = {}): Promise<Result> {
  const report = join(ROOT, "dist", `tests-${projects.join("-")}.json`);
  rmSync(report, { force: true });
  const { status, output } = await run(
    "vitest",
    [
      "run",
      ...projects.flatMap((name) => ["--project", name]),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    { env: { NO_COLOR: "1", ...env } },
  );
  return count(status, output, readReport(report));
}

/** A file that could not be loaded has no tests in the report, and a crash has no report: each counts as one failure. */
export function count(status: number, output: string, report: SuiteReport | undefined): Result {
  if (!report) return { passed: 0, failed: 1, output };
  const notLoaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  const failed = report.numFailedTests + notLoaded.length;
  const crashed = status !== 0 && failed === 0 ? 1 : 0;
  return { passed: report.numPassedTests, failed: failed + crashed, output };
}

function readReport(file: string): SuiteReport | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as SuiteReport;
  } catch {
    return undefined;
  }
}

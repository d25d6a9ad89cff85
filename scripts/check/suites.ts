import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "../runtime/root.ts";
import { run } from "../runtime/run.ts";
import type { Result } from "./report.ts";

/** More files than this do not fail for a busy machine. */
const MOST_AGAIN = 5;

/** The part of vitest's JSON report that we read. */
export interface SuiteReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; title: string; fullName: string }[];
  }[];
}

/**
 * Runs vitest projects by name and counts their tests. The files of up to five in which something failed run once
 * again, alone: what fails then has failed, what passes then is named as unsteady (decision 023). So does all of a
 * suite that came to no report.
 */
export async function runSuites(projects: string[], env: Record<string, string> = {}): Promise<Result> {
  const first = await vitest(projects, [], { ...env, WITHOUT_MAPS: "1" });
  const files = failedFiles(first.report);
  if (first.result.failed === 0 || files.length > MOST_AGAIN) return first.result;
  const alone = await vitest(projects, files.length === 0 ? [] : ["--maxWorkers=1", ...files], env);
  return settle(first.result, first.report, alone.result);
}

async function vitest(projects: string[], args: string[], env: Record<string, string>) {
  const file = join(ROOT, "dist", `tests-${projects.join("-")}.json`);
  rmSync(file, { force: true });
  const { status, output } = await run(
    "vitest",
    [
      "run",
      ...projects.flatMap((name) => ["--project", name]),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...args,
    ],
    { env: { NO_COLOR: "1", ...env } },
  );
  const report = readReport(file);
  return { report, result: count(status, output, report) };
}

/** A file that could not be loaded has no tests in the report, and a crash has no report: each counts as one failure. */
export function count(status: number, output: string, report: SuiteReport | undefined): Result {
  if (!report) return { passed: 0, failed: 1, output };
  const failed = report.numFailedTests + report.testResults.filter(notLoaded).length;
  const crashed = status !== 0 && failed === 0 ? 1 : 0;
  return { passed: report.numPassedTests, failed: failed + crashed, output };
}

type SuiteFile = SuiteReport["testResults"][number];

const notLoaded = ({ status, assertionResults }: SuiteFile) =>
  status === "failed" && assertionResults.every((test) => test.status !== "failed");

const failedFiles = (report: SuiteReport | undefined) =>
  (report?.testResults ?? []).filter(({ status }) => status === "failed").map(({ name }) => relative(ROOT, name));

/** Of a suite that failed and the same files alone: what failed alone has failed; the others passed, and are named as unsteady. */
export function settle(first: Result, report: SuiteReport | undefined, alone: Result): Result {
  if (alone.failed > 0) return { ...first, output: `${first.output.trimEnd()}\n\nonce again, alone:\n${alone.output}` };
  const names = (report?.testResults ?? []).flatMap((file) =>
    notLoaded(file)
      ? [relative(ROOT, file.name)]
      : file.assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
  );
  const unsteady = { names: names.length === 0 ? ["the suite itself"] : names, output: first.output };
  return { passed: names.length === 0 ? alone.passed : first.passed + first.failed, failed: 0, output: "", unsteady };
}

function readReport(file: string): SuiteReport | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as SuiteReport;
  } catch {
    return undefined;
  }
}

/** What one step of `npm test` showed: a check counts as one, a test suite as its tests. */
export interface Result {
  passed: number;
  failed: number;
  /** Shown when something failed. */
  output: string;
  /** Tests that passed only when their file ran alone, and what the run before said of them. */
  unsteady?: { names: readonly string[]; output: string };
}

export const passed: Result = { passed: 1, failed: 0, output: "" };
export const failed = (output: string): Result => ({ passed: 0, failed: 1, output });
/** A check that names what is wrong, one line each. */
export const verdict = (wrong: readonly string[]): Result => (wrong.length === 0 ? passed : failed(wrong.join("\n")));

export interface Step {
  name: string;
  run(): Promise<Result>;
}

/** Runs every step, also after one that failed, those of a list side by side, and prints one line each; the last line is `N passed, N failed`. */
export async function runAll(
  steps: readonly (Step | readonly Step[])[],
  print: (line: string) => void = console.log,
): Promise<{ passed: number; failed: number }> {
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    const results = await Promise.all([step].flat().map((one) => runStep(one, print)));
    for (const { passed, failed } of results) {
      total.passed += passed;
      total.failed += failed;
    }
  }
  print(`${total.passed} passed, ${total.failed} failed`);
  return total;
}

async function runStep({ name, run }: Step, print: (line: string) => void): Promise<Result> {
  const began = Date.now();
  const result = await run().catch((error: unknown) =>
    failed(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  if (result.failed > 0) print(result.output.trimEnd());
  if (result.unsteady) print(result.unsteady.output.trimEnd());
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  print(
    `${result.failed === 0 ? "ok  " : "FAIL"} ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
  );
  for (const one of result.unsteady?.names ?? []) print(`     unsteady, passed only alone: ${one}`);
  return result;
}

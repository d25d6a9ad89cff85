/** What one step of `npm test` showed: a check counts as one, a test suite as its tests. */
export interface Result {
  passed: number;
  failed: number;
  /** Shown when something failed. */
  output: string;
}

export const passed: Result = { passed: 1, failed: 0, output: "" };
export const failed = (output: string): Result => ({ passed: 0, failed: 1, output });
/** A check that names what is wrong, one line each. */
export const verdict = (wrong: readonly string[]): Result => (wrong.length === 0 ? passed : failed(wrong.join("\n")));

export interface Step {
  name: string;
  run(): Promise<Result>;
}

/** Runs every step, also after one that failed, and prints one line each; the last line is `N passed, N failed`. */
export async function runAll(
  steps: readonly Step[],
  print: (line: string) => void = console.log,
): Promise<{ passed: number; failed: number }> {
  const total = { passed: 0, failed: 0 };
  for (const { name, run } of steps) {
    const began = Date.now();
    const result = await run().catch((error: unknown) =>
      failed(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    total.passed += result.passed;
    total.failed += result.failed;
    if (result.failed > 0) print(result.output.trimEnd());
    const seconds = ((Date.now() - began) / 1_000).toFixed(1);
    print(
      `${result.failed === 0 ? "ok  " : "FAIL"} ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
    );
  }
  print(`${total.passed} passed, ${total.failed} failed`);
  return total;
}

import { buildWeb } from "../runtime/build.ts";
import { run } from "../runtime/run.ts";
import { measureBuild } from "./budgets.ts";
import { provideChromium } from "./chromium.ts";
import { sources, violations } from "./imports.ts";
import { leftOut, readLock } from "./lock.ts";
import { untranslatedAnywhere } from "./messages.ts";
import { failed, passed, type Result, runAll, type Step, verdict } from "./report.ts";
import { faults, readProofs, readRows } from "./rows.ts";
import { runSuites } from "./suites.ts";

async function tool(name: string, args: string[]): Promise<Result> {
  const { status, output } = await run(name, args);
  return status === 0 ? passed : failed(output);
}

const steps: (Step | Step[])[] = [
  { name: "build web", run: () => buildWeb().then(() => passed) },
  { name: "types of the bindings", run: () => tool("wrangler", ["types"]) },
  { name: "types: worker", run: () => tool("tsc", ["-p", "."]) },
  { name: "types: web", run: () => tool("tsc", ["-p", "web"]) },
  { name: "types: scripts", run: () => tool("tsc", ["-p", "scripts"]) },
  { name: "lint", run: () => tool("biome", ["check", "."]) },
  { name: "import rules", run: async () => verdict(sources().flatMap(violations)) },
  { name: "unused code", run: () => tool("knip", ["--no-progress"]) },
  {
    name: "lock file",
    run: async () =>
      verdict(
        Object.keys(leftOut(readLock())).map((path) => `package-lock.json lacks ${path}: node scripts/check/lock.ts`),
      ),
  },
  { name: "translations", run: async () => verdict(untranslatedAnywhere()) },
  { name: "rows", run: async () => verdict(faults(readRows(), readProofs())) },
  { name: "budgets", run: async () => verdict(measureBuild().flatMap(({ line, over }) => (over ? [line] : []))) },
  { name: "rules", run: () => runSuites(["unit"]) },
  // Peers mostly wait.
  [
    { name: "objects and API in workerd", run: () => runSuites(["workerd"]) },
    { name: "real peers", run: () => runSuites(["peers"]) },
  ],
  { name: "browser", run: async () => runSuites(["browser"], { CHROMIUM: await provideChromium() }) },
];

const only = process.argv.slice(2);
const total = await runAll(
  only.length === 0 ? steps : steps.flat().filter(({ name }) => only.some((word) => name.startsWith(word))),
);
process.exit(total.failed === 0 ? 0 : 1);

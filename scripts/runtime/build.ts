import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfChanged } from "./fingerprint.ts";
import { ROOT } from "./root.ts";
import { runOrThrow } from "./run.ts";

const SHARED_SOURCES = ["domain", "protocol", "package-lock.json"];
const WEB_SOURCES = [...SHARED_SOURCES, "web"];
const WORKER_SOURCES = [
  ...SHARED_SOURCES,
  "store",
  "channels",
  "durable-objects",
  "worker",
  "migrations",
  "wrangler.toml",
];
const WEB_OUTPUT = "dist/web";
const WORKER_OUTPUT = "dist/worker";

/** Portal, widget and loader into dist/web; skipped when no source changed. */
export function buildWeb(): Promise<"built" | "unchanged"> {
  return buildIfChanged(WEB_OUTPUT, WEB_SOURCES, async () => {
    await runOrThrow("node", ["scripts/runtime/vite-build.ts"]);
    writeFileSync(join(ROOT, WEB_OUTPUT, ".assetsignore"), ".vite\n");
  });
}

/** The Worker into dist/worker, by the same bundler that deploys it; skipped when no source changed. */
export function buildWorker(): Promise<"built" | "unchanged"> {
  mkdirSync(join(ROOT, WEB_OUTPUT), { recursive: true });
  return buildIfChanged(WORKER_OUTPUT, WORKER_SOURCES, async () => {
    rmSync(join(ROOT, WORKER_OUTPUT), { recursive: true, force: true });
    await runOrThrow("wrangler", ["deploy", "--dry-run", "--outdir", WORKER_OUTPUT]);
  });
}

export type BuiltModule = { type: "ESModule" | "Text"; path: string; contents: string };

/** The built Worker's modules, the entry first. */
export function workerModules(): BuiltModule[] {
  const folder = join(ROOT, WORKER_OUTPUT);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".js") || name.endsWith(".sql"))
    .sort((a, b) => Number(b === "index.js") - Number(a === "index.js"))
    .map((name) => ({
      type: name.endsWith(".js") ? "ESModule" : "Text",
      path: `/${name}`,
      contents: readFileSync(join(folder, name), "utf8"),
    }));
}

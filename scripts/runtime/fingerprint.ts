import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./root.ts";

/** Hash of every file under these paths (relative to the repository), tests left out: what a build depends on. */
export function fingerprint(paths: string[]): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesUnder).sort()) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest("hex");
}

/** Runs `build` unless `output` was built from the same `sources` before. */
export async function buildIfChanged(
  output: string,
  sources: string[],
  build: () => Promise<void>,
): Promise<"built" | "unchanged"> {
  const stamp = join(ROOT, "dist", `.${output.replaceAll("/", "-")}.sources`);
  const before = fingerprint(sources);
  if (existsSync(join(ROOT, output)) && existsSync(stamp) && readFileSync(stamp, "utf8") === before) return "unchanged";
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  // A build may write into its own sources (compiled messages): what counts is how they stood afterwards.
  writeFileSync(stamp, fingerprint(sources));
  return "built";
}

function filesUnder(path: string): string[] {
  const absolute = join(ROOT, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(absolute).flatMap((name) => (name === "node_modules" ? [] : filesUnder(join(path, name))));
}

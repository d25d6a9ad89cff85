import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "../runtime/root.ts";

/** What a browser downloads before the first use, gzip: an entry of vite's manifest with all it imports, or one file. */
export const BUDGETS = [
  { name: "widget.js on the customer's page", entry: "widget.js", kilobytes: 5 },
  { name: "the opened widget", entry: "widget/frame.html", kilobytes: 40 },
  { name: "the portal's first load", entry: "index.html", kilobytes: 200 },
] as const;

const BYTES_PER_KILOBYTE = 1_024;

/** vite's manifest, as far as we read it. */
export type Manifest = Record<string, { file: string; imports?: string[]; css?: string[] }>;

/** A script that is built by itself, or every file that loading `entry` fetches before any dynamic import. */
export function firstLoad(manifest: Manifest, entry: string): string[] {
  if (entry.endsWith(".js")) return [entry];
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit(entry);
  return [...files];
}

/** One line a budget: what it is, what it may be; `over` when it is not kept, or its entry is missing. */
export function measure(
  manifest: Manifest,
  bytesOf: (file: string) => number | undefined,
): { line: string; over: boolean }[] {
  return BUDGETS.map(({ name, entry, kilobytes }) => {
    const files = firstLoad(manifest, entry);
    const sizes = files.map(bytesOf).filter((size) => size !== undefined);
    const size = sizes.reduce((sum, bytes) => sum + bytes, 0) / BYTES_PER_KILOBYTE;
    const over = sizes.length === 0 || size > kilobytes;
    const measured = sizes.length === 0 ? "not in the build" : `${size.toFixed(1)} KB`;
    return { line: `${name}: ${measured}, at most ${kilobytes} KB gzip`, over };
  });
}

/** The budgets of what is built in dist/web. */
export function measureBuild(): { line: string; over: boolean }[] {
  const folder = join(ROOT, "dist", "web");
  const manifest = JSON.parse(readFileSync(join(folder, ".vite", "manifest.json"), "utf8")) as Manifest;
  return measure(manifest, (file) => {
    const path = join(folder, file);
    return existsSync(path) ? gzipSync(readFileSync(path)).byteLength : undefined;
  });
}

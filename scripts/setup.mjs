// Runs on whatever Node the machine has (20 or later) before anything else: installs what package-lock.json names.
// Everything after it runs on the Node of node_modules, which strips types.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const node = join(root, "node_modules", ".bin", "node");
const read = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));
const wanted = `v${read("package.json").devDependencies.node}`;

const nodeArrived = () => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim() === wanted;

/** Every package of the lock is installed in its version; an optional one may be of another platform. */
function isInstalled() {
  if (!existsSync(join(root, "node_modules", ".package-lock.json"))) return false;
  const installed = read("node_modules", ".package-lock.json").packages;
  return Object.entries(read("package-lock.json").packages).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

function npm(...args) {
  console.log(`npm ${args.join(" ")}`);
  return spawnSync("npm", args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}

if (!isInstalled() || !nodeArrived()) {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  if (!npm("ci", ...quiet) && !npm("install", "--no-save", ...quiet)) process.exit(1);
  if (!nodeArrived()) npm("rebuild", "node");
  if (!nodeArrived()) {
    console.error(
      `Node ${wanted} did not arrive with \`npm ci\`: are install scripts switched off (npm config ignore-scripts)?`,
    );
    process.exit(1);
  }
}

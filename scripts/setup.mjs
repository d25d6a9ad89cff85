// Runs on whatever Node the machine has (20 or later) before anything else: installs what package-lock.json names.
// Everything after it runs on the Node of node_modules, which strips types.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const lock = join(root, "package-lock.json");
const installed = join(root, "node_modules", ".package-lock.json");
const node = join(root, "node_modules", ".bin", "node");
const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies.node;

const nodeVersion = () => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim();
const isCurrent = () =>
  existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs && nodeVersion() === `v${wanted}`;

function npm(...args) {
  console.log(`npm ${args.join(" ")}`);
  const { status } = spawnSync("npm", args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
}

if (!isCurrent()) {
  npm("ci", "--no-audit", "--no-fund", "--loglevel=error");
  if (nodeVersion() !== `v${wanted}`) npm("rebuild", "node");
  if (nodeVersion() !== `v${wanted}`) {
    console.error(
      `Node ${wanted} did not arrive with \`npm ci\`: were install scripts switched off (npm config ignore-scripts)?`,
    );
    process.exit(1);
  }
}

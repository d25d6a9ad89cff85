import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../runtime/root.ts";

const LOCK = join(ROOT, "package-lock.json");
const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"];

interface LockedPackage {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  optionalDependencies?: Record<string, string>;
}
export interface Lock {
  packages: Record<string, LockedPackage>;
}

/**
 * Optional packages, those of other platforms mostly, that the lock names nowhere. npm leaves them out when the registry
 * at hand does not serve them, and `npm ci` then refuses the lock (https://github.com/npm/cli/issues/4828).
 */
export function leftOut(lock: Lock): Record<string, LockedPackage> {
  const missing: Record<string, LockedPackage> = {};
  for (const [path, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      if (!isLocked(lock, path, name)) missing[`node_modules/${name}`] = ofOtherPlatform(name, range);
    }
  }
  return missing;
}

/** Looks where Node would: beside the package, then in every folder above. */
function isLocked(lock: Lock, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

function ofOtherPlatform(name: string, range: string): LockedPackage {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor)).slice(0, 1);
  return {
    version: range.replace(/^[\^~]/, ""),
    dev: true,
    optional: true,
    ...(os.length > 0 && { os }),
    ...(cpu.length > 0 && { cpu }),
  };
}

export const readLock = (): Lock => JSON.parse(readFileSync(LOCK, "utf8"));

/** Writes what is left out into package-lock.json. */
export function complete(): number {
  const lock = readLock();
  const missing = leftOut(lock);
  const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(LOCK, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  return Object.keys(missing).length;
}

if (import.meta.main) console.log(`${complete()} packages of other platforms added to package-lock.json`);

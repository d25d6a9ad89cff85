import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { parseSync } from "oxc-parser";
import { ROOT } from "../runtime/root.ts";

/** Which folders each folder may import from, the lower floors first (README: the house). */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  protocol: ["domain"],
  store: ["domain", "protocol"],
  channels: ["domain", "protocol"],
  "durable-objects": ["domain", "protocol", "store", "channels"],
  worker: ["domain", "protocol", "store", "channels", "durable-objects"],
  web: ["domain", "protocol"],
  sandbox: ["domain", "protocol"],
};
/** From where no more than types may be taken. */
const TYPES_ONLY: Record<string, readonly string[]> = { web: ["worker"] };
/** All of npm that the rules may use. */
const PACKAGES_OF_DOMAIN = ["temporal-polyfill"];
/** What only one folder may touch: D1 in `store`, an object's own SQLite beside the objects. The sandbox's object is its own. */
const OWNED: { owner: string; also?: string; what: string; pattern: RegExp }[] = [
  { owner: "store", what: "D1", pattern: /\.prepare\(|["']drizzle-orm\/d1["']/ },
  {
    owner: "durable-objects",
    also: "sandbox",
    what: "an object's SQLite",
    pattern: /\.sql\.exec\b|["']drizzle-orm\/durable-sqlite/,
  },
];

export interface SourceFile {
  /** Relative to the repository, with `/`. */
  path: string;
  text: string;
}

interface Import {
  from: string;
  typeOnly: boolean;
}

/** One sentence for each import or access that the layers forbid; tests beside the code may reach wherever they need. */
export function violations({ path, text }: SourceFile): string[] {
  const floor = path.split("/")[0] ?? "";
  const allowed = MAY_IMPORT[floor];
  if (!allowed || isTest(path)) return [];
  const found = importsOf(path, text).flatMap(({ from, typeOnly }) => {
    if (!from.startsWith("."))
      return floor === "domain" && !isAllowedInDomain(from) ? [`${path} imports the package ${from}`] : [];
    const target = posix.join(dirname(path), from);
    const targetFloor = target.split("/")[0] ?? "";
    if (targetFloor === floor)
      return crossesObjects(path, target) && !typeOnly ? [`${path} reaches into another object: ${target}`] : [];
    if (allowed.includes(targetFloor)) return [];
    if (TYPES_ONLY[floor]?.includes(targetFloor))
      return typeOnly ? [] : [`${path} imports more than types from ${target}`];
    return [`${path} imports ${target}`];
  });
  const touched = OWNED.filter(
    ({ owner, also, pattern }) => owner !== floor && also !== floor && pattern.test(text),
  ).map(({ owner, what }) => `${path} touches ${what}: only ${owner}/ may`);
  return [...found, ...touched];
}

/** Every TypeScript source of the checked folders. */
export function sources(): SourceFile[] {
  return Object.keys(MAY_IMPORT)
    .flatMap(filesUnder)
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isAllowedInDomain = (name: string) =>
  PACKAGES_OF_DOMAIN.some((allowed) => name === allowed || name.startsWith(`${allowed}/`));

/** durable-objects/conversation/… and durable-objects/agent-desk/… speak over RPC, never through each other's modules. */
function crossesObjects(path: string, target: string): boolean {
  const [floor, object, file] = path.split("/");
  const [, otherObject, otherFile] = target.split("/");
  return floor === "durable-objects" && file !== undefined && otherFile !== undefined && object !== otherObject;
}

function importsOf(path: string, text: string): Import[] {
  const { module } = parseSync(path, text);
  const imported = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const reexported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ from: moduleRequest.value, typeOnly: isType }] : [],
    ),
  );
  const dynamic = new Set(
    module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  );
  const inTypes = [...text.matchAll(/\bimport\(\s*["']([^"']+)["']/g)].map(([, from = ""]) => ({
    from,
    typeOnly: !dynamic.has(from),
  }));
  return [...imported, ...reexported, ...inTypes];
}

function filesUnder(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => posix.join(entry.parentPath.slice(ROOT.length + 1), entry.name));
}

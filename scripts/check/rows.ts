import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Argument, type Expression, parseSync, Visitor } from "oxc-parser";
import { ROOT } from "../runtime/root.ts";

const TEST_FOLDERS = [
  "domain",
  "protocol",
  "store",
  "channels",
  "durable-objects",
  "worker",
  "web",
  "scripts",
  "sandbox",
  "tests",
];
const TEST_FUNCTIONS = ["test", "it", "describe"];
const PROVES_NOTHING = ["skip", "todo", "fails"];
const NOT_BUILT = /^not built, because .+/;
const ROW_ID = /\b(?:STR|ORD|WEB|EML|SMS|API|WA|FB|SCH|STA|AGT|SEC|DSP|TRF)-\d+(?:[a-e](?![a-z])|'(?!s))?/g;

/** One line of docs/requirements.csv. */
export interface Row {
  id: string;
  text: string;
  /** `planned`, `built`, or `not built, because …`. */
  state: string;
}

/** Reads `id,text,state`; a text that holds a comma stands in double quotes. Refuses other headers, odd lines and unknown states. */
export function parseRows(csv: string): Row[] {
  const [header, ...lines] = csv.trimEnd().split("\n");
  if (header !== "id,text,state") throw new Error(`requirements.csv starts with "${header}", not with "id,text,state"`);
  return lines.map((line, index) => {
    const [id, text, state] = cells(line);
    if (!id || !text || !state) throw new Error(`requirements.csv line ${index + 2} has not three cells`);
    if (state !== "planned" && state !== "built" && !NOT_BUILT.test(state))
      throw new Error(`${id}: no such state: ${state}`);
    return { id, text, state };
  });
}

/** Which row ids the titles of a source's tests and groups name; one that is skipped or left to do proves nothing. */
export function provenBy(source: string, file = "source.ts"): { id: string; title: string }[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const titles: string[] = [];
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      const title = textOf(first);
      if (title !== undefined && isTest(callee)) titles.push(title);
    },
  }).visit(program);
  return titles.flatMap((title) => [...title.matchAll(ROW_ID)].map(([id]) => ({ id, title })));
}

/** `test`, `it`, `describe`, and what hangs on them: `test.each(table)`, `describe.concurrent`. */
function isTest(callee: Expression): boolean {
  if (callee.type === "Identifier") return TEST_FUNCTIONS.includes(callee.name);
  if (callee.type === "CallExpression") return isTest(callee.callee);
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return false;
  return !PROVES_NOTHING.includes(callee.property.name) && isTest(callee.object);
}

function textOf(argument: Argument | undefined): string | undefined {
  if (argument?.type === "TemplateLiteral") return argument.quasis.map(({ value }) => value.raw).join("…");
  return argument?.type === "Literal" && typeof argument.value === "string" ? argument.value : undefined;
}

export interface Proof {
  id: string;
  file: string;
  title: string;
}

/** What is wrong with the ledger: a row twice, a proof of a row that is not there, a row called built that no test names. */
export function faults(rows: readonly Row[], proofs: readonly Proof[]): string[] {
  const ids = new Set(rows.map(({ id }) => id));
  const proven = new Set(proofs.map(({ id }) => id));
  const twice = rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) !== index);
  return [
    ...twice.map(({ id }) => `${id} stands twice in requirements.csv`),
    ...proofs
      .filter(({ id }) => !ids.has(id))
      .map(({ id, file, title }) => `${file} proves ${id}, which is not in requirements.csv: ${title}`),
    ...rows
      .filter(({ id, state }) => state === "built" && !proven.has(id))
      .map(({ id, text }) => `${id} is called built but no test names it: ${text}`),
  ];
}

export const readRows = (): Row[] => parseRows(readFileSync(join(ROOT, "docs", "requirements.csv"), "utf8"));

/** Every row id in the title of a test of this repository. */
export function readProofs(): Proof[] {
  return TEST_FOLDERS.flatMap(testFilesUnder)
    .filter((file) => !file.startsWith("scripts/check/"))
    .flatMap((file) => provenBy(readFileSync(join(ROOT, file), "utf8"), file).map((proof) => ({ ...proof, file })));
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}

function testFilesUnder(folder: string): string[] {
  try {
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .map((name) => join(folder, name));
  } catch {
    return []; // not there yet
  }
}

import { ROLES, type Role } from "../domain/access/permission.ts";
import { LANGUAGES, type Language } from "../domain/campaign/campaign.ts";
import { columnsOf, type LineFault, recordFault } from "../domain/dialer/line-fault.ts";
import { BEGINNING, type ListRecord, readRecords } from "../domain/dialer/separated-values.ts";
import { extension, personName, username } from "./access.ts";

/** People of one file. */
export const MOST_PEOPLE = 1_000;
const HEADINGS = ["username", "user name", "user", "usuario", "usuário"];
/** What a spreadsheet would run, and no person is called. */
const FORMULA = /^[=+\-@\t\r]/;
const GROUPS_APART = "|";
const ROLE_WORDS: Record<string, Role> = {
  ...Object.fromEntries(ROLES.map((role) => [role, role])),
  agente: "agent",
  supervisora: "supervisor",
  administrador: "administrator",
  administradora: "administrator",
};

/** One new user as their line tells of them. */
export interface Person {
  line: number;
  username: string;
  name: string;
  role: Role;
  /** Names of security groups. */
  groups: string[];
  extension: string;
  language: Language | null;
}

/**
 * SEC-7 for many: `username;full name;role;groups;extension;language` a line, groups apart by `|`, the last three may be missing, a line of
 * headings is passed over. At most `MOST_PEOPLE`. The faults of every wrong line, one a column.
 */
export function readPeople(text: string): { people: Person[]; faults: LineFault[] } {
  const { records } = readRecords(BEGINNING, text.replace(/^\uFEFF/, ""), true);
  const lines = records.filter(({ line, fields }) => line > 1 || !isHeading(fields[0]));
  if (lines.length === 0) return { people: [], faults: [fault(1, null, "no_rows", "The file has no lines")] };
  if (lines.length > MOST_PEOPLE)
    return { people: [], faults: [fault(1, null, "too_many", `At most ${MOST_PEOPLE} people a file`)] };
  const read = lines.map(readLine);
  const people = read.flatMap((one) => (Array.isArray(one) ? [] : [one]));
  const faults = [...read.flatMap((one) => (Array.isArray(one) ? one : [])), ...repeated(people)];
  return { people, faults: faults.toSorted((a, b) => a.line - b.line) };
}

function readLine(record: ListRecord): Person | LineFault[] {
  const whole = recordFault(record);
  if (whole !== null) return [whole];
  const { line } = record;
  const columns = columnsOf(record).map((text) => text.trim());
  const [login = "", name = "", role = "", groups = "", phone = "", language = "", ...rest] = columns;
  const faults: LineFault[] = [];
  const refuse = (column: number | null, code: string, said: string) => faults.push(fault(line, column, code, said));
  if (rest.length > 0) refuse(null, "columns", `It has ${columns.length} columns, at most 6`);
  if (!username.safeParse(login).success) refuse(1, "username", "Letters, digits, dot, _ and -; at most 64");
  if (FORMULA.test(name)) refuse(2, "formula", "A spreadsheet would run this as a formula");
  else if (!personName.safeParse(name).success) refuse(2, "name", "A name of at most 100 characters");
  const known = ROLE_WORDS[role.toLowerCase()];
  if (known === undefined) refuse(3, "role", `One of ${ROLES.join(", ")}`);
  if (!extension.safeParse(phone).success) refuse(5, "extension", "Four digits, or nothing");
  const spoken = LANGUAGES.find((one) => one === language.toLowerCase()) ?? null;
  if (spoken === null && language !== "") refuse(6, "language", `One of ${LANGUAGES.join(", ")}, or nothing`);
  if (faults.length > 0 || known === undefined) return faults;
  const named = groups.split(GROUPS_APART).map((one) => one.trim());
  return {
    line,
    username: login,
    name,
    role: known,
    groups: [...new Set(named.filter((one) => one !== ""))],
    extension: phone,
    language: spoken,
  };
}

/** The same user name or extension in two lines: the later one is wrong. */
function repeated(people: readonly Person[]): LineFault[] {
  const seen = new Map<string, number>();
  return people.flatMap(({ line, username: login, extension: phone }) => {
    const keys: [string, number][] = [[`user ${login.toLowerCase()}`, 1]];
    if (phone !== "") keys.push([`phone ${phone}`, 5]);
    return keys.flatMap(([key, column]) => {
      const first = seen.get(key);
      seen.set(key, first ?? line);
      return first === undefined ? [] : [fault(line, column, "twice", `It stands in line ${first} already`)];
    });
  });
}

function isHeading(first: string | undefined): boolean {
  return HEADINGS.includes(first?.trim().toLowerCase() ?? "");
}

function fault(line: number, column: number | null, code: string, said: string): LineFault {
  return { line, column, code, said };
}

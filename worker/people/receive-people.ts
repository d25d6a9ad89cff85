import { covers, grantsOf } from "../../domain/access/permission.ts";
import type { LineFault } from "../../domain/dialer/line-fault.ts";
import type { PeopleUploaded } from "../../protocol/access.ts";
import { type Person, readPeople } from "../../protocol/people-file.ts";
import type { FieldError } from "../../protocol/problem.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import { createPeople, takenBy } from "../../store/access/people.ts";
import { groupsNamed } from "../../store/access/principals.ts";
import { randomPassword } from "../access/password-hash.ts";

/** Security groups that one file may name. */
const MOST_GROUPS = 50;

/** Creates all people of a file, each with a password of their own that is told once; or nobody, and every fault is named. */
export async function receivePeople(
  env: Env,
  by: Principal,
  bytes: ArrayBuffer,
): Promise<PeopleUploaded | { errors: FieldError[] }> {
  const { people, faults } = readPeople(textOf(bytes));
  const all = [...faults, ...(await refusedHere(env, by, people))].toSorted((a, b) => a.line - b.line);
  if (all.length > 0) return { errors: all.map(asError) };
  const secrets: { password: string; hash: string }[] = [];
  for (const _ of people) secrets.push(await randomPassword(env.AUTH_SECRET));
  const rows = people.map(({ line: _, ...person }, index) => ({ ...person, hash: secrets[index]?.hash ?? "" }));
  await createPeople(env.CONFIG, { id: by.user, name: by.name }, rows);
  return {
    created: people.map(({ username, name }, index) => ({
      username: username.toLowerCase(),
      name,
      password: secrets[index]?.password ?? "",
    })),
  };
}

/** What is right in itself and not in this centre: a name that is taken, a group that there is not, more rights than the uploader has. */
async function refusedHere(env: Env, by: Principal, people: readonly Person[]): Promise<LineFault[]> {
  const names = [...new Set(people.flatMap(({ groups }) => groups))];
  const { groups, unknown } = await groupsNamed(env.CONFIG, names.slice(0, MOST_GROUPS));
  const taken = await takenBy(env.CONFIG, people);
  return people.flatMap(({ line, username, extension, role, groups: theirs }) => {
    const faults: LineFault[] = [];
    const refuse = (column: number, code: string, said: string) => faults.push({ line, column, code, said });
    if (taken.usernames.has(username.toLowerCase())) refuse(1, "taken", "It is taken already");
    if (taken.extensions.has(extension)) refuse(5, "taken", "It is taken already");
    for (const name of theirs)
      if (unknown.includes(name) || !groups.some((one) => one.name === name))
        refuse(4, "unknown_group", `There is no group ${name}`);
    const grants = grantsOf(
      role,
      groups.filter(({ name }) => theirs.includes(name)),
    );
    if (!covers(by, grants)) refuse(3, "forbidden", "Nobody gives rights that they do not have");
    return faults;
  });
}

/** UTF-8 if every byte of it is, else Windows-1252. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function asError({ line, column, code, said }: LineFault): FieldError {
  return { path: `line ${line}${column === null ? "" : `, column ${column}`}`, code, detail: said };
}

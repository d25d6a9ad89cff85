import { sql } from "drizzle-orm";
import type { Role } from "../../domain/access/permission.ts";
import type { Language } from "../../domain/campaign/campaign.ts";
import type { Actor } from "../changes.ts";
import { commit, theAgents } from "../configuration/commit.ts";
import { configuration, inTime } from "../database.ts";
import { account, groupUsers, securityGroups, user } from "../schema/access.ts";
import { writing } from "../transfer/rows.ts";

export interface NewPerson {
  username: string;
  name: string;
  role: Role;
  /** Names of security groups. */
  groups: string[];
  extension: string;
  language: Language | null;
  /** Of their password. */
  hash: string;
}

/** Which of these user names (in lower case) and extensions somebody has. */
export async function takenBy(
  config: D1Database,
  people: readonly { username: string; extension: string }[],
): Promise<{ usernames: Set<string>; extensions: Set<string> }> {
  const db = configuration(config);
  const among = (values: string[]) => sql`IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
  const logins = people.map(({ username }) => username.toLowerCase());
  const phones = people.map(({ extension }) => extension);
  const [names, digits] = await inTime(
    db.batch([
      db
        .select({ is: user.username })
        .from(user)
        .where(sql`${user.username} ${among(logins)}`),
      db
        .select({ is: user.extension })
        .from(user)
        .where(sql`${user.extension} ${among(phones)}`),
    ]),
  );
  return {
    usernames: new Set(names.map(({ is }) => is)),
    extensions: new Set(digits.flatMap(({ is }) => (is === null ? [] : [is]))),
  };
}

/** All these users, their groups, one line in the audit log and a note for each, in one batch; throws a constraint error for what is taken. */
export async function createPeople(config: D1Database, actor: Actor, people: readonly NewPerson[]): Promise<void> {
  const now = Date.now();
  const rows = people.map((person) => ({ ...person, id: crypto.randomUUID(), login: person.username.toLowerCase() }));
  const users = rows.map(({ id, login, username, name, role, extension, language }) => ({
    id,
    username: login,
    displayUsername: username,
    email: `${login}@users.deskline.invalid`,
    emailVerified: true,
    name,
    role,
    extension: extension === "" ? null : extension,
    language,
    createdAt: now,
    updatedAt: now,
  }));
  const accounts = rows.map(({ id, hash }) => ({
    id: crypto.randomUUID(),
    accountId: id,
    providerId: "credential",
    userId: id,
    password: hash,
    createdAt: now,
    updatedAt: now,
  }));
  const joined = JSON.stringify(rows.flatMap(({ id, groups }) => groups.map((group) => ({ id, group }))));
  const ids = rows.map(({ id }) => id);
  await commit(config, actor, {
    action: "users.upload",
    subject: "users",
    after: { users: rows.map(({ login, role, groups }) => ({ username: login, role, groups })) },
    statements: [
      ...writing(config, user, users),
      ...writing(config, account, accounts),
      configuration(config)
        .insert(groupUsers)
        .select(
          sql`SELECT ${securityGroups.id}, value ->> '$.id' FROM json_each(${joined})
            JOIN ${securityGroups} ON ${securityGroups.name} = value ->> '$.group' WHERE true`,
        ),
    ],
    concerns: theAgents(ids),
  });
}

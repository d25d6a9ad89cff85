import { and, asc, eq, gt, inArray, or, sql } from "drizzle-orm";
import type { Role } from "../../domain/access/permission.ts";
import type { UserState } from "../../domain/access/user-state.ts";
import type { Language } from "../../domain/campaign/campaign.ts";
import type { UserResource } from "../../protocol/access.ts";
import { type Actor, noteAudit, noteChange } from "../changes.ts";
import { noteConcerned, theAgentAndColleagues } from "../configuration/commit.ts";
import { violated } from "../configuration/constraint.ts";
import { configuration, inTime } from "../database.ts";
import { account, groupUsers, securityGroups, user } from "../schema/access.ts";

export interface UserSettings {
  name: string;
  role: Role;
  /** Names of security groups. */
  groups: string[];
  extension: string;
  totalCap: number;
  mayToggleCall: boolean;
  language: Language | null;
  disabled: boolean;
}

/** Users by user name, a page at a time. */
export async function listUsers(
  config: D1Database,
  search: { q?: string | undefined; state?: UserState | undefined; limit: number; cursor?: string | undefined },
) {
  const db = configuration(config);
  const part = search.q?.toLowerCase();
  const rows = await inTime(
    db
      .select()
      .from(user)
      .where(
        and(
          search.cursor === undefined ? undefined : gt(user.username, search.cursor),
          search.state === undefined ? undefined : eq(user.disabled, search.state === "disabled"),
          part === undefined
            ? undefined
            : or(sql`instr(${user.username}, ${part}) > 0`, sql`instr(lower(${user.name}), ${part}) > 0`),
        ),
      )
      .orderBy(asc(user.username))
      .limit(search.limit + 1),
  );
  const page = rows.slice(0, search.limit);
  const groups = await groupsOf(
    config,
    page.map((row) => row.id),
  );
  const items = page.map((row) => resourceOf(row, groups.get(row.id) ?? []));
  return { items, nextCursor: rows.length > page.length ? (page.at(-1)?.username ?? null) : null };
}

/** By their user name, without case; null: there is none. */
export async function findUser(config: D1Database, username: string): Promise<UserResource | null> {
  const rows = await inTime(configuration(config).select().from(user).where(eq(user.username, username.toLowerCase())));
  const row = rows[0];
  return row === undefined ? null : resourceOf(row, (await groupsOf(config, [row.id])).get(row.id) ?? []);
}

/** A new user with the hash of their password; throws a constraint error for a user name or an extension that is taken. */
export async function createUser(
  config: D1Database,
  actor: Actor,
  username: string,
  settings: UserSettings,
  passwordHash: string,
  id: string = crypto.randomUUID(),
): Promise<string> {
  const db = configuration(config);
  const now = new Date();
  const login = username.toLowerCase();
  await inTime(
    db.batch([
      db.insert(user).values({
        id,
        username: login,
        displayUsername: username,
        email: `${login}@users.deskline.invalid`,
        emailVerified: true,
        createdAt: now,
        updatedAt: now,
        ...columnsOf(settings),
      }),
      db.insert(account).values({
        id: crypto.randomUUID(),
        accountId: id,
        providerId: "credential",
        userId: id,
        password: passwordHash,
        createdAt: now,
        updatedAt: now,
      }),
      joining(config, id, settings.groups),
      noteAudit(config, actor, "user.create", `agent:${id}`, null, { username: login, ...settings }),
      noteChange(config, "agent", id),
    ]),
  );
  return id;
}

/** Changes a user; refuses, in the database, whatever would leave nobody who can administer. */
export async function updateUser(
  config: D1Database,
  actor: Actor,
  before: UserResource,
  settings: UserSettings,
): Promise<"last_administrator" | null> {
  const db = configuration(config);
  const change = inTime(
    db.batch([
      db
        .update(user)
        .set({ ...columnsOf(settings), updatedAt: new Date() })
        .where(eq(user.id, before.id)),
      db.delete(groupUsers).where(eq(groupUsers.user, before.id)),
      joining(config, before.id, settings.groups),
      noteAudit(config, actor, "user.update", `agent:${before.id}`, before, settings),
      noteConcerned(config, theAgentAndColleagues(before.id)),
    ]),
  );
  return violated({ last_administrator: "last_administrator" }, change);
}

/** False until the first administrator has been made. */
export async function hasUsers(config: D1Database): Promise<boolean> {
  return (await inTime(configuration(config).select({ id: user.id }).from(user).limit(1))).length > 0;
}

function joining(config: D1Database, userId: string, groups: string[]) {
  return configuration(config)
    .insert(groupUsers)
    .select(
      configuration(config)
        .select({ group: securityGroups.id, user: sql<string>`${userId}`.as("user_id") })
        .from(securityGroups)
        .where(inArray(securityGroups.name, groups)),
    );
}

async function groupsOf(config: D1Database, users: string[]): Promise<Map<string, string[]>> {
  const rows = await inTime(
    configuration(config)
      .select({ user: groupUsers.user, name: securityGroups.name })
      .from(groupUsers)
      .innerJoin(securityGroups, eq(securityGroups.id, groupUsers.group))
      .where(sql`${groupUsers.user} IN (SELECT value FROM json_each(${JSON.stringify(users)}))`),
  );
  return new Map([...Map.groupBy(rows, (row) => row.user)].map(([id, list]) => [id, list.map((row) => row.name)]));
}

function columnsOf({ name, role, extension, totalCap, mayToggleCall, language, disabled }: UserSettings) {
  return { name, role, extension: extension === "" ? null : extension, totalCap, mayToggleCall, language, disabled };
}

function resourceOf(row: typeof user.$inferSelect, groups: string[]): UserResource {
  const { id, username, name, role, extension, totalCap, mayToggleCall, language, disabled, twoFactorEnabled } = row;
  const settings = { groups, extension: extension ?? "", totalCap, mayToggleCall, language, disabled };
  return { id, username, name, role, ...settings, twoFactor: twoFactorEnabled };
}

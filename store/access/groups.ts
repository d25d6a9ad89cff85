import { and, asc, count, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Permission } from "../../domain/access/permission.ts";
import type { GroupResource } from "../../protocol/access.ts";
import { type Actor, noteAudit } from "../changes.ts";
import { listed } from "../configuration/names.ts";
import { configuration, inTime } from "../database.ts";
import { changes, groupCampaigns, groupUsers, securityGroups } from "../schema/access.ts";
import { campaigns } from "../schema/campaigns.ts";

/** A group with the ids of the campaigns that it names. */
export type KeptGroup = GroupResource & { campaignIds: string[] };

export interface GroupSettings {
  name: string;
  permissions: Permission[];
  /** Names of campaigns; unknown ones are left out. */
  campaigns: string[];
  requiresTwoFactor?: boolean;
}

/** All security groups, by name. */
export async function listGroups(config: D1Database): Promise<KeptGroup[]> {
  const db = configuration(config);
  const [groups, named, members] = await inTime(
    db.batch([
      db
        .select()
        .from(securityGroups)
        .orderBy(asc(sql`lower(${securityGroups.name})`)),
      db
        .select({ group: groupCampaigns.group, id: campaigns.id, name: campaigns.name })
        .from(groupCampaigns)
        .innerJoin(campaigns, eq(campaigns.id, groupCampaigns.campaign)),
      db.select({ group: groupUsers.group, n: count() }).from(groupUsers).groupBy(groupUsers.group),
    ]),
  );
  return groups.map(({ id, name, permissions, requiresTwoFactor }) => {
    const its = named.filter((row) => row.group === id);
    const users = members.find((row) => row.group === id)?.n ?? 0;
    return {
      id,
      name,
      permissions,
      campaigns: its.map((row) => row.name),
      campaignIds: its.map((row) => row.id),
      requiresTwoFactor,
      users,
    };
  });
}

/** Ids of the campaigns of these names, by name; unknown and deleted ones are missing. */
export async function campaignIds(config: D1Database, names: string[]): Promise<Map<string, string>> {
  const rows = await inTime(
    configuration(config).select({ name: campaigns.name, id: campaigns.id }).from(campaigns).where(namedOneOf(names)),
  );
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Creates (`before` null) or replaces a group; throws a constraint error for a name that is taken. */
export async function putGroup(
  config: D1Database,
  actor: Actor,
  before: KeptGroup | null,
  settings: GroupSettings,
): Promise<string> {
  const db = configuration(config);
  const id = before?.id ?? crypto.randomUUID();
  const { name, permissions, requiresTwoFactor = false } = settings;
  await inTime(
    db.batch([
      before === null
        ? db.insert(securityGroups).values({ id, name, permissions, requiresTwoFactor })
        : db.update(securityGroups).set({ name, permissions, requiresTwoFactor }).where(eq(securityGroups.id, id)),
      db.delete(groupCampaigns).where(eq(groupCampaigns.group, id)),
      db.insert(groupCampaigns).select(
        db
          .select({ group: sql<string>`${id}`.as("group_id"), campaign: campaigns.id })
          .from(campaigns)
          .where(namedOneOf(settings.campaigns)),
      ),
      noteUsers(config, id),
      noteAudit(config, actor, before === null ? "group.create" : "group.update", `group:${id}`, before, settings),
    ]),
  );
  return id;
}

/** Its users lose what it alone gave them; what it named stays. */
export async function deleteGroup(config: D1Database, actor: Actor, before: KeptGroup): Promise<void> {
  const db = configuration(config);
  await inTime(
    db.batch([
      noteUsers(config, before.id),
      db.delete(groupCampaigns).where(eq(groupCampaigns.group, before.id)),
      db.delete(groupUsers).where(eq(groupUsers.group, before.id)),
      db.delete(securityGroups).where(eq(securityGroups.id, before.id)),
      noteAudit(config, actor, "group.delete", `group:${before.id}`, before),
    ]),
  );
}

/** Whoever is in the group is concerned by its change. */
function noteUsers(config: D1Database, groupId: string) {
  return configuration(config)
    .insert(changes)
    .select(sql`SELECT NULL, 'agent', ${groupUsers.user}, ${Date.now()} FROM ${groupUsers}
      WHERE ${groupUsers.group} = ${groupId}`);
}

function namedOneOf(names: string[]) {
  return and(inArray(campaigns.name, listed(names)), isNull(campaigns.deletedAt));
}

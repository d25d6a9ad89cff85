import { asc, count, eq, sql } from "drizzle-orm";
import type { Permission } from "../../domain/access/permission.ts";
import type { GroupResource } from "../../protocol/access.ts";
import { type Actor, noteAudit } from "../changes.ts";
import { configuration, inTime } from "../database.ts";
import { groupCampaigns, groupUsers, securityGroups } from "../schema/access.ts";
import { campaigns } from "../schema/configuration.ts";

export interface GroupSettings {
  name: string;
  permissions: Permission[];
  /** Names of campaigns; unknown ones are left out. */
  campaigns: string[];
}

/** All security groups, by name. */
export async function listGroups(config: D1Database): Promise<GroupResource[]> {
  const db = configuration(config);
  const [groups, named, members] = await inTime(
    db.batch([
      db
        .select()
        .from(securityGroups)
        .orderBy(asc(sql`lower(${securityGroups.name})`)),
      db
        .select({ group: groupCampaigns.group, name: campaigns.name })
        .from(groupCampaigns)
        .innerJoin(campaigns, eq(campaigns.id, groupCampaigns.campaign)),
      db.select({ group: groupUsers.group, n: count() }).from(groupUsers).groupBy(groupUsers.group),
    ]),
  );
  return groups.map(({ id, name, permissions }) => ({
    id,
    name,
    permissions,
    campaigns: named.filter((row) => row.group === id).map((row) => row.name),
    users: members.find((row) => row.group === id)?.n ?? 0,
  }));
}

/** Creates (`before` null) or replaces a group; throws a constraint error for a name that is taken. */
export async function putGroup(
  config: D1Database,
  actor: Actor,
  before: GroupResource | null,
  settings: GroupSettings,
): Promise<string> {
  const db = configuration(config);
  const id = before?.id ?? crypto.randomUUID();
  const { name, permissions } = settings;
  await inTime(
    db.batch([
      before === null
        ? db.insert(securityGroups).values({ id, name, permissions })
        : db.update(securityGroups).set({ name, permissions }).where(eq(securityGroups.id, id)),
      db.delete(groupCampaigns).where(eq(groupCampaigns.group, id)),
      db.insert(groupCampaigns).select(
        db
          .select({ group: sql<string>`${id}`.as("group_id"), campaign: campaigns.id })
          .from(campaigns)
          .where(
            sql`${campaigns.name} IN (SELECT value FROM json_each(${JSON.stringify(settings.campaigns)})) AND ${campaigns.deletedAt} IS NULL`,
          ),
      ),
      noteAudit(config, actor, before === null ? "group.create" : "group.update", `group:${id}`, before, settings),
    ]),
  );
  return id;
}

export async function deleteGroup(config: D1Database, actor: Actor, before: GroupResource): Promise<void> {
  const db = configuration(config);
  await inTime(
    db.batch([
      db.delete(groupCampaigns).where(eq(groupCampaigns.group, before.id)),
      db.delete(groupUsers).where(eq(groupUsers.group, before.id)),
      db.delete(securityGroups).where(eq(securityGroups.id, before.id)),
      noteAudit(config, actor, "group.delete", `group:${before.id}`, before),
    ]),
  );
}

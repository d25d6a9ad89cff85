import { eq, inArray } from "drizzle-orm";
import { grantsOf, type Permission, type Role } from "../../domain/access/permission.ts";
import { type SecondFactor, secondFactorOf } from "../../domain/access/second-factor.ts";
import type { Language } from "../../domain/campaign/campaign.ts";
import { configuration, inTime } from "../database.ts";
import { groupCampaigns, groupUsers, securityGroups, user } from "../schema/access.ts";

export interface Rights {
  username: string;
  name: string;
  role: Role;
  language: Language | null;
  disabled: boolean;
  permissions: Permission[];
  /** Ids of campaigns. */
  campaigns: string[] | "all";
  secondFactor: SecondFactor;
}

/** Who a user is and what they may do and see; null: there is no such user. */
export async function rightsOf(config: D1Database, userId: string): Promise<Rights | null> {
  const db = configuration(config);
  const theirs = db.select({ id: groupUsers.group }).from(groupUsers).where(eq(groupUsers.user, userId));
  const [users, groups, seen] = await inTime(
    db.batch([
      db.select().from(user).where(eq(user.id, userId)),
      db.select().from(securityGroups).where(inArray(securityGroups.id, theirs)),
      db.select().from(groupCampaigns).where(inArray(groupCampaigns.group, theirs)),
    ]),
  );
  const known = users[0];
  if (known === undefined) return null;
  const { username, name, role, language, disabled, twoFactorEnabled } = known;
  const secondFactor = secondFactorOf(twoFactorEnabled, groups);
  return { username, name, role, language, disabled, secondFactor, ...grantsOf(role, withCampaigns(groups, seen)) };
}

/** The security groups of these names with what they grant; `unknown` are names of none. */
export async function groupsNamed(config: D1Database, names: string[]) {
  const db = configuration(config);
  const among = names.slice(0, 50);
  const wanted = inArray(securityGroups.name, among);
  const ids = db.select({ id: securityGroups.id }).from(securityGroups).where(wanted);
  const [groups, seen] = await inTime(
    db.batch([
      db.select().from(securityGroups).where(wanted),
      db.select().from(groupCampaigns).where(inArray(groupCampaigns.group, ids)),
    ]),
  );
  const unknown = names.filter((name) => !groups.some((group) => group.name === name));
  return { groups: withCampaigns(groups, seen), unknown };
}

function withCampaigns(
  groups: (typeof securityGroups.$inferSelect)[],
  seen: (typeof groupCampaigns.$inferSelect)[],
): { name: string; permissions: Permission[]; campaigns: string[] }[] {
  return groups.map(({ id, name, permissions }) => ({
    name,
    permissions,
    campaigns: seen.filter(({ group }) => group === id).map(({ campaign }) => campaign),
  }));
}

import { eq } from "drizzle-orm";
import { PERMISSIONS, type Permission, ROLE_PRESETS, type Role } from "../../domain/access/permission.ts";
import { configuration, inTime } from "../database.ts";
import { groupCampaigns, groupUsers, securityGroups, user } from "../schema/access.ts";

export interface Rights {
  username: string;
  name: string;
  role: Role;
  disabled: boolean;
  permissions: Permission[];
  campaigns: string[] | "all";
}

/**
 * What a user may do and see: administrators all; agents act on what they hold and have no permission; a supervisor what their
 * groups name, or the preset while they are in none, over the campaigns of their groups.
 */
export async function rightsOf(config: D1Database, userId: string): Promise<Rights | null> {
  const db = configuration(config);
  const [users, groups, seen] = await inTime(
    db.batch([
      db.select().from(user).where(eq(user.id, userId)),
      db
        .select({ permissions: securityGroups.permissions })
        .from(groupUsers)
        .innerJoin(securityGroups, eq(securityGroups.id, groupUsers.group))
        .where(eq(groupUsers.user, userId)),
      db
        .selectDistinct({ campaign: groupCampaigns.campaign })
        .from(groupUsers)
        .innerJoin(groupCampaigns, eq(groupCampaigns.group, groupUsers.group))
        .where(eq(groupUsers.user, userId)),
    ]),
  );
  const known = users[0];
  if (known === undefined) return null;
  const { username, name, role, disabled } = known;
  const named = new Set(groups.flatMap((group) => group.permissions));
  const ofGroups =
    groups.length === 0 ? ROLE_PRESETS.supervisor : PERMISSIONS.filter((permission) => named.has(permission));
  return {
    username,
    name,
    role,
    disabled,
    permissions: [...(role === "supervisor" ? ofGroups : ROLE_PRESETS[role])],
    campaigns: role === "administrator" ? "all" : seen.map((row) => row.campaign),
  };
}

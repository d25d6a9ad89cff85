/** The permission list is the truth; roles are presets of it (SEC-4). */
export const PERMISSIONS = [
  "campaigns",
  "members",
  "canned",
  "dialers.run",
  "dialers.upload",
  "blacklist",
  "recordings.read",
  "recordings.export",
  "quality",
  "reports",
  "watch",
  "whisper",
  "join",
  "take",
  "close",
  "transfer",
  "agents.message",
  "agents.break",
  "agents.logout",
  "users",
  "groups",
  "providers",
  "keys",
  "audit",
  "privacy",
  "mail-campaigns",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ["agent", "supervisor", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** Agents act on what they hold, which no permission grants; supervisors have all up to `agents.*`; administrators all. */
export const ROLE_PRESETS: Record<Role, readonly Permission[]> = {
  agent: [],
  supervisor: PERMISSIONS.slice(0, PERMISSIONS.indexOf("agents.logout") + 1),
  administrator: PERMISSIONS,
};

export interface Grants {
  permissions: readonly Permission[];
  /** Ids of campaigns. */
  campaigns: readonly string[] | "all";
}

/**
 * What a role and security groups add up to. Administrators: all, everywhere. Agents: no permission, over their groups' campaigns.
 * Supervisors: what their groups name, or the preset while they are in no group, over their groups' campaigns (SEC-4, SEC-5).
 */
export function grantsOf(
  role: Role,
  groups: readonly { permissions: readonly Permission[]; campaigns: readonly string[] }[],
): { permissions: Permission[]; campaigns: string[] | "all" } {
  if (role === "administrator") return { permissions: [...PERMISSIONS], campaigns: "all" };
  const campaigns = [...new Set(groups.flatMap((group) => group.campaigns))];
  if (role === "agent" || groups.length === 0) return { permissions: [...ROLE_PRESETS[role]], campaigns };
  const named = new Set(groups.flatMap((group) => group.permissions));
  return { permissions: PERMISSIONS.filter((permission) => named.has(permission)), campaigns };
}

/** Nobody hands out, changes or takes away rights that they do not have themselves. */
export function covers(own: Grants, other: Grants): boolean {
  const seen = (campaign: string) => sees(own.campaigns, campaign);
  const everywhere = other.campaigns === "all" ? own.campaigns === "all" : other.campaigns.every(seen);
  return everywhere && other.permissions.every((permission) => own.permissions.includes(permission));
}

/** Everything, everywhere: what an administrator has. */
export const ALL_RIGHTS: Grants = { permissions: PERMISSIONS, campaigns: "all" };

/** Whether a campaign exists for who sees these (ids). */
export function sees(campaigns: Grants["campaigns"], campaign: string): boolean {
  return campaigns === "all" || campaigns.includes(campaign);
}

/** An agent exists for who sees one of the campaigns that they are in; one who is in none for who sees all. */
export function seesAgent(campaigns: Grants["campaigns"], memberOf: readonly string[]): boolean {
  return campaigns === "all" || memberOf.some((campaign) => sees(campaigns, campaign));
}

/** Whether somebody has one of these permissions, for what belongs to no campaign. */
export function hasOneOf(grants: Grants, permissions: readonly Permission[]): boolean {
  return permissions.some((permission) => may(grants, permission, null) === "allowed");
}

/** A campaign outside one's groups does not exist; without the permission it is there but one may not. */
export type Verdict = "allowed" | "forbidden" | "unseen";

/**
 * The one permission function of HTTP, sockets, search and export (SEC-5).
 * `campaign` null asks for something that belongs to no campaign; `permission` null asks only whether the campaign exists for them.
 */
export function may(grants: Grants, permission: Permission | null, campaign: string | null): Verdict {
  if (campaign !== null && !sees(grants.campaigns, campaign)) return "unseen";
  if (permission !== null && !grants.permissions.includes(permission)) return "forbidden";
  return "allowed";
}

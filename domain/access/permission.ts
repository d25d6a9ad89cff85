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

interface Grants {
  permissions: readonly Permission[];
  campaigns: readonly string[] | "all";
}

/** A campaign outside one's groups does not exist; without the permission it is there but one may not. */
export type Verdict = "allowed" | "forbidden" | "unseen";

/**
 * The one permission function of HTTP, sockets, search and export (SEC-5).
 * `campaign` null asks for something that belongs to no campaign; `permission` null asks only whether the campaign exists for them.
 */
export function may(grants: Grants, permission: Permission | null, campaign: string | null): Verdict {
  if (campaign !== null && grants.campaigns !== "all" && !grants.campaigns.includes(campaign)) return "unseen";
  if (permission !== null && !grants.permissions.includes(permission)) return "forbidden";
  return "allowed";
}

import type { Grants } from "./permission.ts";

/** Whose lines of the audit log somebody may read. */
export type AuditScope = "all" | { own: string; campaigns: readonly string[] };

/**
 * Who sees every campaign reads every line. Who is limited to some reads what was done to those campaigns and their dialers, and what they
 * did themselves: neither people nor other campaigns exist for them there.
 */
export function auditScope(user: string, grants: Grants): AuditScope {
  return grants.campaigns === "all" ? "all" : { own: user, campaigns: grants.campaigns };
}

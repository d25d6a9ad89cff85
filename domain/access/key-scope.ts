import type { Permission } from "./permission.ts";

/** What a key of another program can be made for. */
export const KEY_SCOPES = ["telephony", "messages", "dialers", "blacklist", "interactions"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

const GRANTED: Record<KeyScope, readonly Permission[]> = {
  telephony: [],
  messages: [],
  dialers: ["dialers.run", "dialers.upload"],
  blacklist: ["blacklist"],
  interactions: ["recordings.read"],
};

/** The permissions that come with what a key is for: the one permission function guards programs as it guards people. */
export function permissionsFor(scopes: readonly KeyScope[]): Permission[] {
  return scopes.flatMap((scope) => GRANTED[scope]);
}

/** What a user's own token opens: whoever supervises may send, and else what their permissions say (API-1, API-12). */
export function scopesOf({ role, permissions }: { role: string; permissions: readonly Permission[] }): KeyScope[] {
  if (role === "agent") return [];
  const granted = (scope: KeyScope) => GRANTED[scope].every((permission) => permissions.includes(permission));
  return KEY_SCOPES.filter((scope) => scope !== "telephony" && granted(scope));
}

import { covers, type Grants, may } from "./permission.ts";

/** How long one sees as somebody else before it ends by itself: long enough to walk through every screen, short enough to be forgotten. */
export const VIEW_MS = 30 * 60_000;

export type ViewRefusal = "forbidden" | "yourself" | "disabled";

/**
 * Whether somebody may see the portal as a user: who administers users, never as one with more rights, as oneself, or as one who may
 * not come in. Null: they may.
 */
export function viewRefusal(
  by: Grants & { user: string },
  other: Grants & { user: string; disabled: boolean },
): ViewRefusal | null {
  if (by.user === other.user) return "yourself";
  if (may(by, "users", null) !== "allowed" || !covers(by, other)) return "forbidden";
  return other.disabled ? "disabled" : null;
}

/** Who sees as somebody else reads and does nothing else. */
export function isReading(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

import { m } from "../../../shared/paraglide/messages.js";
import type { PageTab } from "../../frame/page.tsx";
import { can } from "../../session.ts";

/** People, their teams and groups are tabs of one place. */
export function peopleTabs(current: "users" | "teams" | "groups"): PageTab[] {
  const tabs: PageTab[] = [];
  if (can("users")) tabs.push({ href: "/users", label: m.people_users(), current: current === "users" });
  if (can("users")) tabs.push({ href: "/users/teams", label: m.people_teams(), current: current === "teams" });
  if (can("groups")) tabs.push({ href: "/users/groups", label: m.people_groups(), current: current === "groups" });
  return tabs.length > 1 ? tabs : [];
}

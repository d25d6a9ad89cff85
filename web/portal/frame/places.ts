import type { Permission } from "../../../domain/access/permission.ts";
import { m } from "../../shared/paraglide/messages.js";
import type { IconName } from "../icons.ts";

/** One line of the rail. */
export interface Place {
  href: string;
  icon: IconName;
  label: () => string;
  permission?: Permission;
  /** Who has this one reaches the place from another. */
  unless?: Permission;
  section: "work" | "administration";
}

export const PLACES: readonly Place[] = [
  { href: "/inbox", icon: "inbox", label: m.portal_inbox, section: "work" },
  { href: "/dialers", icon: "megaphone", label: m.dialers_title, permission: "dialers.run", section: "work" },
  { href: "/black-list", icon: "ban", label: m.blacklist_title, permission: "blacklist", section: "work" },
  {
    href: "/campaigns",
    icon: "layers",
    label: m.portal_campaigns,
    permission: "campaigns",
    section: "administration",
  },
  { href: "/members", icon: "people", label: m.portal_members, permission: "members", section: "administration" },
  {
    href: "/voice-campaigns",
    icon: "headset",
    label: m.portal_voice_campaigns,
    permission: "campaigns",
    section: "administration",
  },
  { href: "/users", icon: "person", label: m.portal_users, permission: "users", section: "administration" },
  {
    href: "/users/groups",
    icon: "shield",
    label: m.people_groups,
    permission: "groups",
    unless: "users",
    section: "administration",
  },
  { href: "/providers", icon: "plug", label: m.providers_title, permission: "providers", section: "administration" },
  { href: "/breaks", icon: "coffee", label: m.people_breaks, permission: "campaigns", section: "administration" },
  { href: "/holidays", icon: "calendar", label: m.people_holidays, permission: "campaigns", section: "administration" },
];

/** Screens where conversations need the width: the rail is narrow, its labels under the icons. */
export function isNarrow(path: string): boolean {
  return path.startsWith("/inbox") || path.startsWith("/conversations");
}

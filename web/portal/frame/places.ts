import { PERMISSIONS, type Permission } from "../../../domain/access/permission.ts";
import { m } from "../../shared/paraglide/messages.js";
import { hasMail, unreadChats, unreadMails } from "../desk/held.ts";
import type { IconName } from "../icons.ts";
import { can } from "../session.ts";

/** One line of the rail. */
export interface Place {
  href: string;
  icon: IconName;
  label: () => string;
  permission?: Permission;
  /** Who has this one reaches the place from another. */
  unless?: Permission;
  /** Follows what one has: without it the place is not there. */
  when?: () => boolean;
  /** What is unread there. */
  count?: () => number;
  section: "work" | "administration";
}

export const PLACES: readonly Place[] = [
  { href: "/inbox", icon: "inbox", label: m.portal_inbox, count: () => unreadChats.value, section: "work" },
  {
    href: "/mail",
    icon: "email",
    label: m.mail_title,
    when: () => hasMail.value,
    count: () => unreadMails.value,
    section: "work",
  },
  { href: "/home", icon: "home", label: m.monitor_home, permission: "watch", section: "work" },
  { href: "/monitor", icon: "activity", label: m.monitor_title, permission: "watch", section: "work" },
  { href: "/dialers", icon: "megaphone", label: m.dialers_title, permission: "dialers.run", section: "work" },
  {
    href: "/lists",
    icon: "upload",
    label: m.dialers_uploads,
    permission: "dialers.upload",
    unless: "dialers.run",
    section: "work",
  },
  { href: "/black-list", icon: "ban", label: m.blacklist_title, permission: "blacklist", section: "work" },
  { href: "/recordings", icon: "history", label: m.recordings_title, permission: "recordings.read", section: "work" },
  { href: "/reports", icon: "chart", label: m.reports_title, permission: "reports", section: "work" },
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
  {
    href: "/mailboxes",
    icon: "at",
    label: m.mailboxes_title,
    permission: "mail-campaigns",
    section: "administration",
  },
  {
    href: "/canned-responses",
    icon: "template",
    label: m.settings_canned,
    permission: "canned",
    section: "administration",
  },
  {
    href: "/dispositions",
    icon: "tag",
    label: m.settings_dispositions,
    permission: "campaigns",
    section: "administration",
  },
  { href: "/quality", icon: "star", label: m.quality_models, permission: "campaigns", section: "administration" },
  { href: "/breaks", icon: "coffee", label: m.people_breaks, permission: "campaigns", section: "administration" },
  { href: "/holidays", icon: "calendar", label: m.people_holidays, permission: "campaigns", section: "administration" },
  { href: "/keys", icon: "key", label: m.keys_title, permission: "keys", section: "administration" },
  { href: "/webhooks", icon: "external", label: m.webhooks_title, permission: "keys", section: "administration" },
  { href: "/health", icon: "activity", label: m.health_title, permission: "providers", section: "administration" },
  { href: "/privacy", icon: "lock", label: m.privacy_title, permission: "privacy", section: "administration" },
  { href: "/audit", icon: "history", label: m.audit_title, permission: "audit", section: "administration" },
  {
    href: "/configuration",
    icon: "archive",
    label: m.settings_transfer,
    permission: "groups",
    when: () => PERMISSIONS.every(can),
    section: "administration",
  },
];

/** Screens where conversations need the width: the rail is narrow, its labels under the icons. */
export function isNarrow(path: string): boolean {
  return /^\/(inbox|mail|conversations)(\/|$)/.test(path);
}

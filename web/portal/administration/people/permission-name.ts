import type { Permission } from "../../../../domain/access/permission.ts";
import { m } from "../../../shared/paraglide/messages.js";

const NAMES: Record<Permission, () => string> = {
  campaigns: m.people_may_campaigns,
  members: m.people_may_members,
  canned: m.people_may_canned,
  "dialers.run": m.people_may_dialers_run,
  "dialers.upload": m.people_may_dialers_upload,
  blacklist: m.people_may_blacklist,
  "recordings.read": m.people_may_recordings_read,
  "recordings.export": m.people_may_recordings_export,
  quality: m.people_may_quality,
  reports: m.people_may_reports,
  watch: m.people_may_watch,
  whisper: m.people_may_whisper,
  join: m.people_may_join,
  take: m.people_may_take,
  close: m.people_may_close,
  transfer: m.people_may_transfer,
  "agents.message": m.people_may_agents_message,
  "agents.break": m.people_may_agents_break,
  "agents.logout": m.people_may_agents_logout,
  users: m.people_may_users,
  groups: m.people_may_groups,
  providers: m.people_may_providers,
  keys: m.people_may_keys,
  audit: m.people_may_audit,
  privacy: m.people_may_privacy,
  "mail-campaigns": m.people_may_mail_campaigns,
};

/** What a permission lets one do, in the reader's language. */
export function permissionName(permission: Permission): string {
  return NAMES[permission]();
}

import type { Permission } from "../../../../domain/access/permission.ts";
import { m } from "../../../shared/paraglide/messages.js";

/** Permissions as people look for them: by what they do, not in the order of the presets. */
export const PERMISSION_AREAS: readonly { label: () => string; holds: readonly Permission[] }[] = [
  {
    label: m.people_area_supervision,
    holds: [
      "watch",
      "whisper",
      "join",
      "take",
      "close",
      "transfer",
      "agents.message",
      "agents.break",
      "agents.logout",
      "recordings.read",
      "recordings.export",
      "quality",
      "reports",
    ],
  },
  { label: m.people_area_dialers, holds: ["dialers.run", "dialers.upload", "blacklist"] },
  {
    label: m.people_area_administration,
    holds: [
      "campaigns",
      "mail-campaigns",
      "members",
      "canned",
      "users",
      "groups",
      "providers",
      "keys",
      "audit",
      "privacy",
    ],
  },
];

import type { Role } from "../../../../domain/access/permission.ts";
import { m } from "../../../shared/paraglide/messages.js";

const NAMES: Record<Role, () => string> = {
  agent: m.people_role_agent,
  supervisor: m.people_role_supervisor,
  administrator: m.people_role_administrator,
};

/** A role in the reader's language. */
export function roleName(role: Role): string {
  return NAMES[role]();
}

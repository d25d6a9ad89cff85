import type { Permission } from "../../domain/access/permission.ts";
import { MAX_FILE_BYTES } from "../../protocol/files.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { First } from "../../protocol/socket.ts";
import type { Attendee, ConversationTicket } from "./attendance.ts";
import type { StoredInteraction } from "./interaction-store.ts";

/** Why not; `first` is who had done it, or something else, before. */
export type Refused = { code: ProblemCode; first?: First };

/** May this ticket look on at all? An agent only what they hold, or held last; a supervisor while it is in the campaign that they asked for. */
export function mayAttend(ticket: ConversationTicket, one: StoredInteraction | null): boolean {
  if (ticket.role === "visitor") return true;
  if (ticket.role === "supervisor")
    return ticket.permissions.includes("watch") && (one === null || ticket.campaign === one.held.campaign);
  if (one === null) return false;
  return one.held.holder === ticket.who || (one.held.holder === null && one.segments.at(-1)?.agent === ticket.who);
}

/** The holder may, and a supervisor with that permission. */
export function mayAct(one: StoredInteraction, by: Attendee, permission: Permission): boolean {
  if (by.role === "supervisor") return by.permissions.includes(permission);
  return by.role === "agent" && one.held.holder === by.who;
}

/** May this ticket's bearer put a file of that size (bytes) here? `bytes` null: read one. */
export function fileRefusal(
  ticket: ConversationTicket,
  bytes: number | null,
  one: StoredInteraction | null,
): ProblemCode | null {
  if (!mayAttend(ticket, one)) return "not_holder";
  if (bytes === null) return null;
  if (one === null || one.end !== null) return "closed";
  if (one.facts?.files === false) return "forbidden";
  return bytes > MAX_FILE_BYTES ? "too_large" : null;
}

/** It is somebody else's, or over. */
export function notTheirs(one: StoredInteraction, by: Attendee): Refused {
  if (one.end !== null) return refusedBy(one, "closed");
  return by.role === "agent" ? refusedBy(one, "not_holder") : { code: "forbidden" };
}

/** Somebody was first; the other is told who. */
export function overtaken(one: StoredInteraction): Refused {
  return refusedBy(one, one.end === null ? "stale" : "closed");
}

function refusedBy(one: StoredInteraction, code: ProblemCode): Refused {
  const first =
    one.end === null
      ? { name: one.agentName, at: one.segments.at(-1)?.from ?? one.opening.since }
      : { name: one.end.by.name, at: one.end.at };
  return first.name === "" ? { code } : { code, first };
}

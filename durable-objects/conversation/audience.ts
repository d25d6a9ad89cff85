import type { Entry, EntryEvent } from "../../protocol/conversation-entry.ts";
import type { Change } from "../../protocol/conversation-socket.ts";
import type { InteractionView } from "../../protocol/interaction-view.ts";
import type { StoredChange } from "./log-row.ts";

/** The customer, or the staff; of the customer's view only what it holds for anybody outside the house. */
export type Audience = "visitor" | "staff";

/** A stored change as this audience gets it; null when it does not exist for them. */
export function shown(stored: StoredChange, audience: Audience): Change | null {
  const { rev, seq, change } = stored;
  if (audience === "staff") {
    const prev = rev - 1;
    if (change.kind === "entry") return { rev, prev, kind: "entry", entry: { ...change.entry, seq } };
    return { rev, prev, ...change };
  }
  if (!stored.public) return null;
  const prev = stored.prevPublic;
  if (change.kind === "entry") return { rev, prev, kind: "entry", entry: forVisitor({ ...change.entry, seq }) };
  if (change.kind === "seen" || change.kind === "delivery" || change.kind === "file") return { rev, prev, ...change };
  return { rev, prev, kind: "interaction", interaction: withoutStaff(change.interaction) };
}

function forVisitor({ leaving: _, ...entry }: Entry): Entry {
  const own = entry.by.role === "visitor";
  const by = { ...entry.by, id: own ? entry.by.id : "" };
  return entry.event === undefined ? { ...entry, by } : { ...entry, by, event: eventForVisitor(entry.event) };
}

/** Reasons, notes and colleagues' names are the house's own business. */
function eventForVisitor(event: EntryEvent): EntryEvent {
  switch (event.type) {
    case "assigned":
      return {
        type: "assigned",
        agent: event.agent,
        waited: event.waited,
        reason: "",
        ...(event.again && { again: true }),
      };
    case "transferred":
      return { type: "assigned", agent: event.to, waited: 0, reason: "" };
    case "closed":
      return { type: "closed", by: "" };
    default:
      return event;
  }
}

const STAFF_EVENTS = ["transferring", "transfer-returned", "taken", "back-in-line", "moved", "put-first"];

/** Events of which the customer learns; the others are the staff's. */
export function isPublicEvent(event: EntryEvent): boolean {
  return !STAFF_EVENTS.includes(event.type);
}

function withoutStaff(view: InteractionView): InteractionView {
  const { staff, ...rest } = view;
  return { ...rest, agent: view.agent === null ? null : { id: "", name: view.agent.name } };
}

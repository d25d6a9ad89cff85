import { whenLeft } from "../../domain/interaction/ending.ts";
import { starredWith } from "../../domain/interaction/starred.ts";
import type { Attendee } from "./attendance.ts";
import type { Ending } from "./ending.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";
import type { Refused } from "./rights.ts";
import { tellRecord } from "./tells.ts";

/** Somebody has read as far as that, in number of the entries that a customer may see. Supervisors leave no trace. */
export function markSeen(
  parts: ConversationParts,
  one: StoredInteraction,
  seq: number,
  by: Attendee,
  now: number,
): null {
  if (by.role === "supervisor" || (by.role === "agent" && one.held.holder !== by.who)) return null;
  const upTo = Math.min(seq, parts.log.seq);
  if (upTo <= one.seen[by.role]) return null;
  parts.interactions.put({ ...one, seen: { ...one.seen, [by.role]: upTo } });
  parts.write({ kind: "seen", by: by.role, seq: upTo }, true, now);
  return null;
}

/** A word or a note of this interaction is marked for whoever goes on with it, or no more. */
export function star(
  parts: ConversationParts,
  one: StoredInteraction,
  { entry: id, on }: { entry: string; on: boolean },
  by: Pick<Attendee, "who" | "name">,
  now: number,
): Refused | null {
  const entry = parts.log.entry(id);
  const isOfIt = entry?.interaction === one.held.interaction && (entry.kind === "message" || entry.kind === "note");
  if (!isOfIt) return { code: "not_found" };
  const { starred = [], starredBy = {} } = one;
  const mark = on ? { by: { id: by.who, name: by.name }, at: now } : null;
  const next = starredWith({ starred, starredBy }, id, mark);
  if (next === "full") return { code: "conflict" };
  parts.changed({ ...one, ...next }, now);
  return null;
}

/** The customer goes: from the line it is abandoned (or short); from an agent it stays theirs to close. */
export function leave(parts: ConversationParts, ending: Ending, one: StoredInteraction, now: number): null {
  if (one.end !== null) return null;
  if (one.held.phase === "waiting") {
    const state = whenLeft(now - one.opening.since, one.facts?.dropout ?? 0);
    ending.end(one, { by: null, byName: "", turn: one.held.turn, state, reason: "left" }, now);
  } else if (!one.customerGone) {
    const next = { ...one, customerGone: true };
    parts.changed(next, now);
    parts.event(next, { type: "left" }, now);
  }
  return null;
}

/** The customer rates what has been closed, once. */
export function rate(
  parts: ConversationParts,
  one: StoredInteraction,
  rating: { score: number; comment: string },
  now: number,
): Refused | null {
  if (one.end?.state !== "closed" || one.rating !== null) return { code: "conflict" };
  const { score, comment } = rating;
  const next = { ...one, rating: { score, comment } };
  parts.changed(next, now);
  parts.event(next, { type: "rated", score, comment }, now);
  tellRecord(parts, next);
  return null;
}

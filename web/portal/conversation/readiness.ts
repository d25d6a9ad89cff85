import { READINESS, type Readiness } from "../../../domain/routing/readiness.ts";
import { m } from "../../shared/paraglide/messages.js";

export const READINESS_WORDS: Record<Readiness, () => string> = {
  free: m.portal_free,
  busy: m.portal_busy,
  "on-break": m.portal_reason_on_break,
  "not-in-voice-campaign": m.portal_reason_not_in_voice_campaign,
  away: m.portal_reason_disconnected,
};

/** Of the dot beside the words. */
export const READINESS_TONES: Record<Readiness, string> = {
  free: "",
  busy: "busy",
  "on-break": "away",
  "not-in-voice-campaign": "off",
  away: "off",
};

/** The readiest first, else in their order; `readiness` by id, null: not known. */
export function readiestFirst<One extends { id: string }>(
  agents: readonly One[],
  readiness: Readonly<Record<string, Readiness>> | null,
): (One & { readiness?: Readiness })[] {
  if (readiness === null) return [...agents];
  const told = agents.map((one) => ({ ...one, readiness: readiness[one.id] ?? "away" }));
  return told.toSorted((a, b) => READINESS.indexOf(a.readiness) - READINESS.indexOf(b.readiness));
}

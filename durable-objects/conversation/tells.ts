import type { Step, Tell } from "../../domain/interaction/held.ts";
import type { DeskCall } from "../calls/desk.ts";
import type { Parcel } from "../calls/interaction.ts";
import type { StoredInteraction } from "./interaction-store.ts";
import type { ConversationParts } from "./parts.ts";
import { recordOf } from "./record.ts";
import { endSegments } from "./segments.ts";

/** Stores a step of the rules and writes its calls into the outbox. While nobody holds it, nobody works on it. */
export function carry(parts: ConversationParts, one: StoredInteraction, step: Step, now: number): void {
  const segments = step.held.holder === null ? endSegments(one, now) : one.segments;
  const next = { ...one, held: step.held, segments };
  parts.changed(next, now);
  for (const tell of step.tell) send(parts, next, one, tell);
}

/** An ended interaction has become another (rated, a word has come or failed): its record goes once more. */
export function tellRecord(parts: ConversationParts, one: StoredInteraction): void {
  const { interaction, campaign, turn } = one.held;
  const record = recordOf(one, parts.log);
  if (record !== null) parts.tellQueue(campaign, { verb: "leave", interaction, turn, record, how: "served" });
}

function send(parts: ConversationParts, one: StoredInteraction, before: StoredInteraction, tell: Tell): void {
  const { interaction } = one.held;
  if (tell.to === "queue") {
    if (tell.verb === "enter") {
      const opening = { ...one.opening, campaign: tell.name };
      const preferred = null;
      const transfer = tell.name !== before.opening.campaign;
      parts.tellQueue(tell.name, {
        verb: "enter",
        opening,
        turn: tell.turn,
        head: tell.head,
        transfer,
        caseNumber: one.caseNumber || null,
        preferred,
        giver: tell.head ? null : before.held.holder,
        ...(tell.placed === undefined ? {} : { placed: tell.placed }),
      });
    } else if (tell.verb === "leave") {
      const over = one.end !== null && tell.name === one.held.campaign;
      const how =
        one.end?.state === "abandoned" || one.end?.state === "short" ? one.end.state : over ? "served" : "moved";
      const record = over ? recordOf(one, parts.log) : null;
      parts.tellQueue(tell.name, { verb: "leave", interaction, turn: tell.turn, record, how });
    } else parts.tellQueue(tell.name, { verb: "moved", interaction, turn: tell.turn, agent: tell.agent });
    return;
  }
  parts.tellDesk(tell.name, deskCall(parts, one, tell));
}

function deskCall(parts: ConversationParts, one: StoredInteraction, tell: Extract<Tell, { to: "desk" }>): DeskCall {
  const { interaction } = one.held;
  if (tell.verb === "withdraw") return { verb: "withdraw", interaction, n: tell.n };
  if (tell.verb === "release")
    return { verb: "release", interaction, turn: tell.turn, why: releaseReason(one), ...releasedBy(one) };
  const giver = one.transfer === null ? null : { name: one.transfer.byName, note: one.transfer.note };
  const base = { parcel: parcelOf(one), turn: tell.turn, n: tell.n };
  if (tell.verb === "offer") {
    return { verb: "offer", ...base, ring: one.facts?.transferTime ?? 0, from: "conversation", pulled: false, giver };
  }
  const head = parts.log.rev;
  return tell.verb === "hold" ? { verb: "hold", ...base, head } : { verb: "grant", ...base, head, giver };
}

function releaseReason(one: StoredInteraction): "closed" | "transferred" | "taken" | "lost" | "expired" {
  if (one.end !== null) return one.end.state === "expired" ? "expired" : "closed";
  if (one.transfer !== null) return "transferred";
  return one.held.holder === null ? "lost" : "taken";
}

/** The supervisor who takes it from its agent. */
function releasedBy(one: StoredInteraction): { by?: string } {
  if (one.end !== null) return one.end.bySupervisor === true ? { by: one.end.by.name } : {};
  if (one.transfer !== null) return one.transfer.bySupervisor === true ? { by: one.transfer.byName } : {};
  return one.held.holder === null ? {} : { by: one.agentName };
}

/** The interaction of that name, if it is the present one and has not ended. */
export function alive(parts: ConversationParts, interaction: string): StoredInteraction | null {
  const one = parts.interactions.current();
  return one !== null && one.held.interaction === interaction && one.end === null ? one : null;
}

/** What desks need to show it; before the first assignment only what the opening tells. */
function parcelOf(one: StoredInteraction): Parcel {
  const summary = {
    ...one.opening,
    campaign: one.held.campaign,
    campaignName: one.facts?.campaignName ?? "",
    caseNumber: one.caseNumber,
    ...(one.afterClose && { afterClose: true as const }),
  };
  if (one.parcel !== null) return { ...one.parcel, summary: { ...one.parcel.summary, ...summary } };
  return { summary, strategy: "nocall", maxInteractions: 1, serviceLevel: one.facts?.serviceLevel ?? 0 };
}

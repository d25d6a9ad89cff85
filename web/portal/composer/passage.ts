import type { Channel } from "../../../domain/campaign/campaign.ts";
import { passageOf } from "../../../domain/interaction/window.ts";
import type { Word } from "../../../protocol/conversation-word.ts";
import type { CarrierLine } from "../../../protocol/interaction-view.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What may leave to this customer now. */
export type Passage = "free" | "human-agent" | "templates" | "closed" | "opted-out";

/** What one may write in: a word of some kind, or a template. */
export type Tab = Word["kind"] | "template";

/** By what the carrier's line allows. An agent may still answer what a customer opens after a STOP (decisions: STOP). */
export function passageFor(channel: Channel, line: CarrierLine, now: number): Passage {
  if (line.optedOut && !line.wroteSince) return "opted-out";
  const { windowUntil: free, humanAgentUntil: humanAgent } = line;
  const passage = passageOf({ free, humanAgent }, now, false);
  if (passage === "free" || passage === "human-agent") return passage;
  return channel === "whatsapp" ? "templates" : "closed";
}

/** The tabs of the composer: what cannot leave is absent. Who whispers besides sends no templates. */
export function tabsFor(channel: Channel, passage: Passage, kinds: readonly Word["kind"][]): readonly Tab[] {
  const own = agentTabs(channel, passage);
  return kinds.includes("whisper") ? kinds.filter((kind) => kind !== "message" || own.includes(kind)) : own;
}

/** A note always can be written. */
function agentTabs(channel: Channel, passage: Passage): readonly Tab[] {
  const template: readonly Tab[] = channel === "whatsapp" ? ["template"] : [];
  switch (passage) {
    case "free":
    case "human-agent":
      return ["message", ...template, "note"];
    case "templates":
      return ["template", "note"];
    case "closed":
    case "opted-out":
      return ["note"];
  }
}

/** What is left of a window in its two largest units; in the last hour, minutes and seconds, which are urgent. */
export type Left =
  | { unit: "days"; days: number; hours: number }
  | { unit: "hours"; hours: number; minutes: number }
  | { unit: "minutes"; ms: number };

export function leftOf(ms: number): Left {
  if (ms < HOUR_MS) return { unit: "minutes", ms: Math.max(0, ms) };
  if (ms <= DAY_MS)
    return { unit: "hours", hours: Math.floor(ms / HOUR_MS), minutes: Math.floor((ms % HOUR_MS) / MINUTE_MS) };
  return { unit: "days", days: Math.floor(ms / DAY_MS), hours: Math.floor((ms % DAY_MS) / HOUR_MS) };
}

/** Whether the customer has ever written: a window that ends a day after the beginning of time was opened by nobody. */
export function everWrote({ windowUntil }: CarrierLine): boolean {
  return windowUntil === null || windowUntil > DAY_MS;
}

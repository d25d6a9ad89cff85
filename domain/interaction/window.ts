import type { Channel } from "../campaign/campaign.ts";

const HOUR_MS = 60 * 60_000;
/** WhatsApp's and Messenger's window after the customer's last message or call, by the carrier's clock (WA-5). */
const FREE_MS = 24 * HOUR_MS;
/** Messenger: as long may a human agent answer, where the page was granted it. */
const HUMAN_AGENT_MS = 7 * 24 * HOUR_MS;

export interface Windows {
  /** ms until which free text may leave; null: the channel has no such window. */
  free: number | null;
  /** ms until which a human agent may answer; null: never. */
  humanAgent: number | null;
}

/** What the customer's last message, at `last` ms, opens; 0 when they have never written. Our own words and repetitions open nothing. */
export function windowsOf(channel: Channel, last: number, humanAgentGranted: boolean): Windows {
  if (channel !== "whatsapp" && channel !== "messenger") return { free: null, humanAgent: null };
  const humanAgent = channel === "messenger" && humanAgentGranted ? last + HUMAN_AGENT_MS : null;
  return { free: last + FREE_MS, humanAgent };
}

/** How a word may leave now: `free`, as a human agent's, as a template's, or not at all. */
export function passageOf(
  windows: Windows,
  now: number,
  isTemplate: boolean,
): "free" | "human-agent" | "template" | "closed" {
  if (windows.free === null) return "free";
  if (isTemplate) return "template";
  if (now < windows.free) return "free";
  return windows.humanAgent !== null && now < windows.humanAgent ? "human-agent" : "closed";
}

import type { Channel } from "../../../domain/campaign/campaign.ts";
import { windowsOf } from "../../../domain/interaction/window.ts";
import type { Entry } from "../../../protocol/conversation-entry.ts";
import type { CarrierLine } from "../../../protocol/interaction-view.ts";

/**
 * The line is told with the interaction; what the customer has said since is in the log and counts: a word opens the window anew, STOP
 * and START are events. A word's time here is ours, a moment later than the carrier's: the server decides, and what it refuses is kept.
 */
export function lineNow(channel: Channel, line: CarrierLine, entries: readonly Entry[]): CarrierLine {
  const wish = entries.findLastIndex(({ event }) => event?.type === "opted-out" || event?.type === "opted-in");
  const optedOut = wish === -1 ? line.optedOut : entries[wish]?.event?.type === "opted-out";
  const word = entries.findLastIndex(({ kind, by }) => kind === "message" && by.role === "visitor");
  const wroteSince = optedOut && (line.wroteSince ?? (wish !== -1 && word > wish));
  const last = entries[word]?.at ?? 0;
  const windows = windowsOf(channel, last, line.humanAgentUntil !== null);
  const windowUntil = later(line.windowUntil, windows.free);
  const humanAgentUntil = later(line.humanAgentUntil, windows.humanAgent);
  const same =
    optedOut === line.optedOut &&
    wroteSince === (line.wroteSince ?? false) &&
    windowUntil === line.windowUntil &&
    humanAgentUntil === line.humanAgentUntil;
  return same ? line : { ...line, optedOut, wroteSince, windowUntil, humanAgentUntil };
}

/** A window that does not exist stays so. */
function later(told: number | null, heard: number | null): number | null {
  return told === null || heard === null ? told : Math.max(told, heard);
}

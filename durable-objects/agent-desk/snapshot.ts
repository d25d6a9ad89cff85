import type { Availability } from "../../domain/agent/agent.ts";
import type { AgentSnapshot } from "../../domain/routing/snapshot.ts";
import { glanceOf } from "./glance.ts";
import { answeredToday, availabilityFor, type DeskParts } from "./parts.ts";

let lastVersion = 0;

/** A snapshot for one queue. Versions follow the clock, so they rise across restarts without being stored. */
export function snapshotFor(parts: DeskParts, campaign: string, now: number): AgentSnapshot {
  lastVersion = Math.max(lastVersion + 1, now);
  const available = availabilityFor(parts, campaign, now);
  parts.told.set(campaign, gistFor(parts, campaign, available, now));
  return {
    agent: parts.agent,
    version: lastVersion,
    ...available,
    lastInteractionAt: parts.facts.get("lastInteractionAt") ?? 0,
    today: answeredToday(parts, now),
    ...(isWatched(parts, campaign, now) && { glance: glanceOf(parts, campaign, now) }),
  };
}

/** What a queue is to know anew, and only then: what makes it act differently, and all that a board shows while somebody watches one. */
export function gistOf(parts: DeskParts, campaign: string, now: number): string {
  return gistFor(parts, campaign, availabilityFor(parts, campaign, now), now);
}

/** A board of this campaign is watched up to `until`, ms: its queue is told of every change up to then. */
export function watchedUntil(parts: DeskParts, campaign: string, until: number, now: number): void {
  const standing = Object.entries(parts.facts.get("watched") ?? {}).filter(([, at]) => at > now);
  parts.facts.set("watched", { ...Object.fromEntries(standing), [campaign]: until });
}

function isWatched(parts: DeskParts, campaign: string, now: number): boolean {
  return (parts.facts.get("watched")?.[campaign] ?? 0) > now;
}

function gistFor(parts: DeskParts, campaign: string, { room, tier, reason }: Availability, now: number): string {
  const gist = `${room > 0} ${tier} ${reason}`;
  return isWatched(parts, campaign, now) ? gist + JSON.stringify(glanceOf(parts, campaign, now)) : gist;
}

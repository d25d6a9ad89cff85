import type { DeskParts } from "./parts.ts";

type Parts = Pick<DeskParts, "facts" | "timeSheet" | "wake">;

/** An interaction of this campaign is over: nothing is delivered for its rest, in which the agent finishes what belongs to it (R7). */
export function beginWrapUp({ facts, timeSheet, wake }: Parts, campaign: string, now: number): void {
  const rest = facts.get("configuration")?.memberships.find((one) => one.campaign === campaign)?.rest ?? 0;
  if (rest === 0) return;
  timeSheet.account(now);
  const until = Math.max(now + rest * 1_000, facts.get("restUntil") ?? 0);
  facts.set("restUntil", until);
  wake("rest", until);
}

/** The agent is ready for the next one before it is over. */
export function endWrapUp({ facts, timeSheet }: Parts, now: number): void {
  timeSheet.account(now);
  facts.set("restUntil", 0);
}

/** ms up to which nothing is delivered; null: no wrap-up is on. */
export function wrapUpUntil({ facts }: Pick<DeskParts, "facts">, now: number): number | null {
  const until = facts.get("restUntil") ?? 0;
  return until > now ? until : null;
}

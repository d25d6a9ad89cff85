import type { LineHead } from "../../protocol/webchat.ts";
import type { QueueParts } from "./parts.ts";

/** What visitors are told of the line: whose turn it is, how many wait, how long the last ones waited, in seconds, and who is there. */
export function lineHead({ line, facts, members, snapshot }: QueueParts): LineHead {
  const [head] = line.waiting();
  const waits = facts.get("lastWaits") ?? [];
  return {
    head: head?.ticket ?? facts.get("ticket") ?? 1,
    waiting: line.waitingCount(),
    expectedWait: waits.length === 0 ? null : Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length),
    staffed: members.staffed(snapshot().members.map((member) => member.agent)),
  };
}

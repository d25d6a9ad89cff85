import type { ConversationClientFrame } from "../../protocol/conversation-socket.ts";
import { type ClosingRules, lackOf } from "../../protocol/dispositions.ts";
import { directoryOf } from "../addresses.ts";
import type { Attendee } from "./attendance.ts";
import type { StoredInteraction } from "./interaction-store.ts";

type Close = Extract<ConversationClientFrame, { t: "close" }>;

/** Whether the holder closes without what the campaign asked for when the interaction came (DSP-2 to DSP-4). Supervisors close as they must. */
export function lacksDisposition(
  one: StoredInteraction | null,
  { disposition }: Close,
  by: Attendee,
  now: number,
): boolean {
  // What came back after its close keeps the disposition that it was closed with.
  if (one === null || one.afterClose || one.held.holder !== by.who || one.facts?.closing === undefined) return false;
  return lackOf(one.facts.closing, disposition, now) !== null;
}

/** What the campaign asks for now, as the holder's dialog shows it; null: it cannot be told, or the holder is no longer of the campaign. */
export async function closingNow(env: Env, campaign: string, holder: string): Promise<ClosingRules | null> {
  try {
    const configuration = await directoryOf(env).agent(holder);
    const membership = configuration?.memberships.find((one) => one.campaign === campaign);
    if (membership === undefined) return null;
    return { paths: membership.dispositions, needs: membership.dispositionNeeds ?? [] };
  } catch {
    return null;
  }
}

import { isAnswered } from "../../domain/quality/quality.ts";
import type { ConversationClientFrame } from "../../protocol/conversation-socket.ts";
import { type ClosingRules, lackOf } from "../../protocol/dispositions.ts";
import { directoryOf } from "../addresses.ts";
import type { Attendee } from "./attendance.ts";
import type { StoredInteraction } from "./interaction-store.ts";

type Close = Extract<ConversationClientFrame, { t: "close" }>;

/**
 * What the holder closes without that the campaign asked for when the interaction came (DSP-2 to DSP-4, WEB-21); null: nothing.
 * Supervisors close as they must.
 */
export function lackAtClosing(
  one: StoredInteraction | null,
  close: Close,
  by: Attendee,
  now: number,
): "disposition_needed" | "answers_needed" | null {
  // What came back after its close keeps what it was closed with.
  if (one === null || one.afterClose || one.held.holder !== by.who || one.facts?.closing === undefined) return null;
  return lacking(one.facts.closing, close, now);
}

/** What a close lacks by these rules; null: nothing. Answers to a model that is asked no more are as wrong as none. */
export function lacking(
  rules: ClosingRules,
  { disposition, quality = null }: Close,
  now: number,
): "disposition_needed" | "answers_needed" | null {
  if (lackOf(rules, disposition, now) !== null) return "disposition_needed";
  if (rules.quality === undefined) return null;
  if (rules.quality === null) return quality === null ? null : "answers_needed";
  const { name, questions } = rules.quality;
  return quality?.model === name && isAnswered(questions, quality.answers) ? null : "answers_needed";
}

/** What the campaign asks for now, as the holder's dialog shows it; null: it cannot be told, or the holder is no longer of the campaign. */
export async function closingNow(env: Env, campaign: string, holder: string): Promise<ClosingRules | null> {
  try {
    const configuration = await directoryOf(env).agent(holder);
    const membership = configuration?.memberships.find((one) => one.campaign === campaign);
    if (membership === undefined) return null;
    const { dispositions, dispositionNeeds, quality } = membership;
    return { paths: dispositions, needs: dispositionNeeds ?? [], quality: quality ?? null };
  } catch {
    return null;
  }
}

import type { Channel } from "../../../domain/campaign/campaign.ts";
import type { DeskCampaign } from "../../../protocol/desk-socket.ts";
import type { Problem } from "../../../protocol/problem.ts";
import { m } from "../../shared/paraglide/messages.js";
import { SOURCE_NAMES } from "../administration/black-list/words.ts";
import { problemText } from "../problem-text.ts";
import type { Dialled } from "./use-dialled.ts";

/** Channels in which we may write first; Messenger answers who wrote first (FB-8). */
const STARTABLE: readonly Channel[] = ["sms", "whatsapp"];
/** As the door words it. */
const HELD_BY = /^(.+) holds it$/;

/** The agent's campaigns in which a conversation can be begun (SMS-93, WA-3). */
export function startable(campaigns: readonly DeskCampaign[]): readonly DeskCampaign[] {
  return campaigns.filter(({ channel }) => STARTABLE.includes(channel));
}

/** One try: its id is kept while what is sent stays the same, so that a repetition is harmless; something else is another message. */
export interface Attempt {
  id: string;
  of: string;
}

export function attemptOf(message: object, before: Attempt | null, newId: () => string): Attempt {
  const of = JSON.stringify(message);
  return before?.of === of ? before : { id: newId(), of };
}

/** Is it the number that is wrong, or nobody to be written to? Then it is said beside it. */
export function blamesNumber({ code, errors = [] }: Problem): boolean {
  if (code === "black_listed") return true;
  return code === "invalid_number" || (code === "invalid_input" && errors.some(({ path }) => path === "destination"));
}

/** What is said of a number before anything is sent to it; one that may still grow is wrong only once its field was left. `said`: a moment (ms) in words. */
export function dialledComplaint(
  { known, isWrong }: Dialled,
  left: boolean,
  said: (at: number) => string,
): string | null {
  const blocked = known?.blocked ?? null;
  if (blocked !== null)
    return m.inbox_start_blocked({ when: said(blocked.at), source: SOURCE_NAMES[blocked.source]() });
  return isWrong && left ? m.portal_problem_invalid_number() : null;
}

/** What is still to be said, if anything: a template is chosen, and then filled in. */
export function nothingSaid(asText: boolean, isChosen: boolean): string {
  if (asText) return m.inbox_start_text_missing();
  return isChosen ? m.inbox_start_values_missing() : m.inbox_start_template_missing();
}

/** Why it was not begun; who holds the customer already is named. */
export function startRefusal(refused: Problem): string {
  if (refused.code === "black_listed") return problemText(refused);
  if (blamesNumber(refused)) return m.portal_problem_invalid_number();
  if (refused.code !== "conflict") return problemText(refused);
  const [, name] = HELD_BY.exec(refused.detail ?? "") ?? [];
  return name === undefined ? m.inbox_start_held() : m.inbox_start_held_by({ name });
}

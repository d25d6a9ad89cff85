import type { Choice, NotAmong } from "../../../domain/routing/choice.ts";
import type { Entry } from "../../../protocol/conversation-entry.ts";
import { m } from "../../shared/paraglide/messages.js";
import { reasonText } from "../status/reason-text.ts";
import { becauseText } from "./because.ts";

/** A choice as the log tells it: who got it, why, out of whom, and when (ms). */
export interface ToldChoice {
  agent: string;
  reason: string;
  choice: Choice;
  at: number;
}

const WHYS: Partial<Record<NotAmong, () => string>> = {
  "offer-outstanding": m.monitor_why_offer,
  "others-are-free": m.monitor_why_others_free,
  penalty: m.monitor_why_penalty,
  "refused-it": m.inbox_choice_refused_it,
};

/** What this entry tells of a choice; null: nobody chose. */
export function toldChoice({ event, at }: Entry): ToldChoice | null {
  if (event?.type !== "assigned" && event?.type !== "transferred") return null;
  const { choice, reason = "" } = event;
  const agent = event.type === "assigned" ? event.agent : event.to;
  return choice === undefined ? null : { agent, reason, choice, at };
}

/** The last one of this interaction, as long as whom it names has it: who has taken or was given it since was not chosen. */
export function lastChoice(entries: readonly Entry[], interaction: string, holder: string): ToldChoice | null {
  const told = entries.findLast((entry) => entry.interaction === interaction && toldChoice(entry) !== null);
  const last = told === undefined ? null : toldChoice(told);
  return last?.agent === holder ? last : null;
}

/** Every user that it names, once. */
export function idsIn({ could, couldNot }: Choice): string[] {
  return [...could, ...couldNot].map(({ agent }) => agent);
}

/** *Line 1 of 6; candidates Ana, Carla; Bruno refused: holds an interaction; draw 0.37 over weights 100, 50*, in its parts. */
export function choiceText({ reason, choice }: ToldChoice, names: Readonly<Record<string, string>>): string[] {
  const { place, waiting, could, couldCount, couldNot, couldNotCount, draw } = choice;
  const nameOf = (agent: string) => (Object.hasOwn(names, agent) ? names[agent] : null) || m.inbox_choice_someone();
  const more = couldNotCount - couldNot.length;
  return [
    m.inbox_choice_place({ place, waiting }),
    m.inbox_choice_could({
      names: andMore(
        could.map(({ agent }) => nameOf(agent)),
        couldCount,
      ),
    }),
    ...couldNot.map(({ agent, why }) => m.inbox_choice_could_not({ name: nameOf(agent), why: whyText(why) })),
    ...(more > 0 ? [m.inbox_choice_more_not({ count: more })] : []),
    draw === null
      ? becauseText(reason)
      : m.inbox_choice_draw({
          draw,
          weights: andMore(
            could.map(({ weight }) => String(weight)),
            couldCount,
          ),
        }),
  ];
}

/** Within a sentence. */
function whyText(why: NotAmong): string {
  const text = WHYS[why]?.() ?? reasonText(why);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function andMore(shown: readonly string[], count: number): string {
  const names = shown.join(", ");
  return count > shown.length ? m.inbox_choice_more({ names, count: count - shown.length }) : names;
}

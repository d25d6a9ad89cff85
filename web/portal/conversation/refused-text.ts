import type { Refused } from "../../shared/live/live.ts";
import { m } from "../../shared/paraglide/messages.js";
import { timeOfDay } from "../clock.ts";
import { problemText } from "../problem-text.ts";

/** Why an act was not carried out; where somebody was first, who and when. */
export function refusedText({ code, first }: Refused): string {
  if (first === undefined) return problemText({ code });
  const who = { name: first.name, time: timeOfDay(first.at) };
  return code === "closed" ? m.inbox_closed_by(who) : m.inbox_held_by(who);
}

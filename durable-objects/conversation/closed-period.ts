import type { Language } from "../../domain/campaign/campaign.ts";
import { closedText, isOpen, nextOpening } from "../../domain/campaign/schedule.ts";
import { textFor } from "../../domain/campaign/texts.ts";
import type { CampaignFacts } from "../calls.ts";
import type { CarrierLine } from "./carrier-line.ts";

/** What who writes while it is closed is told, once a closed period (decisions: out of schedule); empty when it is open, or was said. */
export function closedWords(line: CarrierLine, facts: CampaignFacts | null, language: Language, now: number): string {
  const hours = facts?.hours;
  if (facts === null || hours === undefined || isOpen(hours, now)) return "";
  const until = nextOpening(hours, now) ?? Number.MAX_SAFE_INTEGER;
  if (line.facts.get("toldClosedUntil") === until) return "";
  line.facts.set("toldClosedUntil", until);
  const holiday = closedText(hours, now);
  return holiday === null ? facts.texts.outOfTime : textFor(holiday, language, language);
}

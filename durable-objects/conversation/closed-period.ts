import type { Language } from "../../domain/campaign/campaign.ts";
import { closedText, isOpen, nextOpening } from "../../domain/campaign/schedule.ts";
import { textFor } from "../../domain/campaign/texts.ts";
import type { CampaignFacts } from "../calls/interaction.ts";
import type { CarrierLine } from "./carrier-line.ts";

/** What is said to who writes now, and until when, ms, it stays closed; null: it is open. */
export function closedPeriod(
  facts: CampaignFacts | null,
  language: Language,
  now: number,
): { until: number; text: string } | null {
  const hours = facts?.hours;
  if (facts === null || hours === undefined || isOpen(hours, now)) return null;
  const holiday = closedText(hours, now);
  return {
    until: nextOpening(hours, now) ?? Number.MAX_SAFE_INTEGER,
    text: holiday === null ? facts.texts.outOfTime : textFor(holiday, language, language),
  };
}

/** What who writes while it is closed is told, once a closed period (decisions: out of schedule); empty when it is open, or was said. */
export function closedWords(line: CarrierLine, facts: CampaignFacts | null, language: Language, now: number): string {
  const closed = closedPeriod(facts, language, now);
  if (closed === null || line.facts.get("toldClosedUntil") === closed.until) return "";
  line.facts.set("toldClosedUntil", closed.until);
  return closed.text;
}

import { m } from "../../../shared/paraglide/messages.js";
import { can } from "../../session.ts";

export interface SectionName {
  id: string;
  title: () => string;
  /** The fields whose errors count here. */
  holds: RegExp;
}

const NOTHING = /^$/;

const ALL: readonly SectionName[] = [
  {
    id: "basic",
    title: m.campaigns_section_basic,
    holds:
      /^(name|caseCode|enabled|strategy|order|maxInteractions|colour|offerTimeout|missedOffers|rest|transferTime|inactivity|waitingForCustomer|reopenWindow)\b/,
  },
  { id: "schedule", title: m.campaigns_section_schedule, holds: /^schedule\b/ },
  { id: "messages", title: m.campaigns_section_messages, holds: /^(messages|defaultLanguage)\b/ },
  { id: "thresholds", title: m.campaigns_section_thresholds, holds: /^thresholds\b/ },
  { id: "checks", title: m.campaigns_section_checks, holds: /^checks\b/ },
  { id: "form", title: m.campaigns_section_form, holds: /^form\b/ },
  { id: "domains", title: m.campaigns_section_domains, holds: /^allowedDomains\b/ },
  { id: "canned", title: m.campaigns_section_canned, holds: /^canned\b/ },
  { id: "dispositions", title: m.campaigns_section_dispositions, holds: /^dispositions\b/ },
  { id: "members", title: m.campaigns_section_members, holds: NOTHING },
  { id: "embed", title: m.campaigns_section_embed, holds: NOTHING },
];

/** The form from top to bottom, as far as the role may write it. */
export function sections(): readonly SectionName[] {
  return ALL.filter(({ id }) => id !== "canned" || can("canned"));
}

/** The heading to which the anchor leads. */
export function headingOf(section: string): string {
  return `section-${section}`;
}

import type { Channel } from "../../../../domain/campaign/campaign.ts";
import { m } from "../../../shared/paraglide/messages.js";

export interface SectionName {
  id: string;
  title: () => string;
  /** The fields whose errors count here. */
  holds: RegExp;
  /** Only of these kinds of channel; absent: of every one. */
  of?: readonly Kind[];
}

/** Webchat, what reaches the customer by a carrier's account, and mail, which has mailboxes. */
type Kind = "webchat" | "carriers" | "email";

const NOTHING = /^$/;

const ALL: readonly SectionName[] = [
  {
    id: "basic",
    title: m.campaigns_section_basic,
    holds:
      /^(name|caseCode|enabled|strategy|order|maxInteractions|colour|offerTimeout|missedOffers|rest|transferTime|transferTo|inactivity|waitingForCustomer|reopenWindow)\b/,
  },
  { id: "line", title: m.campaigns_section_line, holds: /^(provider|dids|doNotKeep|optOutWords)\b/, of: ["carriers"] },
  {
    id: "mailbox",
    title: m.mailboxes_section_mailbox,
    holds: /^(mailbox|addresses|receives|doNotKeep)\b/,
    of: ["email"],
  },
  { id: "schedule", title: m.campaigns_section_schedule, holds: /^schedule\b/ },
  {
    id: "messages",
    title: m.campaigns_section_messages,
    holds: /^(messages|defaultLanguage|offline)\b/,
    of: ["webchat", "carriers"],
  },
  {
    id: "mails",
    title: m.campaigns_section_messages,
    holds: /^(messages|outOfTimeSubject|confirmation|defaultLanguage)\b/,
    of: ["email"],
  },
  { id: "signature", title: m.mailboxes_section_signature, holds: /^signature\b/, of: ["email"] },
  { id: "rating", title: m.mailboxes_section_rating, holds: /^mailRating\b/, of: ["email"] },
  { id: "thresholds", title: m.campaigns_section_thresholds, holds: /^thresholds\b/ },
  { id: "checks", title: m.campaigns_section_checks, holds: /^checks\b/, of: ["webchat"] },
  { id: "form", title: m.campaigns_section_form, holds: /^form\b/, of: ["webchat"] },
  { id: "domains", title: m.campaigns_section_domains, holds: /^allowedDomains\b/, of: ["webchat"] },
  { id: "canned", title: m.campaigns_section_canned, holds: /^canned\b/ },
  { id: "dispositions", title: m.campaigns_section_dispositions, holds: /^dispositions\b/ },
  { id: "members", title: m.campaigns_section_members, holds: NOTHING },
  { id: "embed", title: m.campaigns_section_embed, holds: NOTHING, of: ["webchat"] },
];

/** The form from top to bottom, as far as it concerns the channel and the role may write it. */
export function sectionsFor(channel: Channel, mayWriteCanned: boolean): readonly SectionName[] {
  const kind: Kind = channel === "webchat" || channel === "email" ? channel : "carriers";
  return ALL.filter(({ id, of = [kind] }) => of.includes(kind) && (id !== "canned" || mayWriteCanned));
}

/** The heading to which the anchor leads. */
export function headingOf(section: string): string {
  return `section-${section}`;
}

import type { Channel } from "../../../../domain/campaign/campaign.ts";
import { can } from "../../session.ts";
import { type SectionName, sectionsFor } from "./sections.ts";

/** What this user's form of a campaign of the channel shows. */
export function shownSections(channel: Channel): readonly SectionName[] {
  return sectionsFor(channel, can("canned"));
}

import type { Campaign, Language } from "../domain/campaign/campaign.ts";
import { textFor } from "../domain/campaign/texts.ts";
import type { CampaignSnapshot } from "../protocol/snapshots.ts";
import type { CampaignFacts } from "./calls/interaction.ts";

/** What a conversation needs to know of its campaign, its texts in the customer's language. */
export function campaignFacts(
  {
    campaign,
    dispositions,
    dispositionNeeds = [],
    quality = null,
  }: Pick<CampaignSnapshot, "campaign" | "dispositions" | "dispositionNeeds" | "quality">,
  language: Language,
): CampaignFacts {
  // A mail campaign writes its confirmation and its out-of-time mail, and greets nobody.
  const isSilent = (name: keyof CampaignFacts["texts"]) => campaign.channel === "email" && name !== "outOfTime";
  const say = (name: keyof CampaignFacts["texts"]) =>
    isSilent(name) ? "" : textFor(campaign.messages[name], language, campaign.defaultLanguage);
  return {
    campaignName: campaign.name,
    serviceLevel: campaign.thresholds.serviceLevel,
    dropout: campaign.thresholds.dropout,
    transferTime: campaign.transferTime,
    transferTo: campaign.transferTo,
    closing: { paths: dispositions, needs: dispositionNeeds, quality },
    inactivity: campaign.inactivity,
    waitingForCustomer: campaign.waitingForCustomer,
    reopenWindow: campaign.reopenWindow,
    showAgentName: campaign.checks.showAgentName,
    files: campaign.checks.files,
    texts: {
      welcome: say("welcome"),
      outOfTime: say("outOfTime"),
      notAvailable: say("notAvailable"),
      feedback: say("feedback"),
      automaticAgent: say("automaticAgent"),
    },
    ...(campaign.channel === "webchat" ? {} : { hours: campaign.schedule }),
    ...(campaign.channel === "email" && { mail: mailFacts(campaign, language) }),
  };
}

function mailFacts(
  { confirmation, outOfTimeSubject, defaultLanguage }: Campaign,
  language: Language,
): NonNullable<CampaignFacts["mail"]> {
  return {
    confirmation: {
      subject: textFor(confirmation.subject, language, defaultLanguage),
      text: textFor(confirmation.text, language, defaultLanguage),
    },
    outOfTimeSubject: textFor(outOfTimeSubject, language, defaultLanguage),
  };
}

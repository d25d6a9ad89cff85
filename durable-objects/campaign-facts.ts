import type { Campaign, Language } from "../domain/campaign/campaign.ts";
import { textFor } from "../domain/campaign/texts.ts";
import type { CampaignFacts } from "./calls.ts";

/** What a conversation needs to know of its campaign, its texts in the customer's language. */
export function campaignFacts(campaign: Campaign, language: Language): CampaignFacts {
  const say = (name: keyof CampaignFacts["texts"]) =>
    textFor(campaign.messages[name], language, campaign.defaultLanguage);
  return {
    campaignName: campaign.name,
    serviceLevel: campaign.thresholds.serviceLevel,
    dropout: campaign.thresholds.dropout,
    transferTime: campaign.transferTime,
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
  };
}

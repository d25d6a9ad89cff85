import type { Schedule, Strategy } from "../../domain/campaign/campaign.ts";
import type { InteractionSummary } from "../../domain/interaction/interaction.ts";
import type { ClosingRules } from "../../protocol/dispositions.ts";

/** Facts that a conversation needs of its campaign: it reads no configuration, they come with the queue's answer. */
export interface CampaignFacts {
  campaignName: string;
  serviceLevel: number;
  dropout: number;
  transferTime: number;
  /** Ids; null or, of one begun before there were limits, absent: any. */
  transferTo?: string[] | null;
  /** DSP-2 to DSP-4, WEB-21: what closing asks for; of one begun before it was noted, absent. */
  closing?: ClosingRules;
  inactivity: { warnAfter: number; closeAfter: number };
  waitingForCustomer: number;
  reopenWindow: number;
  showAgentName: boolean;
  files: boolean;
  texts: Record<"welcome" | "outOfTime" | "notAvailable" | "feedback" | "automaticAgent", string>;
  /** SMS, WhatsApp, Messenger, mail: when it is open, for the one text a closed period; absent in webchat. */
  hours?: Schedule;
  /** What a mail campaign writes by itself. */
  mail?: { confirmation: { subject: string; text: string }; outOfTimeSubject: string };
}

export type Opening = Omit<InteractionSummary, "caseNumber" | "campaignName">;

/** Everything that a desk needs to show what it is offered or given. */
export interface Parcel {
  summary: InteractionSummary;
  strategy: Strategy;
  maxInteractions: number;
  serviceLevel: number;
}

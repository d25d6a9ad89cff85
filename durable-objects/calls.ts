import type { Language, Strategy } from "../domain/campaign/campaign.ts";
import type { CustomerDetails, ExpiryReason, InteractionSummary } from "../domain/interaction/interaction.ts";
import type { AgentSnapshot } from "../domain/routing/snapshot.ts";
import type { InteractionRecord } from "../protocol/archive.ts";
import type { HeldInteraction } from "../protocol/desk-socket.ts";
import type { ProblemCode } from "../protocol/problem.ts";
import type { AuditLine } from "../store/changes.ts";

/**
 * What the objects say to each other. All of it travels through an outbox, in order to each target, perhaps more than once; numbers
 * (turn, n) tell the late ones. Verbs are added, never changed: a new build talks to objects of the last one.
 */

/** Facts that a conversation needs of its campaign: it reads no configuration, they come with the queue's answer. */
export interface CampaignFacts {
  campaignName: string;
  serviceLevel: number;
  dropout: number;
  transferTime: number;
  inactivity: { warnAfter: number; closeAfter: number };
  waitingForCustomer: number;
  reopenWindow: number;
  showAgentName: boolean;
  files: boolean;
  texts: Record<"welcome" | "outOfTime" | "notAvailable" | "feedback" | "automaticAgent", string>;
}

export type Opening = Omit<InteractionSummary, "caseNumber" | "campaignName">;

export type QueueCall =
  | {
      verb: "enter";
      opening: Opening;
      turn: number;
      head: boolean;
      transfer: boolean;
      caseNumber: string | null;
      preferred: string | null;
      /** Who passes it on: the others are asked before them. */
      giver: string | null;
    }
  | {
      verb: "leave";
      interaction: string;
      turn: number;
      record: InteractionRecord | null;
      how: "served" | "abandoned" | "short" | "moved";
    }
  | { verb: "moved"; interaction: string; turn: number; agent: string }
  | {
      verb: "answered";
      interaction: string;
      agent: string;
      n: number;
      yes: boolean;
      missed: boolean;
      snapshot: AgentSnapshot;
    };

export type EnterReply =
  | { outcome: "waiting"; ticket: number; position: number; caseNumber: string; staffed: boolean; facts: CampaignFacts }
  | { outcome: "refused"; reason: ExpiryReason; text: string; caseNumber: string; facts: CampaignFacts }
  | { outcome: "unknown-campaign" }
  | { outcome: "stale" };

export type QueueReply = EnterReply | { outcome: "ok" };

/** Everything that a desk needs to show what it is offered or given. */
export interface Parcel {
  summary: InteractionSummary;
  strategy: Strategy;
  maxInteractions: number;
  serviceLevel: number;
}

export type DeskCall =
  | {
      verb: "offer";
      parcel: Parcel;
      turn: number;
      n: number;
      ring: number;
      from: "queue" | "conversation";
      pulled: boolean;
      giver: { name: string; note: string } | null;
    }
  | { verb: "withdraw"; interaction: string; n: number }
  | { verb: "hold"; parcel: Parcel; turn: number; n: number; head: number }
  | {
      verb: "grant";
      parcel: Parcel;
      turn: number;
      n: number;
      head: number;
      giver: { name: string; note: string } | null;
    }
  | { verb: "release"; interaction: string; turn: number; why: "closed" | "transferred" | "taken" | "lost" | "expired" }
  | { verb: "await-customer"; interaction: string; turn: number; on: boolean };

export type DeskReply =
  | { answer: "yes" | "ringing" | "no"; name: string; snapshot: AgentSnapshot }
  | { answer: "ok" | "gone"; name: string };

export type ConversationCall =
  | {
      verb: "assigned";
      interaction: string;
      campaign: string;
      agent: string;
      turn: number;
      n: number;
      because: string;
      /** Seconds of waiting that count: in schedule only. */
      waited: number;
      facts: CampaignFacts;
      parcel: Parcel;
    }
  | { verb: "expire"; interaction: string; campaign: string; turn: number; reason: ExpiryReason; text: string }
  | { verb: "lost"; interaction: string; agent: string; turn: number }
  | { verb: "answered"; interaction: string; agent: string; name: string; n: number; yes: boolean }
  | { verb: "hand-over"; interaction: string; agent: string; to: string; note: string }
  | { verb: "who-holds"; interaction: string; agent: string; n: number }
  | { verb: "end-session"; user: string; session: string }
  /** The user's rights have changed: their look on it is asked for anew. */
  | { verb: "end-watch"; user: string };

/** A line for the audit log; D1 may be away for a while. */
export interface AuditCall {
  verb: "audit";
  line: AuditLine;
}

export type ConversationReply = { outcome: "ok" | "stale" } | { outcome: "held" | "pending" | "gone" };

/** A hint, never stored: the last one wins, and asking again repairs a lost one. */
export interface News {
  interaction: string;
  head: number;
  unread: number;
  last: NonNullable<HeldInteraction["last"]>;
}

export interface StartRequest {
  conversation: string;
  campaign: string;
  visitor: string;
  /** Id of the first word. */
  request: string;
  customer: CustomerDetails;
  extra: { label: string; value: string }[];
  message: string;
  language: Language;
}

export type StartReply =
  | { outcome: "started"; interaction: string; caseNumber: string }
  | { outcome: "refused"; code: ProblemCode; text: string };

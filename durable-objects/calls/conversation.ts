import type { Language } from "../../domain/campaign/campaign.ts";
import type { CustomerDetails, ExpiryReason } from "../../domain/interaction/interaction.ts";
import type { Choice } from "../../domain/routing/choice.ts";
import type { ProblemCode } from "../../protocol/problem.ts";
import type { CampaignFacts, Parcel } from "./interaction.ts";

/** What a queue or a desk says to a conversation. */
export type ConversationCall =
  | {
      verb: "assigned";
      interaction: string;
      campaign: string;
      agent: string;
      turn: number;
      n: number;
      because: string;
      /** Absent in what a line told before this build. */
      choice?: Choice | null;
      /** Seconds of waiting that count: in schedule only. */
      waited: number;
      facts: CampaignFacts;
      parcel: Parcel;
    }
  | { verb: "expire"; interaction: string; campaign: string; turn: number; reason: ExpiryReason; text: string }
  | { verb: "lost"; interaction: string; agent: string; turn: number; note?: string }
  | { verb: "answered"; interaction: string; agent: string; name: string; n: number; yes: boolean }
  | { verb: "hand-over"; interaction: string; agent: string; to: string; note: string }
  | { verb: "who-holds"; interaction: string; agent: string; n: number }
  | { verb: "end-session"; user: string; session: string }
  /** The user's rights have changed: their look on it is asked for anew. */
  | { verb: "end-watch"; user: string };

export type ConversationReply = { outcome: "ok" | "stale" } | { outcome: "held" | "pending" | "gone" };

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

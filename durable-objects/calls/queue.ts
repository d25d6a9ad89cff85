import type { ExpiryReason } from "../../domain/interaction/interaction.ts";
import type { AgentSnapshot } from "../../domain/routing/snapshot.ts";
import type { InteractionRecord } from "../../protocol/archive.ts";
import type { CampaignFacts, Opening, Parcel } from "./interaction.ts";

/**
 * What the objects say to each other. All of it travels through an outbox, in order to each target, perhaps more than once; numbers
 * (turn, n) tell the late ones. Verbs are added, never changed: a new build talks to objects of the last one.
 */

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
      /** A supervisor has placed it: no full line stops it. `first`: before all others. Left out by the last build. */
      placed?: "first" | "moved";
    }
  | {
      verb: "leave";
      interaction: string;
      turn: number;
      record: InteractionRecord | null;
      how: "served" | "abandoned" | "short" | "moved";
    }
  | { verb: "moved"; interaction: string; turn: number; agent: string }
  /** An agent has begun it: nobody waits, but it is the campaign's, with a case number and its facts. */
  | { verb: "begun"; opening: Opening; turn: number; agent: string }
  /** May the house answer this mail by itself? The campaign knows who has had which text, over all threads. */
  | {
      verb: "may-answer";
      interaction: string;
      /** The mail that is answered. */
      entry: string;
      /** To whom, in lower case. */
      address: string;
      said: "confirmation" | "out-of-time";
      /** Once for each: a closed period, an interaction. */
      period: string;
      subject: string;
      text: string;
    }
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
  | {
      outcome: "waiting";
      ticket: number;
      position: number;
      caseNumber: string;
      staffed: boolean;
      facts: CampaignFacts;
      /** ms since which it waits in this line. Left out by the last build. */
      enteredAt?: number;
    }
  | { outcome: "refused"; reason: ExpiryReason; text: string; caseNumber: string; facts: CampaignFacts }
  | { outcome: "unknown-campaign" }
  | { outcome: "stale" };

/** Answer to `begun`. */
export type BegunReply =
  | { outcome: "begun"; caseNumber: string; facts: CampaignFacts; parcel: Omit<Parcel, "summary"> }
  | { outcome: "unknown-campaign" };

/** Answer to `may-answer`. */
export type MayAnswerReply = { outcome: "answer" | "quiet" } | { outcome: "unknown-campaign" };

export type QueueReply = EnterReply | BegunReply | MayAnswerReply | { outcome: "ok" };

import type { AgentSnapshot } from "../../domain/routing/snapshot.ts";
import type { HeldInteraction } from "../../protocol/desk-socket.ts";
import type { Parcel } from "./interaction.ts";

/** What a queue or a conversation says to an agent's desk. */
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
  | {
      verb: "release";
      interaction: string;
      turn: number;
      why: "closed" | "transferred" | "taken" | "lost" | "expired";
      /** The supervisor who has done it; left out where nobody but the agent, the customer or time has. */
      by?: string;
    }
  | { verb: "await-customer"; interaction: string; turn: number; on: boolean }
  /** The customer writes to somebody who may have gone: `gone` sends it back to the line. */
  | { verb: "still-there"; interaction: string; turn: number };

export type DeskReply =
  | { answer: "yes" | "ringing" | "no"; name: string; snapshot: AgentSnapshot }
  | { answer: "ok" | "gone"; name: string };

/** A hint, never stored: the last one wins, and asking again repairs a lost one. */
export interface News {
  interaction: string;
  head: number;
  unread: number;
  last: NonNullable<HeldInteraction["last"]>;
}

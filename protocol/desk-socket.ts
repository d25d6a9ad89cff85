import { z } from "zod";
import type { AgentStatus, Break } from "../domain/agent/agent.ts";
import type { Channel, Language, Strategy } from "../domain/campaign/campaign.ts";
import type { InteractionSummary } from "../domain/interaction/interaction.ts";
import type { CannedChoice } from "./canned.ts";
import type { DispositionNeed } from "./dispositions.ts";
import type { QualityModel } from "./quality.ts";
import type { ByeFrame, RefusedFrame } from "./socket.ts";

/** The socket of one agent's desk: what they hold, what is offered, their status. One a tab. */

const interaction = z.string().regex(/^(?:[0-9a-f]{32}|[a-z2-7]{26})-[0-9]{1,9}$/);
const id = z.string().min(1).max(64);

/** Characters of what whoever goes on with an interaction is to know. */
export const LONGEST_NOTE = 1_000;

export const deskClientFrame = z.discriminatedUnion("t", [
  z.strictObject({ t: z.literal("answer"), interaction, n: z.number().int(), yes: z.boolean() }),
  /** This tab has these on screen; what no tab shows is given back. */
  z.strictObject({ t: z.literal("shown"), interactions: z.array(interaction).max(200) }),
  z.strictObject({ t: z.literal("break"), id: id.nullable() }),
  /** The wrap-up is over before its time. */
  z.strictObject({ t: z.literal("ready") }),
  z.strictObject({ t: z.literal("call"), on: z.boolean() }),
  z.strictObject({ t: z.literal("read-notice"), notice: id }),
  /** Pull: the head of this campaign's line, or (ringallmultiple) the one named. */
  z.strictObject({ t: z.literal("take"), id, campaign: id, interaction: interaction.optional() }),
  /** Signing out: what becomes of what is held. Several where one would be too long; `done` when it is carried out. */
  z.strictObject({
    t: z.literal("sign-out"),
    id,
    held: z.record(interaction, z.union([z.literal("line"), z.literal("keep"), z.strictObject({ agent: id })])),
    /** Interaction → what whoever goes on with it is to know; what is kept needs none. */
    notes: z.record(interaction, z.string().max(LONGEST_NOTE)).default({}),
  }),
]);
export type DeskClientFrame = z.infer<typeof deskClientFrame>;

export interface HeldInteraction extends InteractionSummary {
  turn: number;
  strategy: Strategy;
  /** Signed; opens the conversation's socket. */
  ticket: string;
  heldSince: number;
  transferring: boolean;
  awaitingCustomer: boolean;
  /** `rev` the conversation had when it last told the desk: a tab sees at once what it lacks. */
  head: number;
  unread: number;
  last: { by: "visitor" | "agent" | "system"; text: string; at: number } | null;
  /** Service level of the campaign, seconds: the dial. */
  serviceLevel: number;
}

export interface Offer extends InteractionSummary {
  n: number;
  turn: number;
  /** ms; the card counts down to it. */
  until: number;
  from: { agent: string; note: string } | null;
}

/** What a supervisor has told the agent or done to them: kept until it is read. `text`: the words, or the name of the break. */
export interface Notice {
  id: string;
  kind: "message" | "break" | "break-ended" | "logged-out";
  by: string;
  text: string;
  at: number;
}

/** AGT-4: what the agent has done today. */
export interface DeskDay {
  answered: number;
  breaks: { name: string; from: number; to: number | null }[];
}

export interface DeskStatus {
  status: AgentStatus;
  /** `limit`: minutes that this very break may last, by its own limit and by what its kind had left of the day; 0 = without limit. */
  break: (Pick<Break, "id" | "name" | "icon" | "limit"> & { since: number }) | null;
  onCall: boolean;
  since: number;
  /** ms; nothing is delivered until then, while the agent finishes the last one. Null: none is on. */
  wrapUpUntil: number | null;
}

export interface DeskCampaign {
  id: string;
  name: string;
  channel: Channel;
  strategy: Strategy;
  /** Why this agent gets nothing of it now; null when they may. */
  reason: string | null;
  canned: CannedChoice[];
  dispositions: string[][];
  /** Of those that ask for a comment, or for a date to come back (DSP-3, DSP-4). */
  dispositionNeeds: DispositionNeed[];
  /** What is asked on closing (WEB-21). */
  quality: QualityModel | null;
  /** TRF-5: ids of the campaigns to which it may be transferred; null: any. */
  transferTo: string[] | null;
}

export type DeskServerFrame =
  | {
      t: "hello";
      version: number;
      now: number;
      me: { id: string; name: string; username: string; language: Language | null; mayToggleCall: boolean };
      /** Lets this tab come back for 30 minutes even while D1 is away. */
      ticket: string;
      status: DeskStatus;
      held: HeldInteraction[];
      offers: Offer[];
      breaks: Break[];
      campaigns: DeskCampaign[];
      /** Colleagues for a transfer. */
      colleagues: { id: string; name: string }[];
      today: DeskDay;
      /** Not read yet, oldest first. */
      notices: Notice[];
    }
  | { t: "held"; held: HeldInteraction }
  | {
      t: "released";
      interaction: string;
      why: "closed" | "transferred" | "taken" | "lost" | "expired";
      /** The supervisor who has done it. */
      by?: string;
    }
  | { t: "notice"; notice: Notice }
  | { t: "notice-read"; notice: string }
  | { t: "offer"; offer: Offer }
  | { t: "withdrawn"; interaction: string; n: number }
  | {
      t: "news";
      interaction: string;
      head: number;
      unread: number;
      last: NonNullable<HeldInteraction["last"]>;
      awaitingCustomer: boolean;
    }
  | { t: "status"; status: DeskStatus; today: DeskDay }
  | { t: "campaigns"; campaigns: DeskCampaign[]; breaks: Break[]; colleagues: { id: string; name: string }[] }
  | { t: "ticket"; ticket: string }
  | { t: "done"; id: string }
  | RefusedFrame
  | ByeFrame;

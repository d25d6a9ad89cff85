import type { ReceiptState, RemoteFile } from "../../channels/carrier.ts";
import type { Channel, Language } from "../../domain/campaign/campaign.ts";
import type { TemplateChoice } from "../../protocol/conversation-word.ts";
import type { ProblemCode } from "../../protocol/problem.ts";

/** By which account, and to whom, the words of a conversation leave. */
export interface CarrierAddress {
  channel: Channel;
  /** Id of the account. */
  provider: string;
  /** Our number, port or page. */
  sender: string;
  /** What a STOP to that sender blocks: `sender:<channel>:<sender>`. */
  scope: string;
  /** The customer as the black list and the conversation's name know them: `customerKey`. */
  key: string;
  /** The same person's other addresses on that list: WhatsApp's number beside a user id, and the other way round. */
  alsoKnownAs?: string[];
  /** As the carrier is told: the address that it gave us, or the number in its format. */
  carrier: string;
  /** As people read it. */
  shown: string;
  /** Short codes and names write to us, and cannot be answered. */
  answerable: boolean;
  /** The page may answer for seven days. */
  humanAgent: boolean;
  /** Longest text of one message, characters. */
  longest: number;
}

/** What a carrier's webhook brings to a conversation. */
export interface InboundMessage {
  conversation: string;
  campaign: string;
  line: CarrierAddress;
  /** As the carrier tells it, or empty. */
  name: string;
  /** Number by which people can reach the customer; empty where the channel shows none. */
  phone: string;
  language: Language;
  /** The carrier's id: the same again is a repetition. Null: every one is new. */
  id: string | null;
  /** ms, the carrier's time. */
  at: number;
  text: string;
  files: RemoteFile[];
  /** A call: opens the window, says nothing. */
  call: boolean;
  /** Of the whole text, by the words of the campaign (decisions: STOP). */
  meaning: "opt-out" | "opt-in" | null;
  /** The carrier confirms a STOP itself. */
  carrierConfirms: boolean;
}

/** A word of ours that begins outside. */
interface WordFromOutside {
  conversation: string;
  line: CarrierAddress;
  /** Made by its sender: the same again is harmless. */
  id: string;
  text: string;
}

/** Another program's SendSMS (API-3): nobody holds what comes of it until the customer answers. */
export interface ProgramsWord extends WordFromOutside {
  /** The id was made for this call: it cannot have come before. */
  fresh?: boolean;
  /** Who signs it, and gets the answer first; null: the house. */
  agent: { id: string; name: string } | null;
}

/** An agent's *New* (SMS-93): they hold what comes of it. */
export interface AgentsWord extends WordFromOutside {
  campaign: string;
  template: TemplateChoice | null;
  /** Of the interaction that it begins. */
  language: Language;
  agent: { id: string; name: string };
}

export type AgentsWordReply =
  | { outcome: "kept" | "known"; interaction: string }
  | { outcome: "refused"; code: ProblemCode; first?: string };

export interface Receipt {
  /** Id of our entry. */
  entry: string;
  /** Id of the account by whose door it came: another's receipts count for nothing. */
  provider: string;
  state: ReceiptState;
  reason: string;
  carrierId: string | null;
  at: number;
}

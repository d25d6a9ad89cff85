import type { Channel } from "../domain/campaign/campaign.ts";
import type { CustomerDetails, Disposition, InteractionState } from "../domain/interaction/interaction.ts";
import type { Mark } from "../domain/interaction/starred.ts";

/** What the reader may know of the interaction now. */
export interface InteractionView {
  id: string;
  state: InteractionState;
  turn: number;
  caseNumber: string;
  /** Place in line is `ticket` minus the head ticket that `GET /api/webchat/:campaign/line` tells. */
  ticket: number;
  since: number;
  /** Null while nobody holds it; for a visitor null too where the campaign hides names. */
  agent: { id: string; name: string } | null;
  /** Staff only. */
  staff?: StaffView;
}

export interface StaffView {
  campaign: string;
  campaignName: string;
  /** Why it went to whom. */
  assignedBecause: string;
  /** ms, only those in schedule. */
  waited: number;
  transferringTo: string | null;
  awaitingCustomer: boolean;
  customer: CustomerDetails;
  extra: { label: string; value: string }[];
  channel: Channel;
  /** By which channel and address the customer is reached; null in webchat. */
  line: CarrierLine | null;
  /** Entries that its holders have marked, in that order. Absent in what was written before this build, as the next. */
  starred?: readonly string[];
  /** By whom each was marked, and when; without those of earlier builds. */
  starredBy?: Readonly<Record<string, Mark>>;
  /** As what it is to be closed, or was closed before it came back. */
  disposition?: Disposition | null;
}

export interface CarrierLine {
  /** As people read it: a number, or a name where the channel shows none. */
  address: string;
  /** Our number or page. */
  sender: string;
  /** ms until which free text may be sent (WA-5); null: the channel has no such window. */
  windowUntil: number | null;
  /** ms until which Messenger's human agents may answer; null: they may not. */
  humanAgentUntil: number | null;
  /** Longest text of one message, characters. */
  longest: number;
  optedOut: boolean;
  /** They have written since and may be answered. Absent where they have not opted out, and in what was written before this build. */
  wroteSince?: boolean;
}

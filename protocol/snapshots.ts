import type { Permission } from "../domain/access/permission.ts";
import type { Break } from "../domain/agent/agent.ts";
import type { AlertLimits } from "../domain/alerts/alerts.ts";
import type { Campaign, Channel, Member, Strategy } from "../domain/campaign/campaign.ts";
import type { CannedChoice } from "./canned.ts";
import type { DispositionNeed } from "./dispositions.ts";
import type { QualityModel } from "./quality.ts";

/** What `store` reads from CONFIG, `Directory` keeps and tells, and objects work on when D1 is silent. Versions are those of `changes`; an older one is ignored. */

export interface CampaignSnapshot {
  version: number;
  /** Holidays that apply are already inside its schedule. */
  campaign: Campaign;
  /** In the order in which they were added. */
  members: (Member & { name: string })[];
  canned: CannedChoice[];
  /** When its supervisors are told; absent: as everywhere. */
  alerts?: AlertLimits;
  /** Each path of one to three levels that may be chosen: the campaign's own, then those of all. */
  dispositions: string[][];
  /** Of those that ask for more than being chosen (DSP-3, DSP-4). */
  dispositionNeeds?: DispositionNeed[];
  /** What is asked on closing (WEB-21). */
  quality?: QualityModel | null;
}

export interface AgentConfiguration {
  version: number;
  agent: string;
  username: string;
  name: string;
  /** Four digits; empty without one. */
  extension: string;
  enabled: boolean;
  /** 0 = no cap. */
  totalCap: number;
  mayToggleCall: boolean;
  /** Belongs to at least one voice campaign. */
  voice: boolean;
  memberships: AgentMembership[];
  breaks: Break[];
  /** Agents of the same campaigns: whom one may transfer to. */
  colleagues: { id: string; name: string }[];
}

export interface AgentMembership {
  campaign: string;
  name: string;
  channel: Channel;
  strategy: Strategy;
  enabled: boolean;
  maxInteractions: number;
  rest: number;
  missedOffers: number;
  serviceLevel: number;
  /** Of its schedule. */
  zone: string;
  canned: CannedChoice[];
  dispositions: string[][];
  /** Of those that ask for more than being chosen (DSP-3, DSP-4). */
  dispositionNeeds?: DispositionNeed[];
  /** What is asked on closing (WEB-21). */
  quality?: QualityModel | null;
  /** TRF-5: ids; null or absent: any. */
  transferTo?: string[] | null;
}

/** Who somebody is and what they may do: the only thing the permission function reads. */
export interface Principal {
  user: string;
  username: string;
  name: string;
  /** Preset the permissions came from; decides nothing by itself. */
  role: "agent" | "supervisor" | "administrator";
  permissions: Permission[];
  /** Ids of the campaigns of their security groups; `"all"` for administrators. */
  campaigns: string[] | "all";
  /** Of another program's key: ids of the dialers that it names beside those of its campaigns. */
  dialers?: string[];
  session: string;
  /** Who really sits there, and sees as this user until then (ms): they read, and do nothing. */
  viewedBy?: { user: string; name: string; until: number };
}

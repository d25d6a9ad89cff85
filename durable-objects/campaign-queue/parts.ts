import type { DispatchMemory } from "../../domain/routing/delivery-order.ts";
import type { Aside } from "../../domain/set-aside.ts";
import type { CampaignSnapshot } from "../../protocol/snapshots.ts";
import type { WakeMode } from "../agenda.ts";
import type { ConversationCall } from "../calls/conversation.ts";
import type { DeskCall } from "../calls/desk.ts";
import type { Facts } from "../facts.ts";
import type { Figures } from "./figures.ts";
import type { LineStore } from "./line-store.ts";
import type { MemberStore } from "./member-store.ts";
import type { Tallies } from "./tallies.ts";
import type { WaitingList } from "./waiting-list.ts";

export interface QueueFacts {
  snapshot: CampaignSnapshot;
  /** The next ticket of the line. */
  ticket: number;
  /** Case numbers given out on a local day. */
  cases: { day: string; n: number };
  memory: DispatchMemory;
  /** Waits of the last answered, in seconds. */
  lastWaits: number[];
  /** When a page of a site last loaded the widget, ms, and which site that was. */
  visit: SiteVisit;
  /** What visitors left out of hours. */
  left: { request: string; at: number; sent: boolean }[];
  /** Watchers of the board have not been told of everything: an instance that finds it so tells them all anew. */
  boardBehind: boolean;
  /** Breaches that were written of and stand: each is written of once. */
  alerted: string[];
  /** ms up to which the members' desks tell of every change, because the board is watched. */
  desksTellUntil: number;
}

export interface SiteVisit {
  at: number;
  host: string;
}

/** What the parts of one queue share. */
export interface QueueParts {
  line: LineStore;
  members: MemberStore;
  facts: Facts<QueueFacts>;
  figures: Figures;
  tallies: Tallies;
  waitingList: WaitingList;
  /** The last good configuration; the queue asks for it before anything else. */
  snapshot(): CampaignSnapshot;
  /** All of a change in the queue's own storage, or none of it. */
  transaction<T>(change: () => T): T;
  tellDesk(agent: string, call: DeskCall): void;
  wake(timer: string, at: number, mode?: WakeMode): void;
  clear(timer: string): void;
  tellConversation(conversation: string, call: ConversationCall): void;
  /** What is left of the records that ARCHIVE refuses: written into the outbox, sent at the latest by its alarm. */
  recordsAside(aside: Aside): void;
}

import type { Glance } from "../domain/agent/glance.ts";
import type { AlertLimits } from "../domain/alerts/alerts.ts";
import type { Channel, DeliveryOrder, Strategy } from "../domain/campaign/campaign.ts";
import type { WhyNothing } from "../domain/routing/why.ts";
import type { WaitCounts } from "../domain/statistics/wait-counts.ts";
import type { ByeFrame, RefusedFrame } from "./socket.ts";

/** The board of one campaign, pushed by its queue to those who watch it: whole once, then what has changed, at most 4 times a second. */

export interface BoardCampaign {
  id: string;
  name: string;
  channel: Channel;
  strategy: Strategy;
  order: DeliveryOrder;
  maxInteractions: number;
  /** Seconds. */
  serviceLevel: number;
  /** When its supervisors are told. */
  limits: AlertLimits;
  /** The schedule's; its days are counted. */
  zone: string;
  /** Interactions that may wait at once; 0: without limit. */
  places: number;
  open: boolean;
  /** ms of the next opening or closing; null: none is known. */
  until: number | null;
}

/** One member (SMS-81). */
export interface BoardAgent extends Glance {
  agent: string;
  name: string;
  penalty: number;
  /** Ended in this campaign today. */
  completed: number;
  /** Why they would not get the next one; null: they would. */
  why: WhyNothing | null;
}

/** One customer in line (SMS-82). */
export interface BoardWaiting {
  interaction: string;
  conversation: string;
  /** Name, number or address. */
  name: string;
  /** Page of the site, or how they are reached. */
  from: string;
  /** ms since which they wait in this line. */
  since: number;
  /** To whom it is offered now, and why to them. */
  offeredTo: string | null;
  because: string | null;
}

/** Of the campaign's day (STA-1 to STA-5); sums, so that several campaigns add up. */
export interface BoardTotals extends WaitCounts {
  /** ms at which the day began. */
  from: number;
  waiting: number;
  /** ms since which the first of them waits; null: nobody. */
  oldest: number | null;
  active: number;
  completed: number;
  /** Begun by agents. */
  outbound: number;
}

export interface BoardQuarter {
  /** ms, UTC quarter hour. */
  at: number;
  received: number;
  answered: number;
  abandoned: number;
}

/** Of the same weekday a week ago, at today's times: what is usual. */
export interface BoardBefore {
  /** ms; as many after this day's beginning as they were after that day's. */
  at: number;
  received: number;
}

export interface Board {
  campaign: BoardCampaign;
  totals: BoardTotals;
  quarters: BoardQuarter[];
  lastWeek: BoardBefore[];
  agents: BoardAgent[];
  /** In the order of the line, at most `BOARD_ROWS`; the totals count them all. */
  waiting: BoardWaiting[];
}

export const BOARD_ROWS = 2_000;

export interface BoardChanges {
  t: "changes";
  now: number;
  totals: BoardTotals;
  campaign?: BoardCampaign;
  quarters?: BoardQuarter[];
  /** A new day has begun. */
  lastWeek?: BoardBefore[];
  agents?: BoardAgent[];
  /** Ids of those who are members no more. */
  gone?: string[];
  waiting?: BoardWaiting[];
  /** Interactions that wait no more. */
  left?: string[];
}

export type BoardFrame =
  | ({ t: "hello"; version: number; now: number } & Board)
  | BoardChanges
  | RefusedFrame
  | ByeFrame;

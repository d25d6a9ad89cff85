import type { Unavailable } from "../agent/agent.ts";
import type { DeliveryOrder } from "../campaign/campaign.ts";
import { type Circumstances, roomOf } from "./seats.ts";

export type WhyNot = Unavailable | "offer-outstanding";

/** Why an agent gets nothing of a campaign: what stands against the campaign, against them, or who is asked before them. */
export type WhyNothing =
  | WhyNot
  | "not-a-member"
  | "campaign-disabled"
  | "campaign-closed"
  /** ringall, ringallmultiple: agents take from the line by themselves. */
  | "pulls"
  /** omni: while anybody is free, the busy are not asked. */
  | "others-are-free"
  /** wrandom: a penalty of 100 is asked when nobody below has room (ORD-1). */
  | "penalty";

/** One campaign with its members, at one moment. */
export interface CampaignMoment extends Circumstances {
  enabled: boolean;
  /** Who waits may be given to agents now. */
  delivers: boolean;
  order: DeliveryOrder;
}

/** Why a member would not get the next one; null: they would. One never heard of counts as disconnected. */
export function whyNot(agent: string, circumstances: Circumstances): WhyNot | null {
  if (roomOf(agent, circumstances) > 0) return null;
  const snapshot = circumstances.snapshots.get(agent);
  return snapshot === undefined ? "disconnected" : (snapshot.reason ?? "offer-outstanding");
}

/** The same of all members. */
export function whyNots(circumstances: Circumstances): Map<string, WhyNot | null> {
  return new Map(circumstances.members.map(({ agent }) => [agent, whyNot(agent, circumstances)]));
}

/** Why each member would not get the next one, by the first reason that counts; null for those who may (SMS-81). */
export function whyNothing(moment: CampaignMoment): Map<string, WhyNothing | null> {
  const own = whyNots(moment);
  const roomy = moment.members.filter(({ agent }) => own.get(agent) === null);
  const someAreFree = roomy.some(({ agent }) => tierOf(agent, moment) === 0);
  const someBelow = roomy.some(({ penalty }) => penalty < 100);
  return new Map(
    moment.members.map(({ agent, penalty }) => {
      if (!moment.enabled) return [agent, "campaign-disabled"];
      if (!moment.delivers) return [agent, "campaign-closed"];
      const reason = own.get(agent) ?? null;
      if (reason !== null) return [agent, reason];
      if (moment.strategy === "ringall" || moment.strategy === "ringallmultiple") return [agent, "pulls"];
      if (someAreFree && tierOf(agent, moment) === 1) return [agent, "others-are-free"];
      return [agent, moment.order === "wrandom" && penalty === 100 && someBelow ? "penalty" : null];
    }),
  );
}

function tierOf(agent: string, moment: CampaignMoment): 0 | 1 {
  return roomOf(agent, moment) > 0 ? (moment.snapshots.get(agent)?.tier ?? 0) : 1;
}

import { expect, test } from "vitest";
import type { Member } from "../campaign/campaign.ts";
import type { AgentSnapshot } from "./snapshot.ts";
import { type CampaignMoment, whyNothing } from "./why.ts";

const member = (agent: string, penalty = 0): Member => ({ agent, penalty, position: 0 });

function snapshot(agent: string, own: Partial<AgentSnapshot> = {}): [string, AgentSnapshot] {
  return [agent, { agent, version: 1, room: 1, tier: 0, reason: null, lastInteractionAt: 0, today: 0, ...own }];
}

function whys(own: Partial<CampaignMoment>): Record<string, string | null> {
  return Object.fromEntries(
    whyNothing({
      members: [member("ana"), member("bruno")],
      snapshots: new Map([snapshot("ana"), snapshot("bruno")]),
      outstanding: new Map(),
      strategy: "nocall",
      order: "leastrecent",
      enabled: true,
      delivers: true,
      ...own,
    }),
  );
}

test.each<[string, Partial<CampaignMoment>, Record<string, string | null>]>([
  ["both may have the next one", {}, { ana: null, bruno: null }],
  [
    "the campaign is off",
    { enabled: false, delivers: false },
    { ana: "campaign-disabled", bruno: "campaign-disabled" },
  ],
  ["it is closed", { delivers: false }, { ana: "campaign-closed", bruno: "campaign-closed" }],
  [
    "their own state comes before all that concerns others",
    { snapshots: new Map([snapshot("ana", { room: 0, reason: "on-break" })]), strategy: "ringall" },
    { ana: "on-break", bruno: "disconnected" },
  ],
  ["an offer is on its way to them", { outstanding: new Map([["ana", 1]]) }, { ana: "offer-outstanding", bruno: null }],
  ["they take by themselves", { strategy: "ringallmultiple" }, { ana: "pulls", bruno: "pulls" }],
  [
    "omni asks the free first",
    { strategy: "omni", snapshots: new Map([snapshot("ana", { tier: 1 }), snapshot("bruno")]) },
    { ana: "others-are-free", bruno: null },
  ],
  [
    "omni asks the busy when nobody is free",
    { strategy: "omni", snapshots: new Map([snapshot("ana", { tier: 1 }), snapshot("bruno", { tier: 1 })]) },
    { ana: null, bruno: null },
  ],
  [
    "ORD-1: a penalty of 100 waits for the others",
    { order: "wrandom", members: [member("ana", 100), member("bruno", 99)] },
    { ana: "penalty", bruno: null },
  ],
  [
    "ORD-1: until they have no room",
    { order: "wrandom", members: [member("ana", 100), member("bruno", 99)], snapshots: new Map([snapshot("ana")]) },
    { ana: null, bruno: "disconnected" },
  ],
  ["other orders ignore the penalty", { members: [member("ana", 100), member("bruno")] }, { ana: null, bruno: null }],
])("why nothing is delivered: %s", (_, moment, expected) => {
  expect(whys(moment)).toEqual(expected);
});

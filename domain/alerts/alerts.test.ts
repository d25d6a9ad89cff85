import { expect, test } from "vitest";
import {
  type Alert,
  announced,
  breachOf,
  breakAlerts,
  type CampaignNow,
  campaignAlerts,
  DEFAULT_LIMITS,
  type ProviderNow,
  providerAlerts,
} from "./alerts.ts";

const NOW = 10_000_000;
const NONE = { answered: 0, answeredInLevel: 0, abandoned: 0, abandonedInLevel: 0, expired: 0 };

function kinds(own: Partial<CampaignNow>): Alert["kind"][] {
  const one = { campaign: "web", serviceLevel: 60, counts: NONE, waiting: 0, oldest: null, there: 1, ...own };
  return campaignAlerts(one, DEFAULT_LIMITS, NOW).map(({ kind }) => kind);
}

test.each<[string, Partial<CampaignNow>, Alert["kind"][]]>([
  ["a quiet campaign", {}, []],
  ["79 % of ten", { counts: { ...NONE, answered: 100, answeredInLevel: 79 } }, ["service-level"]],
  ["80 %", { counts: { ...NONE, answered: 100, answeredInLevel: 80 } }, []],
  ["nine are too few to say", { counts: { ...NONE, answered: 9 } }, []],
  [
    "the abandoned count with them",
    { counts: { ...NONE, answered: 5, answeredInLevel: 5, abandoned: 5 } },
    ["service-level"],
  ],
  ["a wait of exactly the target", { waiting: 1, oldest: NOW - 60_000 }, []],
  ["a ms more", { waiting: 1, oldest: NOW - 60_001 }, ["wait"]],
  ["somebody waits for nobody", { waiting: 1, oldest: NOW, there: 0 }, ["nobody-there"]],
])("alerts of a campaign: %s", (_, own, expected) => {
  expect(kinds(own)).toEqual(expected);
});

test("a break is over its limit from the ms after; without a limit never", () => {
  const on = (since: number, limit: number) =>
    breakAlerts({ agent: "ana", break: { name: "Lunch", since, limit } }, DEFAULT_LIMITS, NOW);
  expect(on(NOW - 30 * 60_000, 30)).toEqual([]);
  expect(on(NOW - 30 * 60_000 - 1, 30)).toMatchObject([{ kind: "break", agent: "ana", over: 1 }]);
  expect(on(0, 0)).toEqual([]);
});

test.each<[string, Partial<ProviderNow>, number]>([
  ["nothing was seen", {}, 0],
  ["an error and nothing sent since", { lastError: { at: NOW - 60_000, detail: "401" }, lastOut: NOW - 60_001 }, 1],
  ["it has sent since", { lastError: { at: NOW - 60_000, detail: "401" }, lastOut: NOW - 59_999 }, 0],
  ["an error of a quarter of an hour ago", { lastError: { at: NOW - 15 * 60_000, detail: "401" } }, 1],
  ["one of before that", { lastError: { at: NOW - 15 * 60_000 - 1, detail: "401" } }, 0],
  ["it sends, and is to wait", { lastError: { at: NOW - 2, detail: "429" }, lastOut: NOW - 1, slowUntil: NOW + 1 }, 1],
  ["the wait is over", { lastError: { at: NOW - 2, detail: "429" }, lastOut: NOW - 1, slowUntil: NOW }, 0],
])("alerts of a carrier's account: %s", (_, own, count) => {
  const one = { provider: "gateway", lastOut: null, lastError: null, slowUntil: null, ...own };
  expect(providerAlerts(one, DEFAULT_LIMITS, NOW)).toHaveLength(count);
  expect(providerAlerts(one, { ...DEFAULT_LIMITS, providers: false }, NOW)).toEqual([]);
});

test("each breach is announced once, cleared when it is over, and announced again when it returns", () => {
  const wait: Alert = { kind: "wait", campaign: "web", since: 1, allowed: 60 };
  const next: Alert = { ...wait, since: 2 };
  const first = announced(new Set(), [wait]);
  expect([first.raised, first.cleared]).toEqual([[wait], []]);
  const still = announced(first.standing, [next]);
  expect([still.raised, still.cleared]).toEqual([[], []]);
  const over = announced(still.standing, []);
  expect([over.raised, over.cleared]).toEqual([[], [breachOf(wait)]]);
  expect(announced(over.standing, [wait]).raised).toEqual([wait]);
});

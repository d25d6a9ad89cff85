import { expect, test } from "vitest";
import { type Readiness, readinessOf } from "./readiness.ts";
import type { WhyNot } from "./why.ts";

test.each<[string, (WhyNot | null)[], Readiness]>([
  ["whom one of the lines would give something", ["at-cap", null, "on-call"], "free"],
  ["who holds all that they may", ["holds-an-interaction", "at-total-cap"], "busy"],
  ["who is being asked already", ["offer-outstanding"], "busy"],
  ["who is on a break", ["on-break"], "on-break"],
  ["who is not there", ["disconnected", "disconnected"], "away"],
  ["who may be given nothing for want of a voice campaign", ["not-in-voice-campaign"], "not-in-voice-campaign"],
  ["who was never heard of by one line, and works in another", ["disconnected", "resting"], "busy"],
  ["of whom no line tells", [], "away"],
])("AGT-1, TRF-2: %s", (_, reasons, readiness) => {
  expect(readinessOf(reasons)).toBe(readiness);
});

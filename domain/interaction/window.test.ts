import { expect, test } from "vitest";
import { passageOf, windowsOf } from "./window.ts";

const WROTE = Date.parse("2026-11-23T13:00:00Z");
const at = (iso: string) => Date.parse(iso);

test.each([
  ["2026-11-24T12:59:59Z", "free"],
  ["2026-11-24T13:00:00Z", "closed"],
])("WA-5: 24 hours after the customer's word, at %s, free text is %s", (now, passage) => {
  expect(passageOf(windowsOf("whatsapp", WROTE, false), at(now), false)).toBe(passage);
});

test("WA-3: a template passes at any time, and to who has never written", () => {
  expect(passageOf(windowsOf("whatsapp", 0, false), WROTE, true)).toBe("template");
  expect(passageOf(windowsOf("whatsapp", 0, false), WROTE, false)).toBe("closed");
});

test.each([
  [true, "2026-11-30T12:59:59Z", "human-agent"],
  [true, "2026-11-30T13:00:00Z", "closed"],
  [false, "2026-11-24T13:00:00Z", "closed"],
] as const)("FB-8: Messenger with HUMAN_AGENT %s at %s: %s", (granted, now, passage) => {
  expect(passageOf(windowsOf("messenger", WROTE, granted), at(now), false)).toBe(passage);
});

test.each(["sms", "webchat", "email"] as const)("%s has no window", (channel) => {
  expect(passageOf(windowsOf(channel, 0, false), WROTE, false)).toBe("free");
});

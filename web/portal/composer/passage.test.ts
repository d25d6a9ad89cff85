import { expect, test } from "vitest";
import type { CarrierLine } from "../../../protocol/interaction-view.ts";
import { everWrote, leftOf, passageFor, tabsFor } from "./passage.ts";

const HOUR = 3_600_000;
const NOW = 1_000 * 24 * HOUR;
const line: CarrierLine = {
  address: "+598 98 344 484",
  sender: "+598 2 900 0000",
  windowUntil: null,
  humanAgentUntil: null,
  longest: 1_600,
  optedOut: false,
};
const AGENT = ["message", "note"] as const;

test("SMS has no window: free text at any time", () => {
  expect(passageFor("sms", line, NOW)).toBe("free");
});

test("WA-5: free text until the last millisecond of the window, then templates alone", () => {
  const whatsapp = { ...line, windowUntil: NOW };
  expect(passageFor("whatsapp", whatsapp, NOW - 1)).toBe("free");
  expect(passageFor("whatsapp", whatsapp, NOW)).toBe("templates");
  expect(tabsFor("whatsapp", "templates", AGENT)).toEqual(["template", "note"]);
});

test("Messenger: after the window a human agent where it was granted, then nothing but notes", () => {
  const page = { ...line, windowUntil: NOW, humanAgentUntil: NOW + 6 * 24 * HOUR };
  expect(passageFor("messenger", page, NOW)).toBe("human-agent");
  expect(passageFor("messenger", page, NOW + 6 * 24 * HOUR)).toBe("closed");
  expect(passageFor("messenger", { ...page, humanAgentUntil: null }, NOW)).toBe("closed");
  expect([tabsFor("messenger", "human-agent", AGENT), tabsFor("messenger", "closed", AGENT)]).toEqual([
    ["message", "note"],
    ["note"],
  ]);
});

test("a supervisor who joins speaks only where an agent might, whispers always, and sends no template", () => {
  const joined = ["message", "whisper", "note"] as const;
  expect(tabsFor("whatsapp", "free", joined)).toEqual(["message", "whisper", "note"]);
  expect(tabsFor("whatsapp", "templates", joined)).toEqual(["whisper", "note"]);
});

test("who asked for silence is answered only after they write again", () => {
  const stopped = { ...line, optedOut: true };
  expect(passageFor("sms", stopped, NOW)).toBe("opted-out");
  expect(passageFor("sms", { ...stopped, wroteSince: false }, NOW)).toBe("opted-out");
  expect(passageFor("sms", { ...stopped, wroteSince: true }, NOW)).toBe("free");
});

test("what is left of a window: hours and minutes, then minutes and seconds in the last hour", () => {
  expect(leftOf(23 * HOUR + 40 * 60_000)).toEqual({ unit: "hours", hours: 23, minutes: 40 });
  expect(leftOf(HOUR)).toEqual({ unit: "hours", hours: 1, minutes: 0 });
  expect(leftOf(HOUR - 1)).toEqual({ unit: "minutes", ms: HOUR - 1 });
  expect(leftOf(-5)).toEqual({ unit: "minutes", ms: 0 });
  expect(leftOf(6 * 24 * HOUR + 4 * HOUR)).toEqual({ unit: "days", days: 6, hours: 4 });
});

test("WA-3: a customer who never wrote has no window that could be told", () => {
  expect([everWrote({ ...line, windowUntil: 24 * HOUR }), everWrote({ ...line, windowUntil: NOW })]).toEqual([
    false,
    true,
  ]);
});

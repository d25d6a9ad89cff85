import { expect, test } from "vitest";
import type { Entry, EntryEvent } from "../../../protocol/conversation-entry.ts";
import type { CarrierLine } from "../../../protocol/interaction-view.ts";
import { lineNow } from "./line-now.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = 1_000 * DAY;
const line: CarrierLine = {
  address: "+59899635199",
  sender: "+59824001234",
  windowUntil: NOW - HOUR,
  humanAgentUntil: null,
  longest: 4_096,
  optedOut: false,
};

test("WA-5: the customer's newest word opens the window anew; ours and a template do not", () => {
  const words = [word("visitor", NOW - 25 * HOUR), word("agent", NOW)];
  expect(lineNow("whatsapp", line, words)).toBe(line);
  expect(lineNow("whatsapp", line, [...words, word("visitor", NOW)]).windowUntil).toBe(NOW + DAY);
});

test("Messenger: it opens the seven days too where they were granted; SMS has no window to open", () => {
  const granted = { ...line, humanAgentUntil: NOW };
  expect(lineNow("messenger", granted, [word("visitor", NOW)]).humanAgentUntil).toBe(NOW + 7 * DAY);
  expect(lineNow("messenger", line, [word("visitor", NOW)]).humanAgentUntil).toBeNull();
  const sms = { ...line, windowUntil: null };
  expect(lineNow("sms", sms, [word("visitor", NOW)])).toBe(sms);
});

test("decisions STOP: the last STOP or START in the log counts, else what the line was told with", () => {
  const stop = happened({ type: "opted-out", by: "" });
  const start = happened({ type: "opted-in" });
  expect(lineNow("sms", { ...line, windowUntil: null }, [stop]).optedOut).toBe(true);
  expect(lineNow("sms", { ...line, windowUntil: null, optedOut: true }, [stop, start]).optedOut).toBe(false);
  expect(lineNow("sms", { ...line, windowUntil: null, optedOut: true }, []).optedOut).toBe(true);
});

test("decisions STOP: whether they have written since is what the line says, and of one told by an earlier build what the log shows", () => {
  const stop = happened({ type: "opted-out", by: "" });
  const told = { ...line, windowUntil: null, optedOut: true };
  const late = [stop, word("visitor", 2)];
  expect(lineNow("sms", { ...told, wroteSince: false }, late).wroteSince).toBe(false);
  expect(lineNow("sms", { ...told, wroteSince: true }, [word("agent", 2)]).wroteSince).toBe(true);
  expect(lineNow("sms", told, late).wroteSince).toBe(true);
  expect(lineNow("sms", told, [word("visitor", 2), stop]).wroteSince ?? false).toBe(false);
  expect(lineNow("sms", told, [word("visitor", 2)]).wroteSince ?? false).toBe(false);
});

function word(role: "visitor" | "agent", at: number): Entry {
  return { id: `w${at}`, seq: 1, interaction: "i", kind: "message", by: { role, id: "", name: "" }, text: "hola", at };
}

function happened(event: EntryEvent): Entry {
  return { ...word("agent", 1), kind: "event", event };
}

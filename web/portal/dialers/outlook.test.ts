import { expect, test } from "vitest";
import { NEW_DIALER } from "./draft.ts";
import { mostAnHour, outlookOf } from "./outlook.ts";

/** A Wednesday, noon in Montevideo. */
const NOON = Date.parse("2026-11-25T15:00:00Z");
const at = (iso: string) => Date.parse(iso);
const range = NEW_DIALER.schedule.ranges[0];
const hours = (from: string, to: string) => ({
  zone: "America/Montevideo",
  ranges: range === undefined ? [] : [{ ...range, from, to }],
});

test("SMS-41: the form says until when it may send, or from when", () => {
  expect(outlookOf(NEW_DIALER, [], NOON)).toEqual({ may: "now", until: at("2026-11-25T21:00:00Z") });
  expect(outlookOf({ ...NEW_DIALER, schedule: hours("13:00", "17:59") }, [], NOON)).toEqual({
    may: "later",
    from: at("2026-11-25T16:00:00Z"),
  });
});

test("without hours it never sends, nor after its end", () => {
  expect(outlookOf({ ...NEW_DIALER, schedule: { zone: "UTC", ranges: [] } }, [], NOON)).toEqual({ may: "never" });
  expect(outlookOf({ ...NEW_DIALER, endDate: "2026-11-24" }, [], NOON)).toEqual({ may: "never" });
});

test("nothing is foretold while an hour is half typed", () => {
  expect(outlookOf({ ...NEW_DIALER, schedule: hours("9", "17:59") }, [], NOON)).toBeNull();
});

test("SMS-45: the pace that the time between messages allows", () => {
  expect([0, Number.NaN, 0.5, 10, 86_400].map(mostAnHour)).toEqual([null, null, 7_200, 360, 1]);
});

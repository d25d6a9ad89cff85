import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRange } from "../campaign/schedule.ts";
import { type DialerHours, nextWindow, offSchedule, whyHeld } from "./running.ts";

const MINUTE_MS = 60_000;
const at = (iso: string) => Date.parse(iso);

function hours(zone: string, ranges: string[], own: Partial<DialerHours> = {}): DialerHours {
  return {
    zone,
    ranges: ranges.map((text) => parseRange(text) ?? { days: [], from: "00:00", to: "00:00" }),
    holidays: [],
    startDate: null,
    endDate: null,
    ...own,
  };
}

const office = hours("America/Montevideo", ["mon,tue,wed,thu,fri;09:00-20:59"]);
const CHRISTMAS = { date: "2026-12-25", from: "00:00", to: "23:59", yearly: false };

/** Every minute of a time in which it runs, as stretches in text. */
function runs(of: DialerHours, from: string, to: string): string[] {
  const found: string[] = [];
  const text = (time: number) => `${new Date(time).toISOString().slice(0, 16)}Z`;
  let since: number | null = null;
  for (let time = at(from); time <= at(to); time += MINUTE_MS) {
    const open = offSchedule(of, time) === null;
    if (open && since === null) since = time;
    if (!open && since !== null) {
      found.push(`${text(since)} to ${text(time)}`);
      since = null;
    }
  }
  return found;
}

describe("SMS-57: it runs only enabled, started and on schedule", () => {
  const working = at("2026-11-23T12:00-03:00");
  test.each([
    [true, true, working, null],
    [false, true, working, "disabled"],
    [true, false, working, "stopped"],
    [true, true, at("2026-11-22T12:00-03:00"), "out-of-schedule"],
    [true, false, at("2026-11-22T12:00-03:00"), "out-of-schedule"],
  ] as const)("enabled %s, started %s at %i: %s", (enabled, started, now, why) => {
    expect(whyHeld({ enabled, started, hours: office }, now)).toBe(why);
  });
});

describe("SCH-5, SMS-41: nothing leaves outside its own hours", () => {
  test.each([
    ["2026-11-23T08:59:59.999-03:00", "out-of-schedule"],
    ["2026-11-23T09:00:00.000-03:00", null],
    ["2026-11-23T20:59:59.999-03:00", null],
    ["2026-11-23T21:00:00.000-03:00", "out-of-schedule"],
  ])("SCH-3: at %s it is held by %s, for the last minute is included", (instant, why) => {
    expect(offSchedule(office, at(instant))).toBe(why);
  });

  test("a dialer without a range never runs, and no window comes", () => {
    const never = hours("America/Montevideo", []);
    expect(offSchedule(never, at("2026-11-23T12:00-03:00"))).toBe("never-scheduled");
    expect(nextWindow(never, at("2026-11-23T12:00-03:00"))).toBeNull();
  });

  test("SCH-6: a holiday is no day to send", () => {
    const closed = { ...office, holidays: [CHRISTMAS] };
    expect(offSchedule(closed, at("2026-12-25T12:00-03:00"))).toBe("holiday");
    expect(offSchedule(closed, at("2026-12-25T07:00-03:00"))).toBe("out-of-schedule");
    expect(nextWindow(closed, at("2026-12-24T21:00-03:00"))).toBe(at("2026-12-28T09:00-03:00"));
  });

  test("first and last day bound it, both included", () => {
    const week = { ...office, startDate: "2026-12-01", endDate: "2026-12-04" };
    expect(offSchedule(week, at("2026-11-30T12:00-03:00"))).toBe("before-start");
    expect(offSchedule(week, at("2026-12-01T12:00-03:00"))).toBeNull();
    expect(offSchedule(week, at("2026-12-04T20:59-03:00"))).toBeNull();
    expect(offSchedule(week, at("2026-12-07T12:00-03:00"))).toBe("after-end");
    expect(nextWindow(week, at("2026-11-23T12:00-03:00"))).toBe(at("2026-12-01T09:00-03:00"));
    expect(nextWindow(week, at("2026-12-04T21:00-03:00"))).toBeNull();
  });
});

describe("story 11: sat;22:00-01:59 in Santiago", () => {
  const chile = hours("America/Santiago", ["sat;22:00-01:59"]);
  test.each([
    ["the hour that comes twice is used twice", "2027-04-03T12:00Z", "2027-04-04T01:00Z to 2027-04-04T06:00Z"],
    ["the hour that is missing never", "2027-09-04T12:00Z", "2027-09-05T02:00Z to 2027-09-05T05:00Z"],
  ])("SCH-5: %s", (_, from, expected) => {
    expect(runs(chile, from, new Date(at(from) + 1_440 * MINUTE_MS).toISOString())).toEqual([expected]);
  });

  test("an overnight range ends with the last day", () => {
    const lastNight = { ...chile, endDate: "2026-11-28" };
    expect(offSchedule(lastNight, at("2026-11-28T23:59-03:00"))).toBeNull();
    expect(offSchedule(lastNight, at("2026-11-29T00:00-03:00"))).toBe("after-end");
  });
});

test("at the next window it is on schedule, and before it never", () => {
  const dates = fc.constantFrom(null, "2027-04-03", "2027-04-05", "2027-09-05");
  const minutes = fc.integer({ min: 0, max: 14 * 1_440 });
  fc.assert(
    fc.property(dates, dates, minutes, fc.integer({ min: 1, max: 2_000 }), (startDate, endDate, minute, before) => {
      const dialer = hours("America/Santiago", ["sat,sun;22:00-01:59", "wed;08:00-08:30"], { startDate, endDate });
      const now = at("2027-03-28T00:00Z") + minute * MINUTE_MS;
      const window = nextWindow(dialer, now);
      if (window === null) {
        expect(offSchedule(dialer, now)).not.toBeNull();
        return;
      }
      expect(offSchedule(dialer, window)).toBeNull();
      const earlier = window - before * MINUTE_MS;
      if (earlier >= now) expect(offSchedule(dialer, earlier)).not.toBeNull();
    }),
  );
});

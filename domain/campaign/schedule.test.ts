import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { type Holiday, type Schedule, WEEK_DAYS } from "./campaign.ts";
import {
  closedText,
  formatRange,
  isOpen,
  nextChange,
  nextOpening,
  openSecondsBetween,
  parseRange,
} from "./schedule.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const at = (iso: string) => Date.parse(iso);

function schedule(zone: string, ranges: string[], holidays: Partial<Holiday>[] = []): Schedule {
  return {
    zone,
    ranges: ranges.map((text) => parseRange(text) ?? { days: [], from: "00:00", to: "00:00" }),
    holidays: holidays.map((holiday) => ({
      id: "holiday",
      name: "Holiday",
      date: "2026-12-25",
      from: "00:00",
      to: "23:59",
      yearly: false,
      text: {},
      ...holiday,
    })),
  };
}

/** Every opening and closing in a time, as text. */
function flips(of: Schedule, from: string, to: string): string[] {
  const found: string[] = [];
  for (let change = nextChange(of, at(from)); change !== null && change.at < at(to); change = nextChange(of, change.at))
    found.push(`${change.open ? "opens" : "closes"} ${new Date(change.at).toISOString().slice(0, 16)}Z`);
  return found;
}

const office = schedule("America/Montevideo", ["mon,tue,wed,thu,fri;09:00-18:59"]);

describe("story 2: a working day in Montevideo", () => {
  test.each([
    ["2026-11-23T08:59:59.999-03:00", false],
    ["2026-11-23T09:00:00.000-03:00", true],
    ["2026-11-23T18:59:59.999-03:00", true],
    ["2026-11-23T19:00:00.000-03:00", false],
    ["2026-11-28T12:00:00.000-03:00", false],
  ])("SCH-3: at %s open is %s, for the last minute is included", (instant, open) => {
    expect(isOpen(office, at(instant))).toBe(open);
  });

  test("it closes when the clock strikes 19:00, and opens on the next working day", () => {
    expect(nextChange(office, at("2026-11-23T18:50-03:00"))).toEqual({ at: at("2026-11-23T19:00-03:00"), open: false });
    expect(nextOpening(office, at("2026-11-27T19:00-03:00"))).toBe(at("2026-11-30T09:00-03:00"));
    expect(nextOpening(office, at("2026-11-23T12:00-03:00"))).toBe(at("2026-11-23T12:00-03:00"));
  });
});

test("SCH-1, SCH-2: several ranges of a day are open in turn, adjoining ones without a break", () => {
  const split = schedule("America/Montevideo", ["mon;09:00-12:59", "mon,tue;13:00-13:59", "mon;15:00-18:59"]);
  expect(flips(split, "2026-11-23T00:00-03:00", "2026-11-24T00:00-03:00")).toEqual([
    "opens 2026-11-23T12:00Z",
    "closes 2026-11-23T17:00Z",
    "opens 2026-11-23T18:00Z",
    "closes 2026-11-23T22:00Z",
  ]);
});

test("an overnight range belongs to the day on which it begins", () => {
  const night = schedule("America/Montevideo", ["fri;22:00-05:59"]);
  expect(flips(night, "2026-11-23T00:00-03:00", "2026-11-30T00:00-03:00")).toEqual([
    "opens 2026-11-28T01:00Z",
    "closes 2026-11-28T09:00Z",
  ]);
});

describe("SCH-6: without ranges a campaign is always open", () => {
  test("and nothing is expected to change", () => {
    const always = schedule("America/Santiago", []);
    expect(isOpen(always, at("2027-04-04T03:30Z"))).toBe(true);
    expect(nextChange(always, at("2027-04-04T03:30Z"))).toBeNull();
    expect(openSecondsBetween(always, 1_000, 61_000)).toBe(60);
  });

  test("but for holidays", () => {
    const christmas = schedule("America/Montevideo", [], [{ yearly: true, date: "2020-12-25" }]);
    expect(flips(christmas, "2026-11-23T00:00Z", "2027-12-31T00:00Z")).toEqual([
      "closes 2026-12-25T03:00Z",
      "opens 2026-12-26T03:00Z",
      "closes 2027-12-25T03:00Z",
      "opens 2027-12-26T03:00Z",
    ]);
  });

  test("and ranges that cover the whole week never change", () => {
    const whole = schedule("America/Montevideo", ["mon,tue,wed,thu,fri,sat,sun;00:00-23:59"]);
    expect(nextChange(whole, at("2026-11-23T12:00Z"))).toBeNull();
  });
});

describe("SCH-6: holidays", () => {
  const friday = { date: "2026-12-25", text: { es: "Feliz Navidad", en: "Merry Christmas" } };

  test("close the day, or the part of it that they name", () => {
    const wholeDay = schedule("America/Montevideo", ["fri;09:00-18:59"], [friday]);
    const afternoon = schedule("America/Montevideo", ["fri;09:00-18:59"], [{ ...friday, from: "13:00" }]);
    expect(isOpen(wholeDay, at("2026-12-25T10:00-03:00"))).toBe(false);
    expect(flips(afternoon, "2026-12-25T00:00Z", "2026-12-26T12:00Z")).toEqual([
      "opens 2026-12-25T12:00Z",
      "closes 2026-12-25T16:00Z",
    ]);
  });

  test("a yearly one comes every year, another only once", () => {
    const next = at("2027-12-25T10:00-03:00");
    expect(isOpen(schedule("America/Montevideo", ["sat;09:00-18:59"], [friday]), next)).toBe(true);
    expect(isOpen(schedule("America/Montevideo", ["sat;09:00-18:59"], [{ ...friday, yearly: true }]), next)).toBe(
      false,
    );
  });

  test("say their own text while they last; one without a text leaves it to the campaign", () => {
    const own = schedule("America/Montevideo", [], [friday]);
    const silent = schedule("America/Montevideo", [], [{ ...friday, text: { es: "" } }]);
    expect(closedText(own, at("2026-12-25T10:00-03:00"))?.en).toBe("Merry Christmas");
    expect(closedText(own, at("2026-12-26T10:00-03:00"))).toBeNull();
    expect(closedText(silent, at("2026-12-25T10:00-03:00"))).toBeNull();
  });
});

describe("story 11: odd days", () => {
  test.each([
    ["a repeated hour is open twice", "2027-04-03T12:00Z", ["opens 2027-04-04T01:00Z", "closes 2027-04-04T06:00Z"]],
    ["a missing one never", "2027-09-04T12:00Z", ["opens 2027-09-05T02:00Z", "closes 2027-09-05T05:00Z"]],
  ])("sat;22:00-01:59 in Santiago: %s", (_, from, expected) => {
    const chile = schedule("America/Santiago", ["sat;22:00-01:59"]);
    expect(flips(chile, from, new Date(at(from) + DAY_MS).toISOString())).toEqual(expected);
  });

  test.each<[string, string, string, string[]]>([
    [
      "America/New_York",
      "sun;01:00-01:29",
      "2027-11-07T00:00Z",
      ["opens 2027-11-07T05:00Z", "closes 2027-11-07T05:30Z", "opens 2027-11-07T06:00Z", "closes 2027-11-07T06:30Z"],
    ],
    ["America/New_York", "sun;02:00-02:59", "2027-03-14T00:00Z", []],
    [
      "America/New_York",
      "sun;02:30-03:29",
      "2027-03-14T00:00Z",
      ["opens 2027-03-14T07:00Z", "closes 2027-03-14T07:30Z"],
    ],
    [
      "Australia/Lord_Howe",
      "sun;01:00-01:59",
      "2027-04-03T12:00Z",
      ["opens 2027-04-03T14:00Z", "closes 2027-04-03T15:30Z"],
    ],
    ["Australia/Lord_Howe", "sun;02:00-02:29", "2027-10-02T12:00Z", []],
    ["America/Santiago", "sun;00:00-00:59", "2027-09-04T12:00Z", []],
    [
      "America/Montevideo",
      "sun;00:00-00:59",
      "2027-09-04T12:00Z",
      ["opens 2027-09-05T03:00Z", "closes 2027-09-05T04:00Z"],
    ],
  ])("in %s %s from %s", (zone, range, from, expected) => {
    expect(flips(schedule(zone, [range]), from, new Date(at(from) + DAY_MS).toISOString())).toEqual(expected);
  });
});

describe("waits count only while it is open", () => {
  test("story 8: 3,000 s and 4,200 s over a weekend", () => {
    const mail = schedule("America/Montevideo", ["mon,tue,wed,thu,fri;09:00-17:59"]);
    expect(openSecondsBetween(mail, at("2026-11-27T17:30-03:00"), at("2026-11-30T09:20-03:00"))).toBe(3_000);
    expect(openSecondsBetween(mail, at("2026-11-27T19:00-03:00"), at("2026-11-30T10:10-03:00"))).toBe(4_200);
  });

  test("a wait that ends before it began is none", () => {
    expect(openSecondsBetween(office, 2_000, 1_000)).toBe(0);
    expect(openSecondsBetween(schedule("UTC", []), 2_000, 1_000)).toBe(0);
  });
});

describe("SCH-2: the text form of a range", () => {
  test.each([
    ["mon,tue;09:00-18:59", "mon,tue;09:00-18:59"],
    [" FRI,mon,fri;22:00-01:59 ", "mon,fri;22:00-01:59"],
  ])("%j is read as %s", (text, canonical) => {
    const range = parseRange(text);
    expect(range && formatRange(range)).toBe(canonical);
  });

  test.each(["", "mon", ";09:00-18:00", "lun;09:00-18:00", "mon;9:00-18:00", "mon;09:00-24:00", "mon;09:60-10:00"])(
    "%j is none",
    (text) => {
      expect(parseRange(text)).toBeNull();
    },
  );
});

const zones = fc.constantFrom("America/Santiago", "America/New_York", "Australia/Lord_Howe", "America/Montevideo");
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const ranges = fc.array(fc.record({ days: fc.subarray([...WEEK_DAYS], { minLength: 1 }), from: time, to: time }), {
  maxLength: 3,
});
/** Around the clock changes of those zones, and anywhere between. */
const instants = fc
  .tuple(
    fc.constantFrom(
      "2027-04-04T03:00Z",
      "2027-09-05T04:00Z",
      "2027-11-07T06:00Z",
      "2027-03-14T07:00Z",
      "2026-12-31T12:00Z",
    ),
    fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS }),
  )
  .map(([around, by]) => at(around) + by);
const holidays = fc.array(
  fc.record({
    date: fc.constantFrom("2027-04-04", "2027-09-05", "2027-11-07", "2027-03-14", "2027-01-01"),
    from: time,
    to: time,
    yearly: fc.boolean(),
  }),
  { maxLength: 2 },
);
const schedules = fc
  .record({ zone: zones, ranges, holidays })
  .map((one) => ({ ...schedule(one.zone, [], one.holidays), ranges: one.ranges }));

test("open is what Temporal's wall clock says", () => {
  fc.assert(
    fc.property(zones, ranges, instants, (zone, some, instant) => {
      const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
      const today = WEEK_DAYS[local.dayOfWeek - 1] ?? "mon";
      const yesterday = WEEK_DAYS[(local.dayOfWeek + 5) % 7] ?? "mon";
      const clock = local.toPlainTime().toString({ smallestUnit: "minute" });
      const within = some.some(({ days, from, to }) =>
        from <= to
          ? days.includes(today) && clock >= from && clock <= to
          : (days.includes(today) && clock >= from) || (days.includes(yesterday) && clock <= to),
      );
      expect(isOpen({ zone, ranges: some, holidays: [] }, instant)).toBe(some.length === 0 || within);
    }),
    { numRuns: 300 },
  );
});

test("nothing flips before the next change, and at it everything does", () => {
  fc.assert(
    fc.property(schedules, instants, (one, instant) => {
      const open = isOpen(one, instant);
      const change = nextChange(one, instant);
      const until = Math.min(change?.at ?? Number.POSITIVE_INFINITY, instant + 3 * DAY_MS);
      for (let between = instant; between < until; between += 7 * MINUTE_MS) expect(isOpen(one, between)).toBe(open);
      if (change === null) return;
      expect(change.open).toBe(!open);
      expect(isOpen(one, change.at - 1)).toBe(open);
      expect(isOpen(one, change.at)).toBe(!open);
    }),
    { numRuns: 100 },
  );
});

test("open seconds add up, and are those of the minutes that are open", () => {
  fc.assert(
    fc.property(schedules, instants, fc.nat(DAY_MS), fc.nat(DAY_MS), (one, from, first, second) => {
      const [middle, end] = [from + first, from + first + second];
      const sum = openSecondsBetween(one, from, middle) + openSecondsBetween(one, middle, end);
      expect(openSecondsBetween(one, from, end)).toBeCloseTo(sum, 3);
    }),
    { numRuns: 200 },
  );
  fc.assert(
    fc.property(schedules, instants, fc.nat(1_440), (one, instant, length) => {
      const from = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
      let minutes = 0;
      for (let minute = 0; minute < length; minute++) if (isOpen(one, from + minute * MINUTE_MS)) minutes += 1;
      expect(openSecondsBetween(one, from, from + length * MINUTE_MS)).toBe(minutes * 60);
    }),
    { numRuns: 30 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { BoardCounters, DialerBoard } from "../../../protocol/dialers.ts";
import { BAR, bytes, dealtWith, isActive, percent, shareOf, span, TOTALS, toneOf } from "./board-view.ts";

const board: DialerBoard = {
  dialer: "d1",
  name: "Promo",
  channel: "sms",
  enabled: true,
  started: true,
  onSchedule: true,
  waitingFor: null,
  counters: { uploaded: 0, notProcessed: 0, processed: 0, blocked: 0, failed: 0, other: 0, unknown: 0, delivered: 0 },
  mail: null,
  list: null,
  ratePerMinute: 0,
  secondsLeft: null,
  nextWindow: null,
  throughput: [],
  lastError: null,
  uploads: [],
};

const counters = fc
  .record({
    notProcessed: fc.nat(1_000_000),
    processed: fc.nat(1_000_000),
    blocked: fc.nat(1_000_000),
    failed: fc.nat(1_000_000),
    other: fc.nat(1_000_000),
    unknown: fc.nat(1_000_000),
  })
  .map((parts): BoardCounters => {
    const uploaded = Object.values(parts).reduce((sum, part) => sum + part, 0);
    return { uploaded, ...parts, delivered: 0 };
  });

test("SMS-113, SMS-114, SMS-115, SMS-116: the seven totals are all of a board's figures, and the bar's parts with what is left fill it", () => {
  expect([...TOTALS].sort()).toEqual(
    Object.keys(board.counters)
      .filter((one) => one !== "delivered")
      .sort(),
  );
  fc.assert(
    fc.property(counters, (some) => {
      const parts = BAR.reduce((sum, part) => sum + shareOf(some[part], some), 0);
      const left = shareOf(some.notProcessed, some);
      expect(parts + left).toBeCloseTo(some.uploaded === 0 ? 0 : 1, 9);
      expect(dealtWith(some)).toBe(BAR.reduce((sum, part) => sum + some[part], 0));
    }),
  );
});

test("a share is never told as nothing or all before it is so", () => {
  expect(percent(0, "en")).toBe("0%");
  expect(percent(1 / 1_000_000, "en")).toBe("0.1%");
  expect(percent(0.624, "en")).toBe("62.4%");
  expect(percent(999_999 / 1_000_000, "en")).toBe("99.9%");
  expect(percent(1, "en")).toBe("100%");
  expect(percent(0.624, "pt").replace(/\s/, "")).toBe("62,4%");
});

test("SMS-111: a dialer is active when it is enabled and started, whatever the hour", () => {
  expect(isActive({ ...board, onSchedule: false })).toBe(true);
  expect(isActive({ ...board, enabled: false })).toBe(false);
  expect(isActive({ ...board, started: false })).toBe(false);
});

test("the dot is amber when something of others holds a started dialer, hollow when nobody started it", () => {
  expect(toneOf(board)).toBe("on");
  expect(toneOf({ ...board, waitingFor: "out-of-schedule" })).toBe("on");
  expect(toneOf({ ...board, waitingFor: "carrier-slow" })).toBe("held");
  expect(toneOf({ ...board, started: false, waitingFor: "carrier-slow" })).toBe("off");
});

test.each([
  [0, "0 sec"],
  [59.6, "1 min"],
  [767, "12 min 47 sec"],
  [3_600, "1 hr"],
  [12_000, "3 hr 20 min"],
  [187_200, "2 days 4 hr"],
])("%d seconds are told in their two greatest units", (seconds, told) => {
  expect(span(seconds, "en")).toBe(told);
});

test("time left is told in the reader's language", () => {
  expect(span(767, "es")).toBe("12 min 47 s");
  expect(span(187_200, "pt")).toBe("2 dias 4 h");
});

test("the size of a file is told in the unit that it fills", () => {
  expect(bytes(1_900_000, "en")).toBe("1.9 MB");
  expect(bytes(1_234, "es")).toBe("1,2 kB");
  expect(bytes(12, "en")).toBe("12 bytes");
});

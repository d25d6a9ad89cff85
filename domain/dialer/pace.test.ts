import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { senderOf } from "./claim.ts";
import {
  MOMENT_MS,
  moments,
  paced,
  ratePerMinute,
  secondsLeft,
  throughput,
  WAVE,
  WAVE_SPREAD_MS,
  waveSize,
} from "./pace.ts";

describe("SMS-45: time between messages", () => {
  test("is kept between any two, and nobody leaves before the provider's time", () => {
    const leased = fc.array(fc.nat(100_000), { maxLength: 20 });
    fc.assert(
      fc.property(
        leased,
        fc.float({ min: 0, max: 20, noNaN: true }),
        fc.option(fc.nat(100_000)),
        (at, interval, last) => {
          const times = paced(at, interval, last);
          expect(times).toHaveLength(at.length);
          for (const [index, time] of times.entries()) {
            expect(time).toBeGreaterThanOrEqual(at[index] ?? 0);
            const before = index === 0 ? last : times[index - 1];
            if (before !== null && before !== undefined)
              expect(time - before).toBeGreaterThanOrEqual(interval * 1_000 - 1e-6);
          }
        },
      ),
    );
  });

  test.each([
    [0, WAVE],
    [0.1, WAVE],
    [0.5, 3],
    [1, 2],
    [1.5, 1],
    [10, 1],
  ])("with %f s a wave has %i messages, so that a stop is never long in coming", (interval, size) => {
    expect(waveSize(interval)).toBe(size);
    expect((size - 1) * interval * 1_000).toBeLessThanOrEqual(WAVE_SPREAD_MS);
  });
});

test("what leaves within a moment is one piece, and all pieces together are all, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2_000), { maxLength: 12 }), (times) => {
      const timed = times.toSorted((a, b) => a - b).map((at) => ({ at }));
      const pieces = moments(timed);
      expect(pieces.flat()).toEqual(timed);
      for (const piece of pieces) expect((piece.at(-1)?.at ?? 0) - (piece[0]?.at ?? 0)).toBeLessThanOrEqual(MOMENT_MS);
      for (const [index, piece] of pieces.entries())
        if (index > 0) expect((piece[0]?.at ?? 0) - (pieces[index - 1]?.[0]?.at ?? 0)).toBeGreaterThan(MOMENT_MS);
    }),
  );
});

describe("SMS-44: the sender of a row", () => {
  test.each([
    ["3", "5", "3"],
    ["", "5", "5"],
    ["", "", null],
  ])("Device %j, dial string %j: %j", (device, dialString, sender) => {
    expect(senderOf({ device }, dialString)).toBe(sender);
  });
});

describe("the board's figures", () => {
  const NOW = Date.parse("2026-11-23T12:00:30Z");
  const minute = Math.floor(NOW / 60_000);

  test("the chart has the last sixty minutes, the running one last", () => {
    const chart = throughput(
      [
        { minute: minute - 60, sent: 9 },
        { minute: minute - 59, sent: 1 },
        { minute, sent: 5 },
      ],
      NOW,
    );
    expect(chart).toHaveLength(60);
    expect([chart[0], chart[58], chart[59]]).toEqual([1, 0, 5]);
  });

  test("the rate is that of the last sixty seconds, and the time left follows from it", () => {
    const rate = ratePerMinute(
      [
        { minute: minute - 1, sent: 40 },
        { minute, sent: 10 },
      ],
      NOW,
    );
    expect(rate).toBe(30);
    expect(secondsLeft(90, rate)).toBe(180);
    expect(secondsLeft(90, 0)).toBeNull();
  });
});

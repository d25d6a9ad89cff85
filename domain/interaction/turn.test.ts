import fc from "fast-check";
import { expect, test } from "vitest";
import { before, offerNumber, turnOf } from "./turn.ts";

test("every offer's number tells its turn, and lies above all of the turns before", () => {
  const turn = fc.integer({ min: 1, max: 1_000_000 });
  const offer = fc.integer({ min: 0, max: 999_999 });
  fc.assert(
    fc.property(turn, offer, offer, (one, k, earlier) => {
      expect(turnOf(offerNumber(one, k))).toBe(one);
      expect(offerNumber(one, k)).toBeGreaterThanOrEqual(before(one));
      expect(offerNumber(one - 1, earlier)).toBeLessThan(before(one));
    }),
  );
});

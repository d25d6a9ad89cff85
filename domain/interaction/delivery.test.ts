import fc from "fast-check";
import { expect, test } from "vitest";
import { type Delivery, further, maySendAgain } from "./delivery.ts";

const any = fc.constantFrom<Delivery>("sending", "unknown", "sent", "failed", "delivered", "seen");

test("receipts in any order, repeated or not, end in the same state", () => {
  fc.assert(
    fc.property(fc.array(any, { minLength: 1 }), (told) => {
      const end = told.reduce(further);
      expect([...told].reverse().reduce(further)).toBe(end);
      expect([...told, ...told].reduce(further)).toBe(end);
    }),
  );
});

test.each([
  ["sent", "delivered", "delivered"],
  ["seen", "delivered", "seen"],
  ["unknown", "delivered", "delivered"],
  ["delivered", "failed", "delivered"],
  ["sent", "failed", "failed"],
  ["failed", "sent", "failed"],
] as const)("WA-6: %s, then a receipt of %s: %s", (known, told, end) => {
  expect(further(known, told)).toBe(end);
});

test("only what failed or is unknown may be sent once more", () => {
  const may = (["sending", "unknown", "sent", "failed", "delivered", "seen"] as const).filter(maySendAgain);
  expect(may).toEqual(["unknown", "failed"]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { afterReport, mailFate, type RecipientFate, withoutIt } from "./recipient-fate.ts";

const fate = (address: string, state: RecipientFate["state"], reason = ""): RecipientFate => ({
  address,
  state,
  reason,
});
const EVA = fate("eva@x.example", "failed", "5.1.1 unknown");

test("EML-89: one recipient's bounce does not hide behind another's delivery", () => {
  expect(mailFate([fate("jose@x.example", "seen"), EVA])).toEqual({
    state: "failed",
    reason: "eva@x.example: 5.1.1 unknown",
  });
});

test("each recipient who is without it is named", () => {
  expect(mailFate([EVA, fate("ana@x.example", "failed")])?.reason).toBe("eva@x.example: 5.1.1 unknown; ana@x.example");
});

test("without a failure it has come as far as with whom it came furthest", () => {
  expect(mailFate([fate("a", "delivered"), fate("b", "seen")])).toEqual({ state: "seen", reason: "" });
  expect(mailFate([fate("b", "seen"), fate("a", "delivered")])?.state).toBe("seen");
  expect(mailFate([])).toBeNull();
});

test("reports of one recipient in any order end the same", () => {
  const states = fc.array(fc.constantFrom("failed" as const, "delivered" as const, "seen" as const), { minLength: 1 });
  fc.assert(
    fc.property(states, (told) => {
      const after = (order: typeof told) =>
        order.map((state) => fate("a", state)).reduce<RecipientFate | null>(afterReport, null);
      expect(after(told)).toEqual(after(told.toReversed()));
    }),
  );
});

test("it leaves once more for those alone who are without it; for all where nobody said who", () => {
  expect(withoutIt([EVA, fate("jose@x.example", "delivered")])).toEqual(["eva@x.example"]);
  expect(withoutIt([EVA, fate("", "failed")])).toBeNull();
  expect(withoutIt([])).toBeNull();
});

import { expect, test } from "vitest";
import { isTheirs } from "./theirs.ts";

const MARIA = {
  conversation: "c-7",
  customer: { mail: "Maria@Example.com", phone: "+598 99 123 456" },
  caseNumber: "DEMO-7",
};
const NOBODY = { addresses: [], conversations: [], caseNumber: null };

test.each([
  [{ addresses: ["maria@example.com"] }, true],
  [{ addresses: ["maria@example.co"] }, false],
  [{ addresses: ["+59899123456"] }, true],
  [{ addresses: ["+5989912345"] }, false],
  [{ addresses: ["otra@example.com", "+59899123456"] }, true],
  [{ conversations: ["c-7"] }, true],
  [{ conversations: ["c-70"] }, false],
  [{ caseNumber: "demo-7" }, true],
  [{ caseNumber: "demo" }, false],
  [{}, false],
])("a customer is found by exactly what they have: %j", (sought, theirs) => {
  expect(isTheirs(MARIA, { ...NOBODY, ...sought })).toBe(theirs);
});

test("who has no number is not found by no digits", () => {
  const nameless = { ...MARIA, customer: { mail: "", phone: "" } };
  expect(isTheirs(nameless, { ...NOBODY, addresses: ["+"] })).toBe(false);
});

import { expect, test } from "vitest";
import { isAuthenticatorCode, secondFactorOf } from "./second-factor.ts";

const wants = { requiresTwoFactor: true };
const not = { requiresTwoFactor: false };

test.each([
  [true, [], "on"],
  [true, [wants], "on"],
  [false, [], "off"],
  [false, [not], "off"],
  [false, [not, wants], "due"],
] as const)("a second factor that is set up (%s), in groups %j, is %s", (enabled, groups, is) => {
  expect(secondFactorOf(enabled, groups)).toBe(is);
});

test("six digits come from the authenticator, with a space or without; anything else is a kept code", () => {
  expect(["123456", "123 456"].every(isAuthenticatorCode)).toBe(true);
  expect(["12345", "1234567", "abcde-fghij", ""].some(isAuthenticatorCode)).toBe(false);
});

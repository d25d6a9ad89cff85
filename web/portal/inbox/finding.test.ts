import { expect, test } from "vitest";
import { isFound } from "./finding.ts";

const NUMBER = "+598 94 215 870";

test.each(["094215870", "094 215 870", "+598 94-215", "00598942", "215870", "(094) 215"])(
  "SMS-90: a number is found as %j, however it is written",
  (sought) => {
    expect(isFound(sought, ["SMS_Logistica"], NUMBER)).toBe(true);
  },
);

test("SMS-90: another number is not found, nor is a number by two digits that only its middle has", () => {
  expect(isFound("098344484", ["SMS_Logistica"], NUMBER)).toBe(false);
  expect(isFound("15", ["SMS_Logistica"], NUMBER)).toBe(false);
});

test("SMS-90: campaign and customer are found by every word, without accents and case", () => {
  const texts = ["María Pérez", "SMS_Logística"];
  expect([isFound("perez logis", texts, ""), isFound("perez ventas", texts, ""), isFound("", texts, "")]).toEqual([
    true,
    false,
    true,
  ]);
});

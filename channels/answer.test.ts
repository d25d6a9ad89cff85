import { expect, test } from "vitest";
import { byStatus, reasonOf, slowDown } from "./answer.ts";

const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  body: "",
});

test.each([
  ["120", 120_000],
  ["0", 1_000],
  ["999999", 3_600_000],
  ["Wed, 25 Nov 2026 10:00:30 GMT", 30_000],
  ["Wed, 25 Nov 2026 09:00:00 GMT", 1_000],
  ["soon", 10_000],
  ["-5", 10_000],
  ["", 10_000],
])("SMS-53: Retry-After %j pauses %d ms, from a second to an hour", (value, ms) => {
  const headers = { "retry-after": value, date: "Wed, 25 Nov 2026 10:00:00 GMT" };
  expect(slowDown(new Headers(headers))).toEqual({ outcome: "slow-down", retryAfter: ms });
});

test.each([
  [302, "refused"],
  [400, "refused"],
  [401, "refused"],
  [404, "refused"],
  [429, "slow-down"],
  [500, "unknown"],
  [503, "unknown"],
  [504, "unknown"],
])("SMS-53: status %d alone means %s", (status, outcome) => {
  expect(byStatus(answer(status))?.outcome).toBe(outcome);
});

test("SMS-53: a 2xx is for the body to judge", () => {
  expect(byStatus(answer(202))).toBeNull();
});

test("a reason is one line of at most 200 characters", () => {
  expect(reasonOf("HTTP 400", "bad\r\n\tnumber\u0000", "")).toBe("HTTP 400: bad number");
  expect(reasonOf("😀".repeat(300))).toHaveLength(200);
  expect(reasonOf("😀".repeat(300)).isWellFormed()).toBe(true);
});

import { expect, test } from "vitest";
import { signRenewal } from "./renewal.ts";

const HOUR_MS = 60 * 60_000;
const ATTENDEE = { who: "u", name: "U", permissions: [], campaign: "", session: "s", openedAt: 0 };

test.each([
  ["visitor", true],
  ["agent", true],
  ["supervisor", false],
] as const)(
  "SEC-5: the ticket of a %s is renewed by the conversation itself: %s; rights are asked of the Worker",
  (role, renewed) => {
    const attendee = { ...ATTENDEE, role, sessionEnds: 8 * HOUR_MS, expires: HOUR_MS };
    expect(signRenewal("secret", attendee, "c", HOUR_MS - 1_000) !== null).toBe(renewed);
  },
);

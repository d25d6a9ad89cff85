import { expect, test } from "vitest";
import { keptSince } from "./retention.ts";

test.each([
  ["2026-11-26T10:00:00Z", 24, "2024-11-26T10:00:00.000Z"],
  ["2026-03-31T00:00:00Z", 1, "2026-02-28T00:00:00.000Z"],
  ["2024-02-29T12:00:00Z", 12, "2023-02-28T12:00:00.000Z"],
  ["2026-01-15T08:00:00Z", 13, "2024-12-15T08:00:00.000Z"],
])("at %s, what is kept for %i months closed after %s", (now, months, since) => {
  expect(new Date(keptSince(Date.parse(now), months)).toISOString()).toBe(since);
});

import { expect, test } from "vitest";
import { filterIn, resultsAddress } from "./query.ts";

const NOW = Date.parse("2026-11-24T01:30:00Z");
const today = filterIn({}, "America/Montevideo", NOW);

test("without a word they are the rows of the reader's today", () => {
  expect(today).toEqual({ from: "2026-11-23", to: "2026-11-23", zone: "America/Montevideo", state: "", told: "" });
});

test("the address says all of it, and reads back the same", () => {
  const filter = { ...today, from: "2026-11-20", state: "failed", told: "delivered" } as const;
  const url = new URL(resultsAddress("Promo Noviembre", filter), "https://deskline.test");
  expect(url.pathname).toBe("/dialers/Promo%20Noviembre/results");
  expect(filterIn(Object.fromEntries(url.searchParams), "UTC", NOW)).toEqual(filter);
});

test("what the address says wrongly is left out", () => {
  const query = { from: "2026-11-30", to: "2026-11-40", zone: "Mars", state: "lost", told: "read" };
  expect(filterIn(query, "America/Montevideo", NOW)).toEqual(today);
});

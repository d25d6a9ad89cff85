import { expect, test } from "vitest";
import { filterIn, hrefOf, queryOf } from "./query.ts";

test("the address says what the log is narrowed to, and the door is asked for whole days of the reader", () => {
  const filter = filterIn({ actor: "u1", from: "2026-03-01", to: "2026-03-01", action: "" });
  expect(hrefOf(filter)).toBe("/audit?actor=u1&from=2026-03-01&to=2026-03-01");
  const { from = "", to = "", ...rest } = queryOf(filter);
  expect(rest).toEqual({ actor: "u1" });
  expect(from).toBe(new Date(2026, 2, 1).toISOString());
  expect(to).toBe(new Date(2026, 2, 2).toISOString());
});

test("a day that is none narrows nothing", () => {
  expect(filterIn({ from: "2026-13-45", to: "soon" })).toMatchObject({ from: "", to: "" });
});

import { expect, test } from "vitest";
import { userFilterIn, usersHref } from "./user-filter.ts";

test("what narrows the list survives its way through the address", () => {
  for (const filter of [
    { q: "", state: "all" },
    { q: "ana & co", state: "disabled" },
    { q: "", state: "active" },
  ] as const)
    expect(userFilterIn(Object.fromEntries(new URL(usersHref(filter), "https://d.test").searchParams))).toEqual(filter);
});

test("a state that there is not narrows nothing", () => {
  expect(userFilterIn({ state: "asleep" })).toEqual({ q: "", state: "all" });
});

import { expect, test } from "vitest";
import { blackListQuery } from "../../../../protocol/black-list.ts";
import { exportHref, filterIn, hrefOf, queryOf } from "./query.ts";

test("what narrows the black list survives its way through the address", () => {
  for (const filter of [
    { address: "", source: "all", campaign: "" },
    { address: "+598 98", source: "customer", campaign: "promo & co" },
    { address: "098", source: "all", campaign: "" },
  ] as const)
    expect(filterIn(Object.fromEntries(new URL(hrefOf(filter), "https://d.test").searchParams))).toEqual(filter);
});

test("the list that is exported is the one that is shown", () => {
  const filter = { address: "+598", source: "registry", campaign: "promo" } as const;
  const asked = Object.fromEntries(new URL(exportHref(filter), "https://d.test").searchParams);
  expect(asked).toEqual(queryOf(filter));
  expect(blackListQuery.parse(asked)).toMatchObject({ address: "+598", source: "registry", campaign: "promo" });
});

test("a source that there is not narrows nothing", () => {
  expect(filterIn({ source: "rumour" }).source).toBe("all");
});

import { expect, test } from "vitest";
import { filterIn, hrefOf, isNarrowed, queryOf } from "./query.ts";

test("the filter that an address names is asked for and stands in the next address; what the door would refuse does not", () => {
  const filter = filterIn({
    text: "óptica",
    from: "2026-11-23",
    to: "yesterday",
    channel: "fax",
    ratingTo: "9",
    state: "closed",
  });
  expect(queryOf(filter, "America/Montevideo")).toEqual({
    text: "óptica",
    from: "2026-11-23",
    state: "closed",
    zone: "America/Montevideo",
  });
  expect(hrefOf(filter, "abc-1")).toBe("/recordings/abc-1?text=%C3%B3ptica&from=2026-11-23&state=closed");
  expect([isNarrowed(filter), isNarrowed(filterIn({})), hrefOf(filterIn({}))]).toEqual([true, false, "/recordings"]);
});

import { expect, test } from "vitest";
import { readiestFirst } from "./readiness.ts";

const agents = ["ana", "bruno", "carla", "diego"].map((id) => ({ id }));

test("AGT-1, TRF-2: who can take over at once is named first, and whom no line tells of is away", () => {
  const told = readiestFirst(agents, { ana: "away", bruno: "busy", diego: "free" });
  expect(told.map(({ id, readiness }) => `${id} ${readiness}`)).toEqual([
    "diego free",
    "bruno busy",
    "ana away",
    "carla away",
  ]);
});

test("TRF-2: until it is known, colleagues stand in their own order and nothing is said of them", () => {
  expect(readiestFirst(agents, null)).toEqual(agents);
});

import { expect, test } from "vitest";
import { kindOf, wants } from "./event.ts";
import { type InteractionMoment, interactionStep } from "./interaction-event.ts";
import { afterAttempt, type Health, isGivenUp, lanes, WELL, waitAfter, whyOff } from "./patience.ts";

const HOUR = 3_600_000;
const new_: InteractionMoment = { caseNumber: "", holder: null, ended: false, rating: null };
const waiting = { ...new_, caseNumber: "W-1" };
const held = { ...waiting, holder: "ana" };
const closed = { ...held, ended: true };

test.each<[string, InteractionMoment | null, InteractionMoment, string | null]>([
  ["asks for a place in line", null, new_, null],
  ["is let in", new_, waiting, "waiting"],
  ["is shown once more", waiting, waiting, null],
  ["goes to an agent", waiting, held, "assigned"],
  ["is begun by an agent", null, { ...held, caseNumber: "" }, null],
  ["is an agent's, and let in", { ...held, caseNumber: "" }, held, "assigned"],
  ["goes to another agent", held, { ...held, holder: "bruno" }, "assigned"],
  ["is given back", held, waiting, "waiting"],
  ["is closed", held, closed, "closed"],
  ["is left in line", waiting, { ...waiting, ended: true }, "closed"],
  ["is refused at the door", new_, { ...new_, ended: true }, "closed"],
  ["is rated", closed, { ...closed, rating: 5 }, "rated"],
  ["has another word after its end", { ...closed, rating: 5 }, { ...closed, rating: 5 }, null],
  ["comes back", closed, held, "reopened"],
])("an interaction that %s", (_, before, after, step) => {
  expect(interactionStep(before, after)).toBe(step);
});

test("a webhook hears of the kinds and campaigns that it names; one for all campaigns hears of what is of none too", () => {
  const some = { events: ["message", "opt-out"], campaigns: ["c1", "c2"] } as const;
  expect(wants(some, "message", ["c2", "c9"])).toBe(true);
  expect(wants(some, "message", ["c9"])).toBe(false);
  expect(wants(some, "delivery", ["c1"])).toBe(false);
  expect(wants(some, "opt-out", [])).toBe(false);
  expect(wants({ ...some, campaigns: null }, "opt-out", [])).toBe(true);
  expect(kindOf("opt-out.added")).toBe("opt-out");
});

test("an event that is not taken is tried again within seconds, then minutes, then hours", () => {
  const longest = Array.from({ length: 30 }, (_, at) => waitAfter(at + 1, 1));
  expect(longest[0]).toBeLessThanOrEqual(1_000);
  expect(longest[9]).toBeLessThanOrEqual(5 * 60_000);
  expect(longest.at(-1)).toBe(6 * HOUR);
  expect(longest).toEqual(longest.toSorted((one, other) => one - other));
  expect(waitAfter(30, 0)).toBe(3 * HOUR);
});

test("an endpoint that fails gets one event at a time, with rests between; one good answer ends that", () => {
  let health: Health = WELL;
  for (let n = 0; n < 3; n++) health = afterAttempt(health, { status: 500 }, 1_000 + n, 1);
  expect(health).toMatchObject({ failures: 3, failingSince: 1_000 });
  expect(health.restUntil).toBeGreaterThan(1_002);
  expect(lanes(health, 4)).toBe(1);
  for (let n = 0; n < 40; n++) health = afterAttempt(health, { status: null }, 2_000, 1);
  expect(health.restUntil).toBe(2_000 + 300_000);
  expect(afterAttempt(health, { status: 204 }, 3_000, 1)).toEqual(WELL);
  expect(lanes(WELL, 4)).toBe(4);
});

test("it is switched off after three days without one good answer, or at once when it says that it is gone", () => {
  const failing = { failures: 900, failingSince: 0, restUntil: 0 };
  expect(whyOff(failing, { status: 503 }, 71 * HOUR)).toBeNull();
  expect(whyOff(failing, { status: 503 }, 72 * HOUR)).toBe("failing");
  expect(whyOff({ ...failing, failingSince: 5 }, { status: 410 }, 6)).toBe("gone");
  expect(whyOff(WELL, { status: 200 }, 99 * HOUR)).toBeNull();
});

test("an event alone is laid aside after four days", () => {
  expect([isGivenUp(0, 95 * HOUR), isGivenUp(0, 96 * HOUR)]).toEqual([false, true]);
});

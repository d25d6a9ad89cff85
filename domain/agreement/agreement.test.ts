import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { before } from "../interaction/turn.ts";
import { OUR_RULES, type Rules } from "./rules.ts";
import { play } from "./schedule.ts";

const SCHEDULES = 100_000;
/** So many schedules find every rule that is missing, the rarest too. */
const ENOUGH = 30_000;
const { slots, holder, line } = OUR_RULES;

test("in 100,000 random schedules with lost, late and doubled calls nobody is held twice, lost, or left waiting beside a free agent", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      expect(play(seed, OUR_RULES)).toEqual([]);
    }),
    { numRuns: SCHEDULES, endOnFailure: true },
  );
}, 120_000);

/** Each rule broken once; what then ends wrong proves that it is needed. */
const BROKEN: Record<string, Partial<Rules>> = {
  "a conversation compares the turn when a line assigns": {
    holder: { ...holder, assign: (held, event) => holder.assign({ ...held }, { ...event, turn: held.turn }) },
  },
  "a turn rises when an interaction goes back to the line": {
    holder: {
      ...holder,
      lose: (held, event) => {
        const step = holder.lose(held, event);
        if (step === "stale") return step;
        return {
          held: { ...step.held, turn: held.turn, lastTurn: held.lastTurn },
          tell: step.tell.map((tell) => ({ ...tell, turn: held.turn })),
        };
      },
    },
  },
  "a line takes no turn that is older than its own": {
    line: {
      ...line,
      enter: (row, event) => line.enter(row !== undefined && row.turn > event.turn ? undefined : row, event),
    },
  },
  "an assignment that came too late is withdrawn, or asked after": {
    unconfirmedAreAsked: false,
    line: { ...line, assignmentStale: () => [] },
  },
  "a desk answers yes again to what it has reserved": {
    slots: {
      ...slots,
      offered: (slot, remembered, event, circumstances) =>
        slots.offered(undefined, remembered, event, {
          ...circumstances,
          room: circumstances.room && slot === undefined,
        }),
    },
  },
  "a desk remembers what it refused and what ended": {
    slots: {
      ...slots,
      offered: (slot, _, event, circumstances) => slots.offered(slot, undefined, event, circumstances),
    },
  },
  "a release ends only the turns before it": {
    slots: {
      ...slots,
      released: (slot, remembered, event) => slots.released(slot, remembered, { turn: event.turn + 1 }),
    },
  },
  "what a desk does not hold goes back to the line": { goneIsLost: false },
  "a desk tells when it gives back what was confirmed": {
    slots: { ...slots, givenBack: (slot) => ({ ...slots.givenBack(slot), tell: "nobody" }) },
  },
  "an end is told to the desk that holds": {
    holder: { ...holder, end: (held, event) => withoutTells(holder.end(held, event), "release") },
  },
  "a supervisor's move is told to the desk that held it": {
    holder: {
      ...holder,
      move: (held, event) => withoutTells(holder.move(held, event), "release"),
    },
  },
  "a pending transfer is taken back when the interaction ends": {
    holder: {
      ...holder,
      end: (held, event) => withoutTells(holder.end({ ...held, pending: null }, event), "withdraw"),
    },
  },
};

describe("without the rule that", () => {
  test.each(Object.entries(BROKEN))("%s, schedules end wrong", (_, broken) => {
    const rules = { ...OUR_RULES, ...broken };
    expect(firstWrong(rules)).not.toBeNull();
  });
});

function firstWrong(rules: Rules): number | null {
  for (let seed = 1; seed <= ENOUGH; seed++) if (play(seed, rules).length > 0) return seed;
  return null;
}

function withoutTells(step: ReturnType<typeof holder.end>, verb: string): ReturnType<typeof holder.end> {
  return step === "stale" ? step : { ...step, tell: step.tell.filter((tell) => tell.verb !== verb) };
}

test("a number of an earlier turn is below every number of a later one", () => {
  expect(before(3)).toBeGreaterThan(2_999_999);
});

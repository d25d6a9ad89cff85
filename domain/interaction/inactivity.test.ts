import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterSilence, type Patience, type Silence } from "./inactivity.ts";

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);
const WEBCHAT: Patience = { inactivity: { warnAfter: 5, closeAfter: 5 }, waitingForCustomer: 0 };
const spoken: Silence = { last: { at: at("10:00:00"), by: "agent" }, warnedAt: null, awaiting: false };
const warned: Silence = { ...spoken, warnedAt: at("10:05:00") };

describe("webchat: five minutes to the warning, five more to the close", () => {
  test.each<[string, Silence, string, ReturnType<typeof afterSilence>]>([
    ["nothing is due yet", spoken, "10:04:59", { due: [], next: at("10:05:00") }],
    ["the warning", spoken, "10:05:00", { due: ["warn"], next: at("10:10:00") }],
    ["a late warning leaves its full time", spoken, "10:30:00", { due: ["warn"], next: at("10:35:00") }],
    ["nothing between warning and close", warned, "10:09:59", { due: [], next: at("10:10:00") }],
    ["the close", warned, "10:10:00", { due: ["close"], next: null }],
    [
      "an agent who writes on begins anew",
      { ...warned, last: { at: at("10:07:00"), by: "agent" } },
      "10:11:00",
      { due: [], next: at("10:12:00") },
    ],
    [
      "nothing while the customer waits",
      { ...warned, last: { at: at("10:06:00"), by: "customer" } },
      "23:00:00",
      nothing(),
    ],
    ["nothing before the first word", { ...spoken, last: null }, "23:00:00", nothing()],
  ])("%s", (_, silence, now, expected) => {
    expect(afterSilence(silence, WEBCHAT, at(now))).toEqual(expected);
  });
});

test("0 is off: no warning closes nothing, no close leaves it at the warning", () => {
  const noWarning: Patience = { ...WEBCHAT, inactivity: { warnAfter: 0, closeAfter: 5 } };
  const noClose: Patience = { ...WEBCHAT, inactivity: { warnAfter: 5, closeAfter: 0 } };
  expect(afterSilence(warned, noWarning, at("23:00:00"))).toEqual(nothing());
  expect(afterSilence(spoken, noClose, at("10:05:00"))).toEqual({ due: ["warn"], next: null });
  expect(afterSilence(warned, noClose, at("23:00:00"))).toEqual(nothing());
});

describe("waiting for the customer", () => {
  const patient: Patience = { ...WEBCHAT, waitingForCustomer: 3 };

  test("comes after its own minutes, beside the warning", () => {
    expect(afterSilence(spoken, patient, at("10:03:00"))).toEqual({ due: ["await-customer"], next: at("10:05:00") });
    expect(afterSilence(spoken, patient, at("10:06:00")).due).toEqual(["await-customer", "warn"]);
  });

  test("is due once", () => {
    expect(afterSilence({ ...spoken, awaiting: true }, patient, at("10:04:00"))).toEqual({
      due: [],
      next: at("10:05:00"),
    });
  });
});

test("nobody is closed without a warning and the whole time after it, whenever one looks", () => {
  const minutes = fc.nat(10);
  fc.assert(
    fc.property(minutes, minutes, fc.array(fc.nat(400_000), { maxLength: 20 }), (warnAfter, closeAfter, looks) => {
      const patience: Patience = { inactivity: { warnAfter, closeAfter }, waitingForCustomer: 0 };
      let silence = spoken;
      let now = at("10:00:00");
      for (const wait of looks) {
        now += wait;
        const { due, next } = afterSilence(silence, patience, now);
        if (next !== null) expect(next).toBeGreaterThan(now);
        if (due.includes("close")) {
          expect(now - (silence.warnedAt ?? now)).toBeGreaterThanOrEqual(closeAfter * 60_000);
          expect((silence.warnedAt ?? 0) - at("10:00:00")).toBeGreaterThanOrEqual(warnAfter * 60_000);
          return;
        }
        if (due.includes("warn")) silence = { ...silence, warnedAt: now };
      }
    }),
  );
});

function nothing(): ReturnType<typeof afterSilence> {
  return { due: [], next: null };
}

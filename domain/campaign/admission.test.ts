import { describe, expect, test } from "vitest";
import { delivers, entryTime, refusal, textOfEnd, waitEnded } from "./admission.ts";
import type { Campaign, Thresholds } from "./campaign.ts";
import { WEBCHAT_DEFAULTS } from "./defaults.ts";

const monday = (time: string) => Date.parse(`2026-11-23T${time}-03:00`);
const NEW = { waiting: 0, returning: false };
const BACK = { waiting: 0, returning: true };

function campaign(thresholds: Partial<Thresholds> = {}, enabled = true): Campaign {
  return {
    ...WEBCHAT_DEFAULTS,
    id: "web-banco",
    name: "web-banco",
    caseCode: "WB",
    channel: "webchat",
    strategy: "nocall",
    enabled,
    thresholds: { ...WEBCHAT_DEFAULTS.thresholds, ...thresholds },
    schedule: {
      zone: "America/Montevideo",
      ranges: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "18:59" }],
      holidays: [],
    },
  };
}

describe("story 2: closing time", () => {
  test("WEB-34: with Time Out 0 all who wait at 19:00:00 are closed, whenever they came", () => {
    for (const entered of ["18:50:00", "18:55:00", "18:59:30"]) {
      expect(waitEnded(campaign(), monday("18:59:59"), monday(entered))).toBeNull();
      expect(waitEnded(campaign(), monday("19:00:00"), monday(entered))).toBe("end-of-schedule");
    }
    expect(refusal(campaign(), monday("19:00:05"), NEW)).toBe("out-of-time");
  });

  test.each([
    ["18:57:30", "18:59:30"],
    ["18:59:30", "19:01:30"],
  ])("WEB-34b: with Time Out 120 who came at %s waits until %s, past closing too", (entered, end) => {
    const patient = campaign({ timeOut: 120 });
    expect(waitEnded(patient, monday(end) - 1, monday(entered))).toBeNull();
    expect(waitEnded(patient, monday(end), monday(entered))).toBe("time-out");
  });
});

test.each([0, 120])(
  "WEB-40: a disabled campaign takes nobody and closes who waits, with Time Out %i too",
  (timeOut) => {
    const disabled = campaign({ timeOut }, false);
    expect(refusal(disabled, monday("12:00:00"), NEW)).toBe("disabled");
    expect(refusal(disabled, monday("12:00:00"), BACK)).toBe("disabled");
    expect(waitEnded(disabled, monday("12:00:00"), monday("11:59:59"))).toBe("disabled");
  },
);

test("WEB-35: a full line refuses the next, but not who was in it before; 0 is no bound", () => {
  const ten = campaign({ maxChats: 10 });
  expect(refusal(ten, monday("12:00:00"), { waiting: 9, returning: false })).toBeNull();
  expect(refusal(ten, monday("12:00:00"), { waiting: 10, returning: false })).toBe("full");
  expect(refusal(ten, monday("12:00:00"), { waiting: 10, returning: true })).toBeNull();
  expect(refusal(campaign(), monday("12:00:00"), { waiting: 99_999, returning: false })).toBeNull();
});

test("who comes back to a closed line waits on only with a Time Out of their own", () => {
  expect(refusal(campaign({ timeOut: 120 }), monday("20:00:00"), BACK)).toBeNull();
  expect(refusal(campaign(), monday("20:00:00"), BACK)).toBe("out-of-time");
});

test.each(["end-of-schedule", "out-of-time", "disabled"] as const)("WEB-11: %s says that it is closed", (reason) => {
  expect(textOfEnd(reason)).toBe("outOfTime");
});

test.each(["full", "time-out"] as const)("WEB-12: %s says that nobody is available", (reason) => {
  expect(textOfEnd(reason)).toBe("notAvailable");
});

test("SMS-36: who writes by another channel than webchat waits until they are answered, past Time Out and past closing", () => {
  const sms: Campaign = { ...campaign({ timeOut: 60 }), channel: "sms" };
  expect(waitEnded(sms, monday("19:30:00"), monday("09:00:00"))).toBeNull();
  expect(refusal(sms, monday("19:30:00"), NEW)).toBeNull();
  expect(refusal({ ...sms, doNotKeep: true }, monday("19:30:00"), NEW)).toBe("out-of-time");
  expect(refusal({ ...sms, doNotKeep: true }, monday("19:30:00"), BACK)).toBeNull();
  expect(waitEnded({ ...sms, enabled: false }, monday("10:00:00"), monday("09:00:00"))).toBe("disabled");
});

test("decisions, Figures: what is kept enters the line when the campaign opens; nobody is given it before", () => {
  const sms: Campaign = { ...campaign(), channel: "sms" };
  expect(entryTime(sms, monday("21:00:00"))).toBe(monday("09:00:00") + 24 * 3_600_000);
  expect(entryTime(sms, monday("10:00:00"))).toBe(monday("10:00:00"));
  expect(delivers(sms, monday("21:00:00"))).toBe(false);
  expect(delivers(campaign(), monday("21:00:00"))).toBe(true);
});

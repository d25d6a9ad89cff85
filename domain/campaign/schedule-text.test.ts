import { expect, test } from "vitest";
import { readScheduleText } from "./schedule-text.ts";

test("EML-61: a schedule may come as the predecessor wrote it", () => {
  expect(readScheduleText("sun,mon,tue,wed,thu,fri,sat;00:00-23:59")).toEqual({
    days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    from: "00:00",
    to: "23:59",
  });
  expect(readScheduleText(" Mon , fri ; 09:00 - 17:59 ")).toEqual({ days: ["mon", "fri"], from: "09:00", to: "17:59" });
});

test.each([
  "",
  "mon",
  "mon;09:00",
  ";09:00-10:00",
  "mon,mon;09:00-10:00",
  "lun;09:00-10:00",
  "mon,;09:00-10:00",
  "mon;9:00-10:00",
  "mon;09:00-24:00",
  "mon;09:60-10:00",
])("EML-61: %j is no schedule", (text) => {
  expect(readScheduleText(text)).toBeNull();
});

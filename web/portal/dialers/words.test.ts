import { expect, test } from "vitest";
import type { ScheduleRange } from "../../../domain/campaign/campaign.ts";
import { hoursText } from "./hours-text.ts";
import { when } from "./when.ts";

const range = (days: string, from: string, to: string) => ({ days: days.split(","), from, to }) as ScheduleRange;

test("SMS-112: a dialer's hours are told with days that follow each other as one", () => {
  const week = range("mon,tue,wed,thu,fri", "09:00", "18:59");
  expect(hoursText([week], "en")).toBe("Mon–Fri 09:00–18:59");
  expect(hoursText([week, range("sat,sun", "10:00", "13:59")], "en")).toBe("Mon–Fri 09:00–18:59; Sat, Sun 10:00–13:59");
  expect(hoursText([range("mon,wed,thu,fri,sun", "09:00", "09:59")], "es")).toBe("lun, mié–vie, dom 09:00–09:59");
  expect(hoursText([], "en")).toBe("");
});

test("a moment is told by its time today, as tomorrow, or with its day", () => {
  const now = new Date(2026, 10, 25, 18, 0).getTime();
  expect(when(new Date(2026, 10, 25, 9, 0).getTime(), now, "en")).toBe("09:00");
  expect(when(new Date(2026, 10, 26, 9, 0).getTime(), now, "es")).toBe("mañana 09:00");
  expect(when(new Date(2026, 10, 30, 9, 5).getTime(), now, "en")).toBe("Mon, Nov 30 09:05");
  expect(when(new Date(2027, 10, 30, 9, 5).getTime(), now, "en")).toBe("Tue, Nov 30, 2027 09:05");
});

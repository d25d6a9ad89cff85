import { expect, test } from "vitest";
import type { DialerBoard } from "../../../protocol/dialers.ts";
import { overwriteGetLocale } from "../../shared/paraglide/runtime.js";
import { briefText, whyText } from "./waiting-text.ts";

overwriteGetLocale(() => "en");

const board = (some: Partial<DialerBoard>) =>
  ({ enabled: true, started: true, waitingFor: null, ratePerMinute: 0, ...some }) as DialerBoard;

test("SMS-57: a dialer that does not run says why, and when it goes on", () => {
  expect(whyText(board({ waitingFor: "out-of-schedule" }), "09:00")).toBe("Out of its hours. Next sending: 09:00.");
  expect(whyText(board({ waitingFor: "nothing-to-send" }), null)).toBe("Nothing waits to be sent.");
  expect(whyText(board({}), null)).toBe("Sending.");
});

test("what nobody started is not promised to go on by itself", () => {
  expect(whyText(board({ started: false, waitingFor: "stopped" }), "09:00")).toBe(
    "Stopped. Start sends what waits. Its next hours: 09:00.",
  );
});

test("the list tells the rate of what sends, and the hour of what waits for it", () => {
  const figures = { rate: "588", next: "tomorrow 09:00" };
  expect(briefText(board({ ratePerMinute: 588 }), figures)).toBe("Active, 588 a minute");
  expect(briefText(board({ waitingFor: "out-of-schedule" }), figures)).toBe("Active, waits for tomorrow 09:00");
  expect(briefText(board({ started: false, waitingFor: "out-of-schedule" }), figures)).toBe("Out of hours");
});

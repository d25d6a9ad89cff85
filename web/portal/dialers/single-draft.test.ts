import { expect, test } from "vitest";
import { singleMessage } from "../../../protocol/single-message.ts";
import { overwriteGetLocale } from "../../shared/paraglide/runtime.js";
import { checkSingle, EMPTY_SINGLE, singleOf } from "./single-draft.ts";

overwriteGetLocale(() => "en");

const NOW = Date.parse("2026-11-25T12:00");
const whole = { destination: " 098344484 ", message: "Hola", at: "" };

test("SMS-120: telephone and text are needed, both are said at once", () => {
  expect(checkSingle(EMPTY_SINGLE, NOW)).toEqual({ destination: "Type a telephone", message: "Type a text" });
  expect(checkSingle(whole, NOW)).toEqual({});
  expect(Object.keys(checkSingle({ ...whole, message: "x".repeat(2_001) }, NOW))).toEqual(["message"]);
});

test("SMS-58: a moment that has passed is refused, one to come goes with its offset", () => {
  expect(Object.keys(checkSingle({ ...whole, at: "2026-11-25T11:59" }, NOW))).toEqual(["at"]);
  expect(checkSingle({ ...whole, at: "2026-11-25T12:01" }, NOW)).toEqual({});
  const sent = singleOf({ ...whole, at: "2026-11-25T12:01" }, "single-id");
  expect(singleMessage.parse(sent)).toEqual({
    id: "single-id",
    destination: "098344484",
    message: "Hola",
    at: new Date(2026, 10, 25, 12, 1).toISOString(),
  });
  expect(singleMessage.parse(singleOf(whole, "single-id"))).not.toHaveProperty("at");
});

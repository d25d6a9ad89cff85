import { expect, test } from "vitest";
import { overwriteGetLocale } from "../../../shared/paraglide/runtime.js";
import { usesIn } from "./uses.ts";

overwriteGetLocale(() => "es");

test("SMS-9: who still sends by an account is named, in the reader's language", () => {
  const use = (detail: string) => ({ path: "uses.0", code: "in_use", detail });
  expect(usesIn([use("the campaign sms-demo"), use("the dialer Promo"), use("2 that you do not see")])).toEqual([
    "la campaña sms-demo",
    "el discador Promo",
    "otros que no ves",
  ]);
  expect(usesIn([{ path: "name", code: "taken", detail: "x" }])).toEqual([]);
});

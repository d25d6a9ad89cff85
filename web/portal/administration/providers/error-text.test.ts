import { expect, test } from "vitest";
import { overwriteGetLocale } from "../../../shared/paraglide/runtime.js";
import { providerErrorText } from "./error-text.ts";

overwriteGetLocale(() => "en");

const ofAddress = (code: string, detail: string) => providerErrorText({ path: "url", code, detail });

test("SMS-6: an address that lacks a placeholder is told which it needs, not that it is out of reach", () => {
  const said = ofAddress("placeholders", "The address needs ${phone} and ${message}");
  expect(said).toContain("Write ${phone} and ${message} where they belong");
  expect(said).not.toContain("https");
});

test("SMS-5: an address that may not be called says why, and where its host is allowed", () => {
  const said = ofAddress("not_allowed", "gateway.example.com is not on the list of allowed hosts");
  expect(said).toContain("gateway.example.com is not on the list of allowed hosts");
  expect(said).toContain("CARRIER_HOSTS");
});

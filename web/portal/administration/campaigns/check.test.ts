import { expect, test } from "vitest";
import { BUILT_CHANNELS, type BuiltChannel } from "../../../../protocol/configuration.ts";
import { overwriteGetLocale } from "../../../shared/paraglide/runtime.js";
import { check } from "./check.ts";
import { type Draft, emptyDraft } from "./draft.ts";
import { errorText } from "./error-text.ts";

overwriteGetLocale(() => "en");

const complaints = (change: Partial<Draft>, isNew = true, channel: BuiltChannel = "webchat") => {
  const draft: Draft = { ...emptyDraft(channel), name: "ventas", strategy: "nocall", ...change };
  return check(draft, channel, isNew).map((error) => [error.path, errorText(error, draft)]);
};

test("WEB-4: an empty form misses name, strategy and service level, in this order", () => {
  const thresholds = { ...emptyDraft("webchat").thresholds, serviceLevel: Number.NaN };
  expect(complaints({ name: "", strategy: "", thresholds })).toEqual([
    ["name", "Must type name"],
    ["strategy", "Must choose strategy"],
    ["thresholds.serviceLevel", "Type service level"],
  ]);
});

test("the defaults with a name and a strategy are a whole campaign, new or kept", () => {
  expect(complaints({})).toEqual([]);
  expect(complaints({}, false)).toEqual([]);
});

test.each(BUILT_CHANNELS)("the defaults of %s with a name and a strategy are a whole campaign", (channel) => {
  expect([complaints({}, true, channel), complaints({}, false, channel)]).toEqual([[], []]);
});

test("SMS-24: a blank line among the numbers is none; one that is too long is found in the list", () => {
  expect(complaints({ dids: ["", "+59829000000", " "] }, true, "sms")).toEqual([]);
  expect(complaints({ dids: ["9".repeat(65)] }, true, "sms")).toEqual([["dids.0", "At most 64 characters"]]);
});

test("a name with blanks is answered with one that would do", () => {
  expect(complaints({ name: "Atención UY" })).toEqual([["name", "Use only letters, digits, _ and -. Try Atencion_UY"]]);
});

test("a figure out of its bounds names the bound, one that is no whole number asks for one", () => {
  expect(complaints({ rest: -5, offerTimeout: 601, missedOffers: Number.NaN })).toEqual([
    ["offerTimeout", "Must be 600 or less"],
    ["missedOffers", "Type a whole number"],
    ["rest", "Must be 0 or more"],
  ]);
});

test("a blank line among the domains is none; a wrong one is quoted", () => {
  const [first] = complaints({ allowedDomains: ["", "a b", "shop.example.com"] });
  expect(first?.[1]).toContain("a b: write a host");
});

test("a repeated key and an empty response are found in the list of the form", () => {
  const canned = [
    { key: "hola", folder: "", text: "Hola" },
    { key: "two words", folder: "", text: "" },
  ];
  expect(complaints({ canned })).toEqual([
    ["canned.1.key", "One word of at most 32 characters, without /"],
    ["canned.1.text", "Fill this in"],
  ]);
  expect(complaints({ canned: [canned[0], canned[0]].filter((one) => one !== undefined) })).toEqual([
    ["canned", "It is there twice"],
  ]);
});

test("two dispositions of one name beside each other are refused, and one without a name", () => {
  const leaf = (name: string) => ({ name, children: [] });
  expect(complaints({ dispositions: [leaf("Venta"), leaf("venta")] })).toEqual([["dispositions", "It is there twice"]]);
  expect(complaints({ dispositions: [{ name: "Venta", children: [leaf(" ")] }] })).toEqual([
    ["dispositions.0.children.0.name", "Fill this in"],
  ]);
});

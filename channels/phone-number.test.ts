import fc from "fast-check";
import { expect, test } from "vitest";
import { PROVIDER_DEFAULTS, type ProviderSettings, type ProviderType } from "../protocol/providers.ts";
import { addressOf, customerKey, inFormat, isUserId, readNumber, senderOf } from "./phone-number.ts";

const account = (settings: Partial<ProviderSettings> = {}, type: ProviderType = "dinstar") => ({
  type,
  settings: { ...PROVIDER_DEFAULTS, numberFormat: "national" as const, ...settings },
});
const meta = (settings: Partial<ProviderSettings> = {}) =>
  account({ numberFormat: "e164", ...settings }, "meta-whatsapp");

test.each([
  ["098344484", "UY", "+59898344484"],
  ["98344484", "UY", "+59898344484"],
  [" 098 344-484 ", "UY", "+59898344484"],
  ["+598 98 344 484", "BR", "+59898344484"],
  ["0059898344484", "UY", "+59898344484"],
  ["59898344484", "UY", "+59898344484"],
  ["23578408", "UY", "+59823578408"],
  ["(11) 98765-4321", "BR", "+5511987654321"],
  ["011 15-2345-6789", "AR", "+5491123456789"],
  ["(305) 555-0142", "US", "+13055550142"],
])("SMS-55: %j typed in %s is %s", (text, country, e164) => {
  expect(readNumber(text, country)?.e164).toBe(e164);
});

test.each([
  ["123578408", "UY"],
  ["9834448", "UY"],
  ["5511987654321", "UY"],
  ["+123578408", "UY"],
  ["098344484 abc", "UY"],
  ["098344484x22", "UY"],
  ["098344484;ext=2", "UY"],
  ["tel:098344484", "UY"],
  ["٠٩٨٣٤٤٤٨٤", "UY"],
  ["5,98983E+10", "UY"],
  ["6622", "UY"],
  ["22000", "DE"],
  ["ANTEL", "UY"],
  ["", "UY"],
  ["+", "UY"],
  ["098344484", "ZZ"],
  ["0".repeat(500), "UY"],
])("SMS-55: %j typed in %s is no number", (text, country) => {
  expect(readNumber(text, country)).toBeNull();
});

test.each([
  ["+59898344484", "national", "098344484"],
  ["+59898344484", "plus-e164", "+59898344484"],
  ["+59898344484", "e164", "59898344484"],
  ["+5511987654321", "national", "11987654321"],
  ["+13055550142", "national", "3055550142"],
  ["ANTEL", "national", "ANTEL"],
  ["6622", "e164", "6622"],
] as const)("SMS-5: %s as %s is %s", (e164, format, carrier) => {
  expect(inFormat(e164, format)).toBe(carrier);
});

test("SMS-55: the pattern reads the carrier's form, and what it refuses is Other", () => {
  const uruguayan = account({ pattern: "^09[0-9]{7}$" });
  expect(addressOf(uruguayan, "+59898344484")).toEqual({ address: "+59898344484", carrier: "098344484" });
  expect(addressOf(uruguayan, "23578408")).toBe("other");
  expect(addressOf(uruguayan, "123578408")).toBe("other");
  expect(addressOf(account({ pattern: "^09[0-9]{7}$", numberFormat: "plus-e164" }), "098344484")).toBe("other");
  expect(addressOf(account({ pattern: "." }), "23578408")).toEqual({ address: "+59823578408", carrier: "23578408" });
  expect(addressOf(account({ pattern: "(" }), "098344484")).toBe("other");
});

test.each(["6622", "ANTEL", "BR.13491208655302741918", "", "nonsense"])(
  "SMS-55: %j cannot be written to by SMS",
  (text) => {
    expect(addressOf(account(), text)).toBe("other");
  },
);

test("WA-1: on WhatsApp a user id is an address, and a number's own form goes out as it came in", () => {
  const id = "BR.13491208655302741918";
  expect(addressOf(meta(), id)).toEqual({ address: id, carrier: id });
  expect(addressOf(meta(), "+551187654321")).toEqual({ address: "+551187654321", carrier: "551187654321" });
  expect(addressOf(meta(), "+5215512345678")).toEqual({ address: "+5215512345678", carrier: "5215512345678" });
  expect(addressOf(meta(), "098344484")).toEqual({ address: "+59898344484", carrier: "59898344484" });
  expect(addressOf(meta(), "+551112345678901")).toBe("other");
  expect(isUserId("US.ENT.11815799212886844830")).toBe(true);
  expect(isUserId("US.")).toBe(false);
});

test("FB-8: on Messenger a page-scoped id is an address, and nothing else is", () => {
  const page = account({}, "meta-messenger");
  expect(addressOf(page, "24681357902468")).toEqual({ address: "24681357902468", carrier: "24681357902468" });
  expect(addressOf(page, "+59898344484")).toBe("other");
});

test.each([
  [account(), "099635199", "+59899635199", true],
  [account(), "+59899635199", "+59899635199", true],
  [account(), "447911123456", "+447911123456", true],
  [account({ numberFormat: "e164" }, "vonage"), "447911123456", "+447911123456", true],
  [account(), "6622", "6622", false],
  [account(), "ANTEL", "ANTEL", false],
  [meta(), "551187654321", "+551187654321", true],
  [meta(), "59899635199", "+59899635199", true],
  [meta(), "BR.1349", "BR.1349", true],
  [account({}, "meta-messenger"), "24681357902468", "24681357902468", true],
] as const)("SMS-55: who writes, case %#", (from, text, address, answerable) => {
  expect(senderOf(from, text)).toEqual({ address, answerable });
});

test.each([
  ["+5511987654321", "551187654321"],
  ["+525512345678", "5215512345678"],
  ["+5491123456789", "+541123456789"],
  ["+59899635199", "59899635199"],
])("WA-1: on WhatsApp %s and %s are one customer", (one, other) => {
  expect(customerKey("whatsapp", one)).toBe(customerKey("whatsapp", other));
});

test("WA-1: a Brazilian landline, an Argentine 9 and a user id stay what they are", () => {
  expect(customerKey("whatsapp", "+551132345678")).toBe("+551132345678");
  expect(customerKey("whatsapp", "5491123456789")).toBe("+5491123456789");
  expect(customerKey("whatsapp", "BR.1349")).toBe("BR.1349");
  expect(customerKey("sms", "+5215512345678")).toBe("+5215512345678");
  expect(customerKey("messenger", "24681357902468")).toBe("24681357902468");
});

test("WA-1: the key of a key is itself", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+?\d{7,15}$/), (number) => {
      const key = customerKey("whatsapp", number);
      expect(customerKey("whatsapp", key)).toBe(key);
    }),
  );
});

test("SMS-55: no text makes it throw, and what is not Other is a number of digits", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()-]{0,30}$/)), (text) => {
      const read = addressOf(account({ numberFormat: "e164" }, "infobip"), text);
      if (read !== "other") expect(read.carrier).toMatch(/^\d{7,15}$/);
      senderOf(account(), text);
    }),
  );
});

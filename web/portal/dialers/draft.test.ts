import { expect, test } from "vitest";
import { type PhoneDialerResource, phoneDialerFields } from "../../../protocol/dialer-fields.ts";
import { overwriteGetLocale } from "../../shared/paraglide/runtime.js";
import { check, type Draft, draftOf, fieldAt, fieldsOf, NEW_DIALER } from "./draft.ts";
import { dialerErrorText } from "./error-text.ts";

overwriteGetLocale(() => "en");

const whole: Draft = { ...NEW_DIALER, name: "Promo", provider: "Infobip", dialString: "5989", interval: 10 };
const said = (draft: Draft, whatsapp = false) => check(draft, whatsapp).map((error) => dialerErrorText(error));

test("SMS-42, SMS-43, SMS-44, SMS-45, SMS-48: an empty form misses all four at once, in their own words", () => {
  expect(said(NEW_DIALER)).toEqual([
    "Must type name",
    "Missing SMS Provider",
    "Must type dial string",
    "Must type time between messages",
  ]);
  expect(said(whole)).toEqual([]);
});

test("SMS-42: a name with other characters is refused, and one that would do is offered", () => {
  expect(said({ ...whole, name: "Promoción UY" })).toEqual([
    "Campaign name allows characters A-Z, 0-9, _ , -. Try Promocion_UY",
  ]);
  expect(said({ ...whole, name: "¡!" })).toEqual([
    "Campaign name allows characters A-Z, 0-9, _ , - and at most 64 of them",
  ]);
});

test("SMS-47: hours without a day, or with a time that is none, are found in their line", () => {
  const ranges = [{ days: [], from: "09:00", to: "9" }];
  expect(check({ ...whole, schedule: { zone: "UTC", ranges } }, false).map(({ path }) => path)).toEqual([
    "schedule.ranges.0.days",
    "schedule.ranges.0.to",
  ]);
});

test("SMS-49: an end before the start is refused, and a contact hour that is none", () => {
  const draft = { ...whole, startDate: "2026-12-02", endDate: "2026-12-01", contact: true, contactTo: "25" };
  expect(check(draft, false).map(({ path }) => path)).toEqual(["contactTo", "endDate"]);
});

test("WA-3: a dialer of WhatsApp needs a template", () => {
  expect(check(whole, true).map(({ path }) => path)).toEqual(["template"]);
  expect(check({ ...whole, template: "aviso|es" }, true)).toEqual([]);
});

test("what the door keeps comes back to the form as it was written", () => {
  const draft = { ...whole, campaign: "sms-demo", contact: true, endDate: "2026-12-24", template: "aviso|pt_BR" };
  const kept: PhoneDialerResource = {
    ...phoneDialerFields.parse(fieldsOf(draft)),
    id: "d1",
    channel: "whatsapp",
    version: 1,
  };
  expect(draftOf(kept)).toEqual(draft);
  expect(draftOf({ ...kept, contactHours: null, campaign: null, template: null, endDate: null })).toMatchObject({
    contact: false,
    campaign: "*",
    template: "",
    endDate: "",
  });
});

test("a complaint of the door is found at its field", () => {
  expect(
    ["contactHours.from", "contactHours.to", "contactHours", "template.name", "schedule.zone"].map(fieldAt),
  ).toEqual(["contactFrom", "contactTo", "contactTo", "template", "schedule.zone"]);
});

import { expect, test } from "vitest";
import { type KeyForm, keyDraftOf } from "./draft.ts";

const FORM: KeyForm = {
  name: "CRM",
  scopes: ["messages"],
  everything: false,
  campaigns: ["Ventas"],
  dialers: ["cobranza"],
  defaultCampaign: "",
  addresses: "",
};

test("API-12: a key for everything names no campaign and no dialer", () => {
  expect(keyDraftOf({ ...FORM, everything: true })).toMatchObject({ campaigns: null, dialers: [] });
  expect(keyDraftOf(FORM)).toMatchObject({ campaigns: ["Ventas"], dialers: ["cobranza"], defaultCampaign: null });
});

test("API-12: a default that was unticked since is none", () => {
  expect(keyDraftOf({ ...FORM, defaultCampaign: "cobranza" }).defaultCampaign).toBe("cobranza");
  expect(keyDraftOf({ ...FORM, dialers: [], defaultCampaign: "cobranza" }).defaultCampaign).toBeNull();
  expect(keyDraftOf({ ...FORM, everything: true, defaultCampaign: "other" }).defaultCampaign).toBe("other");
});

test("API-12: addresses may be typed with commas, spaces or lines between them", () => {
  expect(keyDraftOf({ ...FORM, addresses: " 203.0.113.7, 198.51.100.0/24;\n2001:db8::1 " }).addresses).toEqual([
    "203.0.113.7",
    "198.51.100.0/24",
    "2001:db8::1",
  ]);
});

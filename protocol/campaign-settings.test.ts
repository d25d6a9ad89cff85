import { describe, expect, test } from "vitest";
import { WEBCHAT_DEFAULTS } from "../domain/campaign/defaults.ts";
import { createCampaign, replaceCampaign } from "./campaign-settings.ts";

const enough = { name: "ventas", strategy: "nocall", thresholds: { serviceLevel: 30 } } as const;

/** `path: message` of everything that is wrong with `enough` when `change` is put over it. */
function complaints(change: object): string[] {
  const result = createCampaign.safeParse({ ...enough, ...change });
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("a new campaign", () => {
  test("WEB-1, WEB-2, WEB-3, WEB-4: an empty form is told all that is missing, name, strategy and service level in this order", () => {
    const result = createCampaign.safeParse({});
    expect(result.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["name", "Must type name"],
      ["strategy", "Must choose strategy"],
      ["thresholds.serviceLevel", "Type service level"],
    ]);
  });

  test("WEB-4: the three come before any other complaint", () => {
    const result = createCampaign.safeParse({ name: "", thresholds: { dropout: -1 }, colour: "red", enabled: "yes" });
    expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual([
      "name",
      "strategy",
      "thresholds.serviceLevel",
      "thresholds.dropout",
      "enabled",
      "colour",
    ]);
  });

  test("needs no more than name, strategy and service level: the table of defaults gives the rest", () => {
    const { serviceLevel: _, ...thresholds } = WEBCHAT_DEFAULTS.thresholds;
    expect(createCampaign.parse(enough)).toEqual({
      ...WEBCHAT_DEFAULTS,
      name: "ventas",
      strategy: "nocall",
      channel: "webchat",
      schedule: { zone: WEBCHAT_DEFAULTS.schedule.zone, ranges: [] },
      thresholds: { ...thresholds, serviceLevel: 30 },
    });
  });

  test("keeps the defaults beside the one field of a group that is given", () => {
    const { messages } = createCampaign.parse({ ...enough, messages: { welcome: { es: "Hola" } } });
    expect(messages).toEqual({ ...WEBCHAT_DEFAULTS.messages, welcome: { es: "Hola" } });
  });

  test.each([null, [], "ventas", 7])("%j in place of the form is refused", (body) => {
    expect(createCampaign.safeParse(body).success).toBe(false);
  });

  test.each([
    ["WEB-1: a name of letters that are no ASCII", { name: "campaña" }, "name"],
    ["WEB-1: a name of 65 letters", { name: "a".repeat(65) }, "name"],
    ["a field that does not exist", { colour2: "#000000" }, ""],
    [
      "WEB-5: a range without days",
      { schedule: { ranges: [{ days: [], from: "09:00", to: "18:00" }] } },
      "schedule.ranges.0.days",
    ],
    [
      "WEB-5: an hour that no clock shows",
      { schedule: { ranges: [{ days: ["mon"], from: "24:00", to: "9:00" }] } },
      "schedule.ranges.0.from",
    ],
    ["a zone that nobody knows", { schedule: { zone: "America/Nowhere" } }, "schedule.zone"],
    ["an offset in place of a zone", { schedule: { zone: "-03:00" } }, "schedule.zone"],
    [
      "WEB-10: a text over 2,000 characters",
      { messages: { welcome: { pt: "x".repeat(2_001) } } },
      "messages.welcome.pt",
    ],
    ["WEB-10: a text in a language that there is not", { messages: { welcome: { fr: "Salut" } } }, "messages.welcome"],
    ["an object where a text belongs", { messages: { outOfTime: { es: { $ne: 1 } } } }, "messages.outOfTime.es"],
    ["WEB-20: no interaction per agent", { maxInteractions: 0 }, "maxInteractions"],
    ["WEB-34: a negative Time Out", { thresholds: { serviceLevel: 1, timeOut: -1 } }, "thresholds.timeOut"],
    ["WEB-35: half a place in the line", { thresholds: { serviceLevel: 1, maxChats: 1.5 } }, "thresholds.maxChats"],
    ["WEB-54: an address with a path", { allowedDomains: ["example.com/shop"] }, "allowedDomains.0"],
    [
      "WEB-54: 51 domains",
      { allowedDomains: Array.from({ length: 51 }, (_, n) => `d${n}.example.com`) },
      "allowedDomains",
    ],
    [
      "a consent link that is a script",
      { form: { consent: { text: {}, link: "javascript:alert(1)" } } },
      "form.consent.link",
    ],
    ["a colour by name", { colour: "red" }, "colour"],
  ])("%s is refused at its path", (_, change, path) => {
    expect(complaints(change).map((complaint) => complaint.split(": ")[0])).toContain(path);
  });

  test("WEB-54: hosts, hosts with a port and wildcards are kept in small letters", () => {
    const { allowedDomains } = createCampaign.parse({
      ...enough,
      allowedDomains: ["WWW.Example.com", "localhost:8788", "*.example.com", "127.0.0.1"],
    });
    expect(allowedDomains).toEqual(["www.example.com", "localhost:8788", "*.example.com", "127.0.0.1"]);
  });

  test("WEB-14: HTML is text like any other and stays as it was typed", () => {
    const welcome = { es: "<script>alert(1)</script> & <b>hola</b>" };
    expect(createCampaign.parse({ ...enough, messages: { welcome } }).messages.welcome).toEqual(welcome);
  });
});

test("a replacement gives every field and the version that was read", () => {
  const { caseCode: _, channel: __, ...form } = createCampaign.parse(enough);
  expect(replaceCampaign.safeParse({ ...form, version: 3 }).success).toBe(true);
  expect(replaceCampaign.safeParse(form).success).toBe(false);
  expect(replaceCampaign.safeParse({ ...enough, version: 3 }).success).toBe(false);
});

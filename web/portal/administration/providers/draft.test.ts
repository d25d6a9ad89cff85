import { expect, test } from "vitest";
import { PROVIDER_FORMS, PROVIDER_TYPES } from "../../../../protocol/providers.ts";
import { check, draftOf, fieldAt, fieldsOf, NEW_PROVIDER, ofType } from "./draft.ts";

const paths = (draft: typeof NEW_PROVIDER, kept: Parameters<typeof check>[1] = []) =>
  check(draft, kept).map(({ path }) => path);

test("SMS-4: without a type the form asks for name and type, and for nothing else", () => {
  expect(paths(NEW_PROVIDER)).toEqual(["name", "type"]);
});

test.each(PROVIDER_TYPES)("SMS-7: an empty %s misses everything that its type requires, at once", (type) => {
  const draft = { ...ofType(NEW_PROVIDER, type), name: "uno", pattern: "" };
  expect(paths(draft).sort()).toEqual([...PROVIDER_FORMS[type].required].sort());
});

test("a secret that is kept need not be typed again, and is not sent when it was not", () => {
  const draft = { ...ofType(NEW_PROVIDER, "twilio"), name: "uno", account: "AC1", from: "+59898344484" };
  expect(paths(draft)).toEqual(["token"]);
  expect(paths(draft, ["token"])).toEqual([]);
  expect(fieldsOf(draft).secrets).toEqual({});
  expect(fieldsOf({ ...draft, token: "new" }).secrets).toEqual({ token: "new" });
});

test("what another type would need is not sent", () => {
  const draft = { ...ofType(NEW_PROVIDER, "url-get"), name: "uno", url: "https://a.example", ports: "0,1", token: "x" };
  expect(fieldsOf(draft).settings).not.toHaveProperty("ports");
  expect(fieldsOf(draft).secrets).toEqual({});
});

test("SMS-5: the number format follows the type that was chosen", () => {
  expect(ofType(NEW_PROVIDER, "dinstar").numberFormat).toBe("national");
  expect(ofType(NEW_PROVIDER, "infobip").numberFormat).toBe("e164");
});

test("a pattern that is none, and a port that is none, are found under their fields", () => {
  const draft = { ...ofType(NEW_PROVIDER, "dinstar"), name: "uno", url: "https://g.example", user: "u", password: "p" };
  expect(paths({ ...draft, ports: "zero", pattern: "(" }).sort()).toEqual(["pattern", "ports"]);
});

test("a complaint of the door is found at its field", () => {
  expect(["settings.url", "secrets.token", "name"].map(fieldAt)).toEqual(["url", "token", "name"]);
});

test("a kept provider opens with its settings and without its secrets", () => {
  const { name: _, ...rest } = NEW_PROVIDER;
  const kept = {
    id: "p1",
    name: "uno",
    type: "kannel",
    channel: "sms",
    enabled: false,
    isDefault: true,
    settings: { ...fieldsOf({ ...rest, name: "uno", type: "kannel" }).settings, url: "https://k.example" },
    secrets: ["password"],
    version: 3,
    webhooks: { inbound: "/in", status: "/status" },
  };
  const draft = draftOf(kept as unknown as Parameters<typeof draftOf>[0]);
  expect(draft).toMatchObject({ name: "uno", url: "https://k.example", password: "", enabled: false, isDefault: true });
});

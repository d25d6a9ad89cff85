import { expect, test } from "vitest";
import { check, draftOf, fieldAt, fieldsOf, NEW_MAILBOX, serverOf } from "./draft.ts";

const complaints = (draft: typeof NEW_MAILBOX, keeps = false) =>
  check(draft, keeps).map(({ path, detail }) => `${path}: ${detail}`);
const filled = { ...NEW_MAILBOX, name: "soporte", address: "soporte@altamar.example" };

test("EML-10, EML-17: all that is missing is said at once", () => {
  expect(complaints(NEW_MAILBOX)).toEqual(["name: Must type name", "address: Must type an email"]);
});

test("EML-11, EML-12: of a server of one's own its name, port and password are asked, in the words of old", () => {
  const own = { ...NEW_MAILBOX, way: "smtp", user: "ventas", port: Number.NaN } as const;
  expect(complaints(own)).toEqual([
    "name: Must type name",
    "address: Must type an email",
    "host: Must type SMTP ip and port",
    "port: Must type SMTP ip and port",
    "password: Must type a password",
  ]);
  expect(complaints({ ...filled, way: "smtp", host: "smtp.example.com", user: "ventas" }, true)).toEqual([]);
  expect(complaints({ ...filled, way: "smtp", host: "smtp.example.com" })).toEqual([]);
});

test("EML-12: who sends by the platform needs no server", () => {
  expect(complaints(filled)).toEqual([]);
  expect(fieldsOf({ ...filled, host: "left over", password: "left over" })).toMatchObject({ smtp: null });
  expect(fieldsOf({ ...filled, password: "left over" })).not.toHaveProperty("password");
});

test("EML-15: reply addresses are several, and a wrong one is said once", () => {
  expect(fieldsOf({ ...filled, replyTo: "a@x.uy; b@x.uy;" }).replyTo).toEqual(["a@x.uy", "b@x.uy"]);
  expect(check({ ...filled, replyTo: "a; b" }, false).map(({ path }) => path)).toEqual(["replyTo"]);
});

test("a kept mailbox is shown as it is, its password never", () => {
  const smtp = { host: "smtp.example.com", port: 465, security: "tls", user: "u" } as const;
  const kept = {
    ...fieldsOf({ ...filled, way: "smtp" }),
    id: "1",
    version: 3,
    hasPassword: true,
    fromName: "A",
    replyTo: ["a@x.uy", "b@x.uy"],
    way: "smtp",
    smtp,
    perMinute: 30,
    enabled: true,
  } as const;
  expect(draftOf({ ...kept, replyTo: [...kept.replyTo] })).toMatchObject({
    replyTo: "a@x.uy; b@x.uy",
    host: "smtp.example.com",
    port: 465,
    password: "",
    perMinute: 30,
  });
});

test("EML-16: a known server is recognised by its name", () => {
  expect(serverOf({ host: " SMTP.gmail.com" })).toBe("gmail");
  expect(serverOf({ host: "smtp.example.com" })).toBeNull();
});

test.each([
  ["smtp", "host"],
  ["smtp.host", "host"],
  ["replyTo.1", "replyTo"],
  ["address", "address"],
])("a complaint of the door about %s stands at %s", (path, field) => {
  expect(fieldAt(path)).toBe(field);
});

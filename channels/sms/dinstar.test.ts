import { expect, test } from "vitest";
import { Refusal, Unreadable } from "../carrier.ts";
import { accountOf, answerOf, asJson, departureOf, posted, STATUS_URL } from "../pretend.ts";
import { dinstar, userIdOf } from "./dinstar.ts";

const account = accountOf("dinstar", { url: "https://gateway.example.com", ports: "0,1" });
const bodyOf = (given = {}, settings = {}) => {
  const request = dinstar.request(
    { ...account, settings: { ...account.settings, ...settings } },
    departureOf(given),
    STATUS_URL,
  );
  return { request, body: JSON.parse(request.body ?? "") };
};

test("SMS-3: the gateway gets text, ports and number", () => {
  const { request, body } = bodyOf();
  expect(request).toMatchObject({
    url: "https://gateway.example.com/api/send_sms",
    method: "POST",
    headers: { authorization: `Basic ${btoa("desk:s3cret")}`, "content-type": "application/json" },
  });
  expect(body).toEqual({
    text: "Mensaje de prueba2",
    port: [0, 1],
    param: [{ number: "098344484", user_id: userIdOf("d.dialer1.77") }],
    encoding: "gsm-7bit",
    request_status_report: true,
  });
});

test("SMS-5: a text beyond GSM-7 leaves as Unicode, and a dialer's port goes before the account's", () => {
  expect(bodyOf({ text: "está", from: "3" }).body).toMatchObject({ encoding: "unicode", port: [3] });
});

test("SMS-3: a text with the gateway's own placeholder is not filled by it", () => {
  expect(bodyOf({ text: "say #param#" }).body).toMatchObject({
    text: "#param#",
    param: [{ text_param: ["say #param#"] }],
  });
});

test.each(["32", "-1", "a", "", "0,,1", "+598"])("SMS-5: %j is no port", (from) => {
  expect(() => bodyOf({ from })).toThrow(Refusal);
});

test.each([
  [
    { error_code: 202, sn: "x", sms_in_queue: 1, task_id: 1284 },
    { outcome: "accepted", carrierId: String(userIdOf("d.dialer1.77")) },
  ],
  [{ error_code: 550 }, { outcome: "slow-down", retryAfter: 30_000 }],
  [{ error_code: 413 }, { outcome: "refused", reason: "413: Too long, or too many numbers" }],
  [{ error_code: 400 }, { outcome: "refused", reason: "400: The request is not valid" }],
  [{ error_code: 500 }, { outcome: "unknown", reason: "500: The gateway failed" }],
  ["<html>", { outcome: "unknown", reason: "Not an answer of the gateway" }],
] as const)("SMS-53: the gateway's answer %j", (body, sent) => {
  expect(dinstar.answered(answerOf(200, body), departureOf())).toEqual(sent);
});

test("SMS-53: a wrong password is refused", () => {
  expect(dinstar.answered(answerOf(401, "Unauthorized"), departureOf())).toEqual({
    outcome: "refused",
    reason: "HTTP 401",
  });
});

test("SMS-3: where the gateway asks for a digest, it gets one; where it asks for basic, it has had it", () => {
  const { request } = bodyOf();
  const digest = { "www-authenticate": 'Digest realm="Web Server", nonce="f456", qop="auth", algorithm=MD5' };
  expect(dinstar.challenged?.(account, request, answerOf(401, "", digest))?.headers.authorization).toMatch(
    /^Digest username="desk"/,
  );
  expect(
    dinstar.challenged?.(account, request, answerOf(401, "", { "www-authenticate": 'Basic realm="x"' })),
  ).toBeNull();
});

test("API-8: a message that the gateway pushed", () => {
  expect(dinstar.read(asJson("./sms/fixtures/dinstar-sms.json"), account)).toEqual([
    expect.objectContaining({
      kind: "message",
      id: "xxxx-xxxx-xxxx-xxxx-1-2016-07-12 15:46:18",
      from: "6717",
      to: "1",
      at: null,
      text: "test",
    }),
  ]);
});

test("SMS-53: a result names our message where the firmware says which; a delivery status names none", () => {
  expect(dinstar.read(asJson("./sms/fixtures/dinstar-sms-result.json"), account)).toEqual([
    { kind: "receipt", ref: null, carrierId: "1257346531", state: "delivered", reason: "", at: null },
  ]);
  expect(dinstar.read(asJson("./sms/fixtures/dinstar-sms-deliver-status.json"), account)).toEqual([]);
});

test("API-8: one unreadable item does not take the others with it", () => {
  const good = { incoming_sms_id: 2, port: 1, number: "099635199", text: "hola" };
  expect(dinstar.read(posted({ sn: "x", sms: [{ number: 5 }, good, null] }), account).map(({ kind }) => kind)).toEqual([
    "unreadable",
    "message",
    "unreadable",
  ]);
  expect(() => dinstar.read(posted("{", { type: "application/json" }), account)).toThrow(Unreadable);
});

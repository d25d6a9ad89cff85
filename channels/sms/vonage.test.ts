import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { Unreadable } from "../carrier.ts";
import { accountOf, answerOf, asJson, departureOf, got, posted, published, STATUS_URL } from "../pretend.ts";
import { vonage } from "./vonage.ts";

const account = accountOf("vonage");
const SECRET = account.secrets.token ?? "";

test("SMS-3: the message with our reference and where its receipt goes", () => {
  const request = vonage.request(account, departureOf({ to: "59898344484", text: "está" }), STATUS_URL);
  expect(request).toMatchObject({ url: "https://rest.nexmo.com/sms/json", method: "POST" });
  expect(Object.fromEntries(new URLSearchParams(request.body ?? ""))).toEqual({
    api_key: "desk",
    api_secret: "s3cret",
    from: "1000",
    to: "59898344484",
    text: "está",
    type: "unicode",
    "status-report-req": "1",
    "client-ref": "d.dialer1.77",
    callback: STATUS_URL,
  });
});

const part = (status: string, more = {}) => ({ status, ...more });
test.each([
  [{ messages: [part("1", { "error-text": "Throttled" })] }, { outcome: "slow-down", retryAfter: 1_000 }],
  [
    { messages: [part("2", { "error-text": "Missing to param" })] },
    { outcome: "refused", reason: "2: Missing to param" },
  ],
  [{ messages: [part("9"), part("0", { "message-id": "b" })] }, { outcome: "accepted", carrierId: "b" }],
  [{ messages: [part("5", { "error-text": "Internal Error" })] }, { outcome: "unknown", reason: "5: Internal Error" }],
  [{ messages: [] }, { outcome: "unknown", reason: "Not an answer of Vonage" }],
  ["", { outcome: "unknown", reason: "Not an answer of Vonage" }],
])("SMS-53: Vonage's answer %j", (body, sent) => {
  expect(vonage.answered(answerOf(200, body), departureOf())).toEqual(sent);
});

test("SMS-53: Vonage's answer as published", () => {
  const body = published("./sms/fixtures/vonage-answer.json");
  expect(vonage.answered(answerOf(200, body), departureOf())).toEqual({
    outcome: "accepted",
    carrierId: "0A0000000123ABCD1",
  });
});

test("API-8: a message as published: one part of three is a message of its own", () => {
  expect(vonage.read(asJson("./sms/fixtures/vonage-inbound.json"), account)).toEqual([
    expect.objectContaining({
      kind: "message",
      id: "0A0000000123ABCD1",
      from: "447911123456",
      to: "447700900000",
      text: "Hello world",
      at: Date.UTC(2020, 0, 1, 12),
    }),
  ]);
});

test("SMS-53: a receipt as published, and by GET", () => {
  const receipt = {
    kind: "receipt",
    ref: "d.dialer1.77",
    carrierId: "0A0000001234567B",
    state: "delivered",
    reason: "",
    at: Date.UTC(2020, 0, 1, 12),
  };
  expect(vonage.read(asJson("./sms/fixtures/vonage-receipt.json"), account)).toEqual([receipt]);
  const query = new URLSearchParams(JSON.parse(published("./sms/fixtures/vonage-receipt.json")));
  expect(vonage.read(got(`/status?${query}`), account)).toEqual([receipt]);
});

test.each([
  ["failed", "6", { state: "failed", reason: "failed: error 6" }],
  ["expired", "", { state: "failed", reason: "expired" }],
  ["accepted", "0", { state: "sent", reason: "" }],
])("SMS-53: status %s", (status, code, receipt) => {
  const form = new URLSearchParams({ messageId: "m1", status, "err-code": code, "client-ref": "theirs" });
  expect(vonage.read(posted(`${form}`), account)).toEqual([
    expect.objectContaining({ ref: null, carrierId: "m1", ...receipt }),
  ]);
});

test("SMS-53: what tells nothing new is nothing, and what cannot be read is said", () => {
  expect(vonage.read(posted("messageId=m1&status=buffered"), account)).toEqual([]);
  expect(() => vonage.read(posted("text=hola"), account)).toThrow(Unreadable);
  expect(() => vonage.read(posted([1, 2]), account)).toThrow(Unreadable);
});

const fields = { msisdn: "447911123456", messageId: "m1", text: "a&b=c 😀", timestamp: "1578787200", nonce: "n" };
const SIGNED = `&messageId=m1&msisdn=447911123456&nonce=n&text=a_b_c 😀&timestamp=1578787200`;
const SIGNATURES = [
  createHash("md5").update(`${SIGNED}${SECRET}`).digest("hex"),
  ...["md5", "sha1", "sha256", "sha512"].map((hash) => createHmac(hash, SECRET).update(SIGNED).digest("hex")),
];

test.each(SIGNATURES)("API-8: the signature %s is Vonage's, by form, JSON and GET", async (sig) => {
  const signed = { ...fields, sig: sig.toUpperCase() };
  expect(await vonage.isGenuine(posted(`${new URLSearchParams(signed)}`), account)).toBe(true);
  expect(await vonage.isGenuine(posted(signed), account)).toBe(true);
  expect(await vonage.isGenuine(got(`/inbound?${new URLSearchParams(signed)}`), account)).toBe(true);
  expect(await vonage.isGenuine(posted({ ...signed, text: "another" }), account)).toBe(false);
  expect(await vonage.isGenuine(posted({ ...signed, more: "1" }), account)).toBe(false);
});

test("API-8: without a signature, with a wrong one or of another secret it is not Vonage's", async () => {
  expect(await vonage.isGenuine(posted(fields), account)).toBe(false);
  expect(await vonage.isGenuine(posted({ ...fields, sig: "0".repeat(64) }), account)).toBe(false);
  expect(await vonage.isGenuine(posted({ ...fields, sig: "zz" }), account)).toBe(false);
  expect(await vonage.isGenuine(posted("{", { type: "application/json" }), account)).toBe(false);
  const other = { ...account, secrets: { token: "another" } };
  expect(await vonage.isGenuine(posted({ ...fields, sig: SIGNATURES[3] }), other)).toBe(false);
});

test("API-8: an account without a signature secret relies on its path", async () => {
  expect(await vonage.isGenuine(posted(fields), { ...account, secrets: {} })).toBe(true);
});

import { expect, test } from "vitest";
import { Refusal, Unreadable } from "../carrier.ts";
import { accountOf, answerOf, asJson, departureOf, posted, published, STATUS_URL } from "../pretend.ts";
import { infobip } from "./infobip.ts";

const account = accountOf("infobip", { url: "https://xyz.api.infobip.com" });

test("SMS-3: the message with our reference and where its receipt goes", () => {
  const request = infobip.request(account, departureOf({ to: "59898344484" }), STATUS_URL);
  expect(request).toMatchObject({
    url: "https://xyz.api.infobip.com/sms/2/text/advanced",
    method: "POST",
    headers: { authorization: "App t0ken", "content-type": "application/json" },
  });
  expect(JSON.parse(request.body ?? "")).toEqual({
    messages: [
      {
        from: "1000",
        destinations: [{ to: "59898344484" }],
        text: "Mensaje de prueba2",
        notifyUrl: STATUS_URL,
        notifyContentType: "application/json",
        callbackData: "d.dialer1.77",
      },
    ],
  });
  expect(() =>
    infobip.request({ ...account, settings: { ...account.settings, url: "" } }, departureOf(), STATUS_URL),
  ).toThrow(Refusal);
});

const rejected = {
  messages: [{ status: { groupName: "REJECTED", name: "REJECTED_DESTINATION", description: "Invalid destination" } }],
};
const unauthorized = {
  requestError: { serviceException: { messageId: "UNAUTHORIZED", text: "Invalid login details" } },
};
test.each([
  [
    200,
    published("./sms/fixtures/infobip-answer.json"),
    { outcome: "accepted", carrierId: "2250be2d4219-3af1-78856-aabe-1362af1edfd2" },
  ],
  [200, rejected, { outcome: "refused", reason: "REJECTED_DESTINATION: Invalid destination" }],
  [401, unauthorized, { outcome: "refused", reason: "HTTP 401: UNAUTHORIZED: Invalid login details" }],
  [429, {}, { outcome: "slow-down", retryAfter: 10_000 }],
  [500, {}, { outcome: "unknown", reason: "HTTP 500" }],
  [200, "nothing", { outcome: "unknown", reason: "Not an answer of Infobip" }],
])("SMS-53: Infobip's answer %d, %#", (status, body, sent) => {
  expect(infobip.answered(answerOf(status, body), departureOf())).toEqual(sent);
});

test("API-8: a message as published", () => {
  expect(infobip.read(asJson("./sms/fixtures/infobip-inbound.json"), account)).toEqual([
    expect.objectContaining({
      kind: "message",
      id: "817790313235066447",
      from: "385916242493",
      to: "385921004026",
      text: "QUIZ Correct answer is Paris",
      at: Date.UTC(2019, 10, 9, 16),
    }),
  ]);
});

test("SMS-53: receipts as published", () => {
  expect(infobip.read(asJson("./sms/fixtures/infobip-receipt.json"), account)).toEqual([
    {
      kind: "receipt",
      ref: "d.dialer1.77",
      carrierId: "MESSAGE-ID-123-xyz",
      state: "delivered",
      reason: "",
      at: Date.UTC(2019, 10, 9, 15, 0, 30),
    },
    {
      kind: "receipt",
      ref: null,
      carrierId: "12db39c3-7822-4e72-a3ec-c87442c0ffc5",
      state: "failed",
      reason: "REJECTED_NETWORK: Network is forbidden",
      at: Date.UTC(2019, 10, 9, 17),
    },
  ]);
});

test("API-8: one unreadable result does not take the others with it", () => {
  const good = { messageId: "1", from: "385916242493", text: "hola" };
  const enroute = { messageId: "1", callbackData: "c.a.b", status: { groupName: "PENDING", name: "PENDING_ENROUTE" } };
  const waiting = { messageId: "1", status: { groupName: "PENDING", name: "PENDING_WAITING_DELIVERY" } };
  expect(infobip.read(posted({ results: [good, { from: [] }, enroute, waiting] }), account)).toEqual([
    expect.objectContaining({ kind: "message" }),
    expect.objectContaining({ kind: "unreadable" }),
    expect.objectContaining({ kind: "receipt", ref: "c.a.b", state: "sent" }),
  ]);
  expect(() => infobip.read(posted({ results: {} }), account)).toThrow(Unreadable);
});

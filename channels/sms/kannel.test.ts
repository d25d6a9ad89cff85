import { expect, test } from "vitest";
import { Refusal, Unreadable } from "../carrier.ts";
import { accountOf, answerOf, departureOf, got, published, STATUS_URL } from "../pretend.ts";
import { kannel } from "./kannel.ts";

const account = accountOf("kannel", { url: "https://sms.example.com" });
const queryOf = (given = {}, settings = {}) => {
  const request = kannel.request(
    { ...account, settings: { ...account.settings, ...settings } },
    departureOf({ to: "+59898344484", ...given }),
    STATUS_URL,
  );
  return { request, query: new URL(request.url).searchParams };
};

test("SMS-3: sendsms gets the message, how it is coded, and where its reports go", () => {
  const { request, query } = queryOf();
  expect(request).toMatchObject({ method: "GET", body: null });
  expect(request.url).toMatch(/^https:\/\/sms\.example\.com\/cgi-bin\/sendsms\?/);
  expect(Object.fromEntries(query)).toEqual({
    username: "desk",
    password: "s3cret",
    from: "1000",
    to: "+59898344484",
    text: "Mensaje de prueba2",
    charset: "UTF-8",
    coding: "0",
    "dlr-mask": "31",
    "dlr-url": `${STATUS_URL}?ref=d.dialer1.77&dlr=%d&reply=%A&foreign=%F&time=%T`,
  });
});

test.each([
  ["auto", "señor €", "0"],
  ["auto", "está 😀", "2"],
  ["unicode", "hola", "2"],
  ["gsm", "hola", "0"],
] as const)("SMS-5: encoding %s with %j is coding %s", (encoding, text, coding) => {
  expect(queryOf({ text }, { encoding }).query.get("coding")).toBe(coding);
});

test("SMS-5: an account of GSM-7 alone refuses what it would have to alter", () => {
  expect(() => queryOf({ text: "está" }, { encoding: "gsm" })).toThrow(Refusal);
});

test("SMS-44: the dialer's sender goes before the account's, and an address with a path is kept", () => {
  expect(queryOf({ from: "2000" }).query.get("from")).toBe("2000");
  expect(queryOf({}, { url: "https://sms.example.com/box/" }).request.url).toContain(".com/box/cgi-bin/sendsms?");
  expect(() => queryOf({}, { url: "nowhere" })).toThrow(Refusal);
});

test.each([
  [202, "0: Accepted for delivery", { outcome: "accepted", carrierId: null }],
  [202, "3: Queued for later delivery", { outcome: "accepted", carrierId: null }],
  [
    403,
    "Authorization failed for sendsms",
    { outcome: "refused", reason: "HTTP 403: Authorization failed for sendsms" },
  ],
  [
    400,
    "Missing receiver number, rejected",
    { outcome: "refused", reason: "HTTP 400: Missing receiver number, rejected" },
  ],
  [503, "Temporal failure, try again later.", { outcome: "slow-down", retryAfter: 10_000 }],
  [503, "proxy", { outcome: "unknown", reason: "HTTP 503: proxy" }],
  [200, "<html>", { outcome: "unknown", reason: "Not an answer of Kannel: <html>" }],
] as const)("SMS-53: Kannel's answer %d %j", (status, body, sent) => {
  expect(kannel.answered(answerOf(status, body), departureOf())).toEqual(sent);
});

test("API-8: a message that Kannel passed on", () => {
  expect(kannel.read(got(published("./sms/fixtures/kannel-inbound.txt")), account)).toEqual([
    {
      kind: "message",
      id: "3143cb1c-39fa-4129-8628-b4deeae7ca9d",
      from: "59899635199",
      phone: null,
      to: "1000",
      at: 1_795_648_700_000,
      name: "",
      text: "hola café & =?",
      files: [],
      call: false,
    },
  ]);
});

test.each([
  ["UTF-16BE", "%00h%00i%00+%D8%3D%DE%00", "hi 😀"],
  ["WINDOWS-1252", "caf%E9+%80", "café €"],
  ["ISO-8859-1", "caf%E9", "café"],
  ["UTF-8", "caf%C3%A9+%F0%9F%98%80", "café 😀"],
  ["", "100%25", "100%"],
])("API-8: a text in %s", (charset, encoded, text) => {
  const [arrival] = kannel.read(got(`/inbound?from=1234567&to=1000&text=${encoded}&charset=${charset}`), account);
  expect(arrival).toMatchObject({ text });
});

test.each([
  ["1", "delivered"],
  ["2", "failed"],
  ["8", "sent"],
  ["16", "failed"],
])("SMS-53: report %s means %s", (dlr, state) => {
  const webhook = got(`/status?ref=c.conv1.entry1&dlr=${dlr}&reply=NACK%2F11&foreign=f1&time=1795648703`);
  expect(kannel.read(webhook, account)).toEqual([
    {
      kind: "receipt",
      ref: "c.conv1.entry1",
      carrierId: "f1",
      state,
      reason: state === "failed" ? "NACK/11" : "",
      at: 1_795_648_703_000,
    },
  ]);
});

test("SMS-53: the report of Kannel as it came; steps in between say nothing", () => {
  expect(kannel.read(got(published("./sms/fixtures/kannel-delivered.txt")), account)).toMatchObject([
    { ref: "d.dialer1.77", state: "delivered" },
  ]);
  expect(kannel.read(got("/status?ref=c.a.b&dlr=4"), account)).toEqual([]);
});

test.each([
  "/status?dlr=1",
  "/status?ref=c.a.b&dlr=x",
  "/status?ref=other&dlr=1",
  "/inbound?from=1234567",
  "/inbound?text=x",
  "/inbound",
])("API-8: %s cannot be read", (path) => {
  expect(() => kannel.read(got(path), account)).toThrow(Unreadable);
});

test("a failed SMPP receipt says its state and error, not the whole of it", () => {
  const reply = "id:8812 sub:001 dlvrd:000 submit date:2611250000 done date:2611250001 stat:UNDELIV err:006 text:Hola";
  const webhook = got(`/status?ref=d.dialer1.7&dlr=2&reply=${encodeURIComponent(reply)}`);
  expect(kannel.read(webhook, account)).toMatchObject([{ state: "failed", reason: "UNDELIV 006" }]);
});

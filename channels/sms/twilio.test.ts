import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { type CarrierRequest, Refusal, Unreadable } from "../carrier.ts";
import { accountOf, answerOf, departureOf, got, INBOUND_URL, posted, published, STATUS_URL } from "../pretend.ts";
import { twilio } from "./twilio.ts";

const account = accountOf("twilio", { account: "AC1", from: "+15557122661" });
const formOf = (given = {}, settings = {}) => {
  const request = twilio.request(
    { ...account, settings: { ...account.settings, ...settings } },
    departureOf({ to: "+59898344484", ...given }),
    STATUS_URL,
  );
  return { request, form: Object.fromEntries(new URLSearchParams(request.body ?? "")) };
};

test("SMS-3: the message, and our reference in the address of its receipt", () => {
  const { request, form } = formOf();
  expect(request).toMatchObject({
    url: "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json",
    method: "POST",
    headers: { authorization: `Basic ${btoa("AC1:t0ken")}`, "content-type": "application/x-www-form-urlencoded" },
  });
  expect(form).toEqual({
    From: "+15557122661",
    To: "+59898344484",
    Body: "Mensaje de prueba2",
    StatusCallback: `${STATUS_URL}?ref=d.dialer1.77`,
  });
});

test("SMS-5: a sender MG… is a messaging service, and an address of one's own replaces Twilio's", () => {
  const service = `MG${"a".repeat(32)}`;
  expect(formOf({}, { from: service }).form).toMatchObject({ MessagingServiceSid: service });
  expect(formOf({}, { url: "http://localhost:8790/twilio/" }).request.url).toBe(
    "http://localhost:8790/twilio/2010-04-01/Accounts/AC1/Messages.json",
  );
});

test.each([
  [
    201,
    published("./sms/fixtures/twilio-answer.json"),
    { outcome: "accepted", carrierId: "SMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
  ],
  [
    400,
    published("./sms/fixtures/twilio-opted-out.json"),
    { outcome: "refused", reason: "HTTP 400: 21610: Attempt to send to unsubscribed recipient" },
  ],
  [429, { code: 20429, message: "Too Many Requests" }, { outcome: "slow-down", retryAfter: 10_000 }],
  [500, "", { outcome: "unknown", reason: "HTTP 500" }],
  [201, "cut o", { outcome: "accepted", carrierId: null }],
] as const)("SMS-53: Twilio's answer %d, %#", (status, body, sent) => {
  expect(twilio.answered(answerOf(status, body), departureOf())).toEqual(sent);
});

const inbound = published("./sms/fixtures/twilio-inbound.txt");
test("API-8: a message as published", () => {
  expect(twilio.read(posted(inbound), account)).toEqual([
    expect.objectContaining({
      kind: "message",
      id: "SM1234567890abcdef1234567890abcdef",
      from: "+14155551212",
      to: "+14155552345",
      text: "Hola! ¿están abiertos? 😀",
      files: [],
    }),
  ]);
});

test("SMS-53: a receipt as published", () => {
  const webhook = posted(published("./sms/fixtures/twilio-status.txt"), { url: `${STATUS_URL}?ref=d.dialer1.77` });
  expect(twilio.read(webhook, account)).toEqual([
    {
      kind: "receipt",
      ref: "d.dialer1.77",
      carrierId: "SM2xxxxxx",
      state: "failed",
      reason: "30003: Unreachable destination handset",
      at: null,
    },
  ]);
});

test.each([
  ["queued", []],
  ["sent", ["sent"]],
  ["delivered", ["delivered"]],
  ["read", ["seen"]],
  ["failed", ["failed"]],
])("SMS-53: MessageStatus %s", (status, states) => {
  const arrivals = twilio.read(posted(`MessageSid=SM1&MessageStatus=${status}`), account);
  expect(arrivals.map((arrival) => arrival.kind === "receipt" && arrival.state)).toEqual(states);
});

test("API-8: what is no message of Twilio's cannot be read", () => {
  expect(() => twilio.read(posted("Body=hola"), account)).toThrow(Unreadable);
});

/** As Twilio's documentation says: sorted by name, names and values run together behind the address. */
function signatureOf(url: string, form: string): string {
  const text = [...new URLSearchParams(form)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat()
    .join("");
  return createHmac("sha1", "t0ken").update(`${url}${text}`).digest("base64");
}
const signed = (form: string, signature: string, url = INBOUND_URL) =>
  posted(form, { url, headers: { "x-twilio-signature": signature } });

test("API-8: the example of Twilio's documentation verifies", async () => {
  const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
  const form = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
  const theirs = { ...account, secrets: { token: "12345" } };
  expect(await twilio.isGenuine(signed(form, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", url), theirs)).toBe(true);
});

test("API-8: a signature over an emoji, and with our reference in the address", async () => {
  expect(await twilio.isGenuine(signed(inbound, signatureOf(INBOUND_URL, inbound)), account)).toBe(true);
  const url = `${STATUS_URL}?ref=c.a.b`;
  expect(await twilio.isGenuine(signed("MessageSid=1", signatureOf(url, "MessageSid=1"), url), account)).toBe(true);
});

test("API-8: a wrong, missing or foreign signature is refused", async () => {
  const right = signatureOf(INBOUND_URL, inbound);
  expect(await twilio.isGenuine(posted(inbound), account)).toBe(false);
  expect(await twilio.isGenuine(signed(inbound, "AAAA"), account)).toBe(false);
  expect(await twilio.isGenuine(signed(`${inbound}&Extra=1`, right), account)).toBe(false);
  expect(await twilio.isGenuine(signed(inbound, right, `${INBOUND_URL}?x=1`), account)).toBe(false);
  expect(await twilio.isGenuine(signed(inbound, right), { ...account, secrets: { token: "other" } })).toBe(false);
  expect(await twilio.isGenuine(signed(inbound, right), { ...account, secrets: {} })).toBe(false);
});

test("API-8: a JSON body is signed by its hash in the address, and by the address", async () => {
  const body = JSON.stringify({ text: "café 😀" });
  const url = `${INBOUND_URL}?bodySHA256=${createHash("sha256").update(body).digest("hex")}`;
  const headers = { "x-twilio-signature": signatureOf(url, "") };
  const webhook = (text: string) => posted(text, { url, headers, type: "application/json" });
  expect(await twilio.isGenuine(webhook(body), account)).toBe(true);
  expect(await twilio.isGenuine(webhook(`${body} `), account)).toBe(false);
  expect(await twilio.isGenuine({ ...got("/inbound"), headers: new Headers(headers) }, account)).toBe(false);
});

test("WA-6: a file is fetched with the token from Twilio, and without it where Twilio redirects to", async () => {
  const asked: CarrierRequest[] = [];
  const answers = [
    new Response(null, { status: 307, headers: { location: "https://mms.twiliocdn.com/x" } }),
    new Response("bytes"),
  ];
  const file = {
    source: "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1",
    name: "a",
    type: "image/png",
  };
  const response = await twilio.file?.(account, file, async (request) => {
    asked.push(request);
    return answers.shift() ?? new Response(null, { status: 500 });
  });
  expect(await response?.text()).toBe("bytes");
  expect(asked.map(({ url, headers }) => [url, "authorization" in headers])).toEqual([
    [file.source, true],
    ["https://mms.twiliocdn.com/x", false],
  ]);
  const evil = { ...file, source: "https://evil.example/api.twilio.com" };
  await expect(twilio.file?.(account, evil, async () => new Response())).rejects.toThrow(Refusal);
});

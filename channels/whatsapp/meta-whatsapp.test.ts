import { expect, test } from "vitest";
import { type Ask, type CarrierRequest, Refusal } from "../carrier.ts";
import { accountOf, answerOf, departureOf, published, STATUS_URL } from "../pretend.ts";
import { metaWhatsapp } from "./meta-whatsapp.ts";

const account = accountOf("meta-whatsapp", { senderId: "106540352242922", account: "102290129340398" });
const bodyOf = (given = {}) => {
  const request = metaWhatsapp.request(account, departureOf({ to: "59899635199", ...given }), STATUS_URL);
  return JSON.parse(request.body ?? "");
};
const fileOf = (type: string, name = "a.bin") => ({ url: "https://desk.example/f/1", type, name });

test("WA-1: a text, with our reference beside it", () => {
  const request = metaWhatsapp.request(account, departureOf({ to: "59899635199" }), STATUS_URL);
  expect(request).toMatchObject({
    url: "https://graph.facebook.com/v25.0/106540352242922/messages",
    method: "POST",
    headers: { authorization: "Bearer t0ken", "content-type": "application/json" },
  });
  expect(bodyOf()).toEqual({
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: "59899635199",
    biz_opaque_callback_data: "d.dialer1.77",
    type: "text",
    text: { preview_url: false, body: "Mensaje de prueba2" },
  });
});

test("WA-1: a user id is a recipient, not a number", () => {
  const body = bodyOf({ to: "BR.13491208655302741918" });
  expect(body).toMatchObject({ recipient: "BR.13491208655302741918" });
  expect(body).not.toHaveProperty("to");
});

test.each([
  ["image/jpeg", "mire", { type: "image", image: { link: "https://desk.example/f/1", caption: "mire" } }],
  ["video/mp4", "", { type: "video", video: { link: "https://desk.example/f/1" } }],
  ["audio/ogg; codecs=opus", "", { type: "audio", audio: { link: "https://desk.example/f/1" } }],
  [
    "audio/ogg",
    "oiga",
    { type: "document", document: { link: "https://desk.example/f/1", caption: "oiga", filename: "a.bin" } },
  ],
  ["application/pdf", "", { type: "document", document: { link: "https://desk.example/f/1", filename: "a.bin" } }],
  ["image/gif", "", { type: "document", document: { link: "https://desk.example/f/1", filename: "a.bin" } }],
])("WA-6: %s with text %j", (type, text, content) => {
  const { messaging_product, recipient_type, to, biz_opaque_callback_data, ...rest } = bodyOf({
    file: fileOf(type),
    text,
  });
  expect(rest).toEqual(content);
});

test("WA-3: a template with values in order, by name where it has names, or without any", () => {
  const template = { name: "contrato_listo", language: "es", parameters: ["Ana", "12"] };
  expect(bodyOf({ template })).toMatchObject({
    type: "template",
    template: {
      name: "contrato_listo",
      language: { code: "es" },
      components: [
        {
          type: "body",
          parameters: [
            { type: "text", text: "Ana" },
            { type: "text", text: "12" },
          ],
        },
      ],
    },
  });
  expect(bodyOf({ template: { ...template, name: "order{first_name,order_number}" } }).template).toMatchObject({
    name: "order",
    components: [
      {
        parameters: [
          { parameter_name: "first_name", text: "Ana" },
          { parameter_name: "order_number", text: "12" },
        ],
      },
    ],
  });
  expect(bodyOf({ template: { ...template, parameters: [] } }).template).not.toHaveProperty("components");
});

const accepted = {
  messaging_product: "whatsapp",
  contacts: [{ input: "x", wa_id: "x" }],
  messages: [{ id: "wamid.X", message_status: "accepted" }],
};
const failure = (code: number, more = {}) => ({ error: { code, message: "why", ...more } });
test.each([
  [200, accepted, { outcome: "accepted", carrierId: "wamid.X" }],
  [200, "cut", { outcome: "accepted", carrierId: null }],
  [400, failure(100), { outcome: "refused", reason: "100: why" }],
  [401, failure(190, { error_subcode: 463 }), { outcome: "refused", reason: "190/463: why" }],
  [400, failure(131_056), { outcome: "slow-down", retryAfter: 6_000 }],
  [400, failure(130_429), { outcome: "slow-down", retryAfter: 2_000 }],
  [400, failure(80_007), { outcome: "slow-down", retryAfter: 60_000 }],
  [500, failure(131_000), { outcome: "unknown", reason: "131000: why" }],
  [400, failure(2), { outcome: "unknown", reason: "2: why" }],
  [503, "", { outcome: "unknown", reason: "HTTP 503" }],
  [429, "", { outcome: "slow-down", retryAfter: 10_000 }],
])("SMS-53: Meta's answer %d %j", (status, body, sent) => {
  const told = metaWhatsapp.answered(answerOf(status, body), departureOf());
  expect("reason" in told ? { ...told, reason: told.reason.replace(/^HTTP \d+: /, "") } : told).toEqual(sent);
});

test("WA-5: a closed window is refused with Meta's words", () => {
  const body = published("./whatsapp/fixtures/meta-window-closed.json");
  expect(metaWhatsapp.answered(answerOf(400, body), departureOf())).toMatchObject({
    outcome: "refused",
    reason: expect.stringContaining("more than 24 hours have passed"),
  });
});

test("WA-6: typing and seen answer a message, and nothing else", () => {
  expect(JSON.parse(metaWhatsapp.sign?.(account, "x", "typing", "wamid.1")?.body ?? "")).toEqual({
    messaging_product: "whatsapp",
    status: "read",
    message_id: "wamid.1",
    typing_indicator: { type: "text" },
  });
  expect(metaWhatsapp.sign?.(account, "x", "seen", "wamid.1")?.body).not.toContain("typing");
  expect(metaWhatsapp.sign?.(account, "x", "seen", null)).toBeNull();
});

test("WA-6: a file takes two steps, and the token goes to Meta alone", async () => {
  const asked: CarrierRequest[] = [];
  const keptAt =
    (url: string): Ask =>
    async (request) => {
      asked.push(request);
      return asked.length === 1 ? Response.json({ url, mime_type: "image/jpeg", id: "1" }) : new Response("bytes");
    };
  const file = { source: "1003383421387256", name: "image.jpg", type: "image/jpeg" };
  const response = await metaWhatsapp.file?.(
    account,
    file,
    keptAt("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1"),
  );
  expect(await response?.text()).toBe("bytes");
  expect(asked.map(({ url }) => url)).toEqual([
    "https://graph.facebook.com/v25.0/1003383421387256?phone_number_id=106540352242922",
    "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
  ]);
  expect(asked[1]?.headers.authorization).toBe("Bearer t0ken");
  asked.length = 0;
  await expect(metaWhatsapp.file?.(account, file, keptAt("https://evil.example/x"))).rejects.toThrow(Refusal);
});

test("WA-4: templates come page by page; what needs more than values for its body is left out", async () => {
  const asked: string[] = [];
  const templates = await metaWhatsapp.templates?.(account, async ({ url }) => {
    asked.push(url);
    return asked.length === 1
      ? new Response(published("./whatsapp/fixtures/meta-templates.json"))
      : Response.json({ data: [null, {}] });
  });
  expect(templates).toEqual([
    {
      name: "contrato_listo",
      language: "es",
      status: "approved",
      category: "UTILITY",
      body: "Hola {{1}}, su contrato {{2}} está listo. {{1}}, lo esperamos.",
      parameters: 2,
    },
    {
      name: "order_confirmation{first_name,order_number}",
      language: "en_US",
      status: "paused",
      category: "UTILITY",
      body: "Thank you, {{1}}! Your order number is {{2}}.",
      parameters: 2,
    },
    { name: "sin_variables", language: "es", status: "pending", category: "MARKETING", body: "Hola", parameters: 0 },
  ]);
  expect(asked).toHaveLength(2);
  expect(asked[1]).toContain("after=MjQZD");
  expect(asked.join()).not.toContain("SECRET");
  await expect(metaWhatsapp.templates?.(account, async () => new Response("", { status: 400 }))).rejects.toThrow(
    Refusal,
  );
});

import { expect, test } from "vitest";
import { type Ask, type CarrierRequest, Refusal } from "../carrier.ts";
import { accountOf, departureOf, posted, published, STATUS_URL } from "../pretend.ts";
import { twilioWhatsapp } from "./twilio-whatsapp.ts";

const account = accountOf("twilio-whatsapp", { account: "AC1", from: "+14155238886" });
const formOf = (given = {}) => {
  const request = twilioWhatsapp.request(account, departureOf({ to: "+59899635199", ...given }), STATUS_URL);
  return Object.fromEntries(new URLSearchParams(request.body ?? ""));
};
const picture = { url: "https://desk.example/f/1", type: "image/png", name: "a.png" };

test("WA-1: both ends are named as WhatsApp's", () => {
  expect(formOf()).toEqual({
    From: "whatsapp:+14155238886",
    To: "whatsapp:+59899635199",
    Body: "Mensaje de prueba2",
    StatusCallback: `${STATUS_URL}?ref=d.dialer1.77`,
  });
});

test("WA-6: a file goes as media with its text; a voice message with a text goes as its address", () => {
  expect(formOf({ file: picture, text: "mire" })).toMatchObject({ Body: "mire", MediaUrl: picture.url });
  expect(formOf({ file: picture, text: "" })).not.toHaveProperty("Body");
  const voice = { url: "https://desk.example/f/2", type: "audio/ogg", name: "a.ogg" };
  expect(formOf({ file: voice, text: "" })).toMatchObject({ MediaUrl: voice.url });
  expect(formOf({ file: voice, text: "oiga" })).toMatchObject({ Body: "oiga\nhttps://desk.example/f/2" });
});

test("WA-3: a template goes by the SID in its name, with its values in order", () => {
  const template = {
    name: "contrato_listo (HX07a7e4b4a1d9c0f3d6c4f43c29c1b2e3)",
    language: "es",
    parameters: ["Ana", '"12"'],
  };
  expect(formOf({ template })).toMatchObject({
    ContentSid: "HX07a7e4b4a1d9c0f3d6c4f43c29c1b2e3",
    ContentVariables: '{"1":"Ana","2":"\\"12\\""}',
  });
  expect(formOf({ template: { ...template, parameters: [] } })).not.toHaveProperty("ContentVariables");
  expect(() => formOf({ template: { ...template, name: "contrato_listo" } })).toThrow(Refusal);
});

test("WA-6: a message with a picture, as published", () => {
  expect(twilioWhatsapp.read(posted(published("./whatsapp/fixtures/twilio-inbound.txt")), account)).toEqual([
    {
      kind: "message",
      id: "SM1234567890abcdef1234567890abcdef",
      from: "+59899635199",
      phone: null,
      to: "+14155238886",
      at: null,
      name: "Juan",
      text: "mi contrato",
      files: [
        {
          source: "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1",
          name: "SM1234567890abcdef1234567890abcdef-0.jpg",
          type: "image/jpeg",
        },
      ],
      call: false,
    },
  ]);
});

test("WA-6: a place is worded, and more media than there are do not come", () => {
  expect(twilioWhatsapp.read(posted(published("./whatsapp/fixtures/twilio-location.txt")), account)).toEqual([
    expect.objectContaining({ text: "📍 Oficina 18 de Julio 1234 https://maps.google.com/?q=-34.9011%2C-56.1645" }),
  ]);
  const [arrival] = twilioWhatsapp.read(
    posted("MessageSid=SM1&From=whatsapp%3A%2B1&NumMedia=99999999&MediaUrl0=https%3A%2F%2Fx"),
    account,
  );
  expect(arrival).toMatchObject({ files: [{ source: "https://x", type: "application/octet-stream" }] });
});

test("WA-4: templates come page by page from the same host, with what WhatsApp thinks of them", async () => {
  const asked: CarrierRequest[] = [];
  const last = JSON.stringify({ meta: { next_page_url: null }, contents: [] });
  const ask: Ask = async (request) => {
    asked.push(request);
    return new Response(asked.length === 1 ? published("./whatsapp/fixtures/twilio-content.json") : last);
  };
  expect(await twilioWhatsapp.templates?.(account, ask)).toEqual([
    {
      name: "contrato_listo (HX07a7e4b4a1d9c0f3d6c4f43c29c1b2e3)",
      language: "es",
      status: "approved",
      category: "UTILITY",
      body: "Hola {{1}}, su contrato {{2}} está listo.",
      parameters: 2,
    },
    expect.objectContaining({ name: "welcome (HX22222222222222222222222222222222)", status: "pending", parameters: 0 }),
  ]);
  expect(asked.map(({ url }) => url)).toEqual([
    "https://content.twilio.com/v1/ContentAndApprovals?PageSize=100",
    "https://content.twilio.com/v1/ContentAndApprovals?PageSize=100&Page=1&PageToken=DNHX",
  ]);
  await expect(twilioWhatsapp.templates?.(account, async () => new Response("", { status: 401 }))).rejects.toThrow(
    Refusal,
  );
});

test("WA-4: a page that points elsewhere does not take the token there", async () => {
  const asked: string[] = [];
  await twilioWhatsapp.templates?.(account, async ({ url }) => {
    asked.push(new URL(url).hostname);
    return Response.json({ contents: [], meta: { next_page_url: asked.length < 3 ? "https://evil.example/x" : null } });
  });
  expect(asked).toEqual(["content.twilio.com", "content.twilio.com", "content.twilio.com"]);
});

import { expect, test } from "vitest";
import { Unreadable } from "../carrier.ts";
import { accountOf, asJson, posted } from "../pretend.ts";
import { metaWhatsapp } from "./meta-whatsapp.ts";

const account = accountOf("meta-whatsapp", { senderId: "106540352242922", account: "102290129340398" });

test("WA-6: a text as published", () => {
  expect(metaWhatsapp.read(asJson("./whatsapp/fixtures/meta-text.json"), account)).toEqual([
    {
      kind: "message",
      id: "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=",
      from: "16505551234",
      phone: null,
      to: "15550783881",
      at: 1_749_416_383_000,
      name: "Sheena Nelson",
      text: "Does it come in another color? 😀",
      files: [],
      call: false,
    },
  ]);
});

test("WA-1: a user id is who writes, with the phone beside it where WhatsApp tells it", () => {
  expect(metaWhatsapp.read(asJson("./whatsapp/fixtures/meta-user-id.json"), account)).toMatchObject([
    { from: "BR.13491208655302741918", phone: null, name: "Ana", text: "oi" },
    { from: "US.13491208655302741918", phone: "16505551234", name: "Sheena Nelson", text: "hi" },
  ]);
});

test("WA-6: every kind is worded or brings its file", () => {
  const arrivals = metaWhatsapp.read(asJson("./whatsapp/fixtures/meta-kinds.json"), account);
  expect(arrivals.map((arrival) => arrival.kind === "message" && [arrival.id, arrival.text, arrival.files])).toEqual([
    ["wamid.image", "Taj Mahal", [{ source: "1003383421387256", name: "image.jpg", type: "image/jpeg" }]],
    ["wamid.audio", "", [{ source: "1908647269898587", name: "audio.ogg", type: "audio/ogg; codecs=opus" }]],
    ["wamid.document", "", [{ source: "1376223850470843", name: "factura.pdf", type: "application/pdf" }]],
    ["wamid.sticker", "", [{ source: "798882015472548", name: "sticker.webp", type: "image/webp" }]],
    ["wamid.button", "Unsubscribe", []],
    ["wamid.reply", "Cancel", []],
    ["wamid.list", "Priority Mail Express\nNext Day to 2 Days", []],
    [
      "wamid.location",
      "📍 Solomon R. Guggenheim Museum 1071 5th Ave, New York, NY 10128 https://maps.google.com/?q=40.782910059774,-73.959075808525",
      [],
    ],
    ["wamid.contacts", "👤 Barbara J. Johnson +1 (415) 555-0829", []],
    ["wamid.reaction", "👍", []],
    ["wamid.unsupported", "[unsupported]", []],
  ]);
});

test("WA-6: receipts as published; a reference that is not ours is none", () => {
  const receipt = { kind: "receipt", reason: "" };
  expect(metaWhatsapp.read(asJson("./whatsapp/fixtures/meta-statuses.json"), account)).toEqual([
    { ...receipt, ref: "c.conv1.entry1", carrierId: "wamid.one", state: "sent", at: 1_750_030_073_000 },
    { ...receipt, ref: "c.conv1.entry1", carrierId: "wamid.one", state: "delivered", at: 1_750_030_074_000 },
    { ...receipt, ref: null, carrierId: "wamid.one", state: "seen", at: 1_750_030_075_000 },
    {
      ...receipt,
      ref: null,
      carrierId: "wamid.two",
      state: "failed",
      at: 1_750_030_076_000,
      reason: "131049: In order to maintain a healthy ecosystem engagement, the message failed to be delivered.",
    },
  ]);
});

test("WA-5: a customer's call opens the window and says nothing; its end and our own calls do not", () => {
  expect(metaWhatsapp.read(asJson("./whatsapp/fixtures/meta-call.json"), account)).toEqual([
    expect.objectContaining({ kind: "message", from: "13557825698", call: true, text: "", at: 1_762_216_151_000 }),
  ]);
});

test("WA-5: a customer stops promotions, and wants them again", () => {
  expect(metaWhatsapp.read(asJson("./whatsapp/fixtures/meta-user-preferences.json"), account)).toEqual([
    { kind: "promotions", customer: "16505551234", phone: null, wanted: false },
    { kind: "promotions", customer: "US.13491208655302741918", phone: "16505551234", wanted: true },
  ]);
});

test("API-8: a batch with one unreadable item keeps the others", () => {
  const value = (messages: unknown[]) => ({ field: "messages", value: { messages } });
  const good = { from: "16505551234", id: "wamid.1", timestamp: "1", type: "text", text: { body: "hi" } };
  const batch = {
    object: "whatsapp_business_account",
    entry: [
      { changes: [value([good, { ...good, text: "hi" }, null]), "nonsense", { field: "account_update", value: {} }] },
    ],
  };
  expect(metaWhatsapp.read(posted(batch), account).map(({ kind }) => kind)).toEqual([
    "message",
    "unreadable",
    "unreadable",
    "unreadable",
  ]);
  expect(() => metaWhatsapp.read(posted({ object: "page", entry: [] }), account)).toThrow(Unreadable);
});

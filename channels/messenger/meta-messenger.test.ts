import { expect, test } from "vitest";
import { type CarrierRequest, Refusal, Unreadable } from "../carrier.ts";
import { accountOf, answerOf, asJson, departureOf, posted, STATUS_URL } from "../pretend.ts";
import { metaMessenger } from "./meta-messenger.ts";

const CUSTOMER = "24681357902468";
const PAGE = "1936444173274513";
const account = accountOf("meta-messenger", { senderId: PAGE });
const bodyOf = (given = {}) =>
  JSON.parse(metaMessenger.request(account, departureOf({ to: CUSTOMER, ...given }), STATUS_URL).body ?? "");

test("FB-8: an answer, with our reference in its metadata", () => {
  const request = metaMessenger.request(account, departureOf({ to: CUSTOMER }), STATUS_URL);
  expect(request).toMatchObject({
    url: `https://graph.facebook.com/v25.0/${PAGE}/messages`,
    method: "POST",
    headers: { authorization: "Bearer t0ken" },
  });
  expect(bodyOf()).toEqual({
    recipient: { id: CUSTOMER },
    messaging_type: "RESPONSE",
    message: { text: "Mensaje de prueba2", metadata: "d.dialer1.77" },
  });
});

test("FB-8: a human agent's answer is tagged", () => {
  expect(bodyOf({ humanAgent: true })).toMatchObject({ messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" });
});

test.each([
  ["image/png", "image"],
  ["video/mp4", "video"],
  ["audio/ogg", "audio"],
  ["application/pdf", "file"],
])("FB-8: a file of %s goes as %s", (type, kind) => {
  const file = { url: "https://desk.example/f/1", type, name: "a" };
  expect(bodyOf({ text: "", file }).message.attachment).toEqual({
    type: kind,
    payload: { url: file.url, is_reusable: false },
  });
  expect(bodyOf({ text: "mire", file }).message).toMatchObject({ text: "mire\nhttps://desk.example/f/1" });
});

test.each([
  [200, { recipient_id: CUSTOMER, message_id: "m_1" }, { outcome: "accepted", carrierId: "m_1" }],
  [
    400,
    { error: { code: 10, error_subcode: 2018278, message: "outside of allowed window" } },
    { outcome: "refused", reason: "HTTP 400: 10/2018278: outside of allowed window" },
  ],
  [400, { error: { code: 613, message: "rate" } }, { outcome: "slow-down", retryAfter: 60_000 }],
  [500, { error: { code: 2, message: "later" } }, { outcome: "unknown", reason: "2: later" }],
])("SMS-53: the answer %d, %#", (status, body, sent) => {
  expect(metaMessenger.answered(answerOf(status, body), departureOf())).toEqual(sent);
});

test("FB-8: what customers write, press, send and feel; echoes are no messages, ours settle what was sent", () => {
  const said = { kind: "message", from: CUSTOMER, to: PAGE, phone: null, name: "", call: false };
  expect(metaMessenger.read(asJson("./messenger/fixtures/events.json"), account)).toEqual([
    { ...said, id: "m_text", at: 1_762_902_671_000, text: "hello, world! 😀", files: [] },
    { ...said, id: "m_reply", at: 1_762_902_672_000, text: "Rojo", files: [] },
    {
      ...said,
      id: "m_files",
      at: 1_762_902_673_000,
      text: "",
      files: [
        { source: "https://scontent.xx.fbcdn.net/v/t1/photo_1.jpg?_nc_cat=1", name: "photo_1.jpg", type: "image/jpeg" },
        { source: "https://cdn.fbsbx.com/v/t59/audioclip-1.mp4?dl=1", name: "audioclip-1.mp4", type: "audio/mp4" },
        {
          source: "https://cdn.fbsbx.com/v/t59/factura.pdf?dl=1",
          name: "factura.pdf",
          type: "application/octet-stream",
        },
      ],
    },
    {
      ...said,
      id: "m_fallback",
      at: 1_762_902_674_000,
      text: "A shared post https://example.com/post\n📍 https://maps.google.com/?q=-34.9,-56.16",
      files: [],
    },
    { ...said, id: "m_postback", at: 1_762_902_675_000, text: "Empezar", files: [] },
    { ...said, id: "m_ours:1762902676000:❤️", at: 1_762_902_676_000, text: "❤️", files: [] },
    { kind: "receipt", ref: "c.conv1.entry1", carrierId: "m_ours", state: "sent", reason: "", at: 1_762_902_678_000 },
    { kind: "watermark", customer: CUSTOMER, state: "delivered", at: 1_762_902_680_000 },
    { kind: "watermark", customer: CUSTOMER, state: "seen", at: 1_762_902_681_000 },
  ]);
});

test("API-8: one unreadable event keeps the others", () => {
  const good = {
    sender: { id: CUSTOMER },
    recipient: { id: PAGE },
    timestamp: 1,
    message: { mid: "m_1", text: "hola" },
  };
  const batch = {
    object: "page",
    entry: [{ messaging: [{ ...good, sender: [] }, good, 7, { ...good, message: { text: "x" } }] }],
  };
  expect(metaMessenger.read(posted(batch), account).map(({ kind }) => kind)).toEqual([
    "unreadable",
    "message",
    "unreadable",
    "unreadable",
  ]);
  expect(() => metaMessenger.read(posted({ object: "instagram", entry: [] }), account)).toThrow(Unreadable);
});

test("FB-8: typing and seen", () => {
  expect(JSON.parse(metaMessenger.sign?.(account, CUSTOMER, "typing", null)?.body ?? "")).toEqual({
    recipient: { id: CUSTOMER },
    sender_action: "typing_on",
  });
  expect(metaMessenger.sign?.(account, CUSTOMER, "seen", null)?.body).toContain("mark_seen");
});

test("FB-8: a file is fetched from Meta, without the token, and from nowhere else", async () => {
  const asked: CarrierRequest[] = [];
  const ask = async (request: CarrierRequest) => {
    asked.push(request);
    return new Response("bytes");
  };
  const file = { source: "https://cdn.fbsbx.com/v/factura.pdf", name: "factura.pdf", type: "application/pdf" };
  await metaMessenger.file?.(account, file, ask);
  expect(asked).toEqual([{ url: file.source, method: "GET", headers: {}, body: null }]);
  await expect(metaMessenger.file?.(account, { ...file, source: "https://evil.example/x" }, ask)).rejects.toThrow(
    Refusal,
  );
});

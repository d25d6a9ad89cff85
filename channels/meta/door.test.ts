import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { accountOf, posted, published } from "../pretend.ts";
import { isSignedByMeta, metaHandshake } from "./door.ts";

const account = accountOf("meta-whatsapp");
const BODY = published("./whatsapp/fixtures/meta-text.json");
const signatureOf = (body: string, secret = "app-secret") =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
const signed = (body: string, signature: string) =>
  posted(body, { type: "application/json", headers: { "x-hub-signature-256": signature } });

test("API-8: a signature over the raw bytes, emoji and all, is Meta's", async () => {
  expect(await isSignedByMeta(signed(BODY, signatureOf(BODY)), account)).toBe(true);
  const escaped = BODY.replace("😀", "\\ud83d\\ude00");
  expect(await isSignedByMeta(signed(escaped, signatureOf(escaped)), account)).toBe(true);
  expect(await isSignedByMeta(signed(escaped, signatureOf(BODY)), account)).toBe(false);
});

test("API-8: the signature is over bytes, whatever they are", async () => {
  const body = Uint8Array.from([0xff, 0x00, 0xc3, 0xa9, 0x65, 0xcc, 0x81]);
  const signature = `sha256=${createHmac("sha256", "app-secret").update(body).digest("hex")}`;
  expect(await isSignedByMeta({ ...signed("", signature), body }, account)).toBe(true);
});

test("API-8: a wrong, missing or foreign signature is refused", async () => {
  expect(await isSignedByMeta(posted(BODY), account)).toBe(false);
  expect(await isSignedByMeta(signed(BODY, "sha256="), account)).toBe(false);
  expect(await isSignedByMeta(signed(BODY, signatureOf(BODY).slice(7)), account)).toBe(false);
  expect(await isSignedByMeta(signed(BODY, signatureOf(BODY, "other")), account)).toBe(false);
  expect(await isSignedByMeta(signed(`${BODY} `, signatureOf(BODY)), account)).toBe(false);
  expect(await isSignedByMeta(signed(BODY, signatureOf(BODY, "")), { ...account, secrets: { appSecret: "" } })).toBe(
    false,
  );
});

const asked = (given: Record<string, string>) =>
  new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.verify_token": "verify-me",
    "hub.challenge": "1158201444",
    ...given,
  });

test("FB-5: the handshake gives the challenge back to who knows the token", () => {
  expect(metaHandshake(asked({}), account)).toBe("1158201444");
});

test.each([
  asked({ "hub.verify_token": "guess" }),
  asked({ "hub.verify_token": "" }),
  asked({ "hub.mode": "unsubscribe" }),
  asked({ "hub.challenge": "<script>alert(1)</script>" }),
  new URLSearchParams(),
])("FB-5: %s proves nothing", (query) => {
  expect(metaHandshake(query, account)).toBeNull();
});

test("FB-5: an account without a verify token proves nothing", () => {
  expect(metaHandshake(asked({ "hub.verify_token": "" }), { ...account, secrets: { verifyToken: "" } })).toBeNull();
});

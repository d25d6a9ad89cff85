import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { signedReference, verifiedReference } from "./reference.ts";
import {
  isMailConversation,
  mailConversationName,
  REPLY_DAYS,
  readReplyAddress,
  signedReplyAddress,
  withoutReplyToken,
} from "./reply-token.ts";
import type { Mac } from "./signature.ts";

const macWith =
  (secret: string): Mac =>
  async (text) =>
    new Uint8Array(createHmac("sha256", secret).update(text).digest());
const mac = macWith("secret");
const NOW = Date.parse("2026-11-30T12:00:00Z");
const DAY = 86_400_000;
const conversation = mailConversationName(new Uint8Array(16).fill(7));
const to = { conversation, scope: "campaign1" };

test("EML-48: the address that we signed leads back, in capitals too, until its day has passed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.integer({ min: 0, max: 1_000 }),
      async (random, days) => {
        const name = mailConversationName(random);
        const address =
          (await signedReplyAddress("soporte@banco.example", { conversation: name, scope: "c" }, NOW, mac, days)) ?? "";
        expect(name).toMatch(/^[a-z2-7]{26}$/);
        expect(address).toMatch(/^soporte\+[a-z2-7]{29}\.[a-z2-7]{16}@banco\.example$/);
        for (const written of [address, address.toUpperCase()]) {
          expect(await readReplyAddress(written, "c", NOW + days * DAY, mac)).toEqual({
            kind: "signed",
            conversation: name,
          });
          expect(await readReplyAddress(written, "c", NOW + (days + 1) * DAY, mac)).toEqual({ kind: "expired" });
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("the part before the @ fits in 64 octets, or there is no such address", async () => {
  const longest = `${"a".repeat(17)}@banco.example`;
  expect((await signedReplyAddress(longest, to, NOW, mac))?.indexOf("@")).toBe(64);
  expect(await signedReplyAddress(`${"a".repeat(18)}@banco.example`, to, NOW, mac)).toBeNull();
  expect(await signedReplyAddress("soporte@banco.example", { ...to, conversation: "Web-Chat_1" }, NOW, mac)).toBeNull();
});

test("another secret, another campaign, or any other letter is a forgery", async () => {
  const address = (await signedReplyAddress("soporte@banco.example", to, NOW, mac)) ?? "";
  const kind = async (written: string, scope = to.scope, by = mac) =>
    (await readReplyAddress(written, scope, NOW, by)).kind;
  expect(await kind(address, to.scope, macWith("other"))).toBe("forged");
  expect(await kind(address, "campaign2")).toBe("forged");
  for (let at = address.indexOf("+") + 1; at < address.indexOf("@"); at++) {
    const other = address.charAt(at) === "a" ? "b" : "a";
    expect(await kind(address.slice(0, at) + other + address.slice(at + 1))).not.toBe("signed");
  }
});

test.each([
  "soporte@banco.example",
  "soporte+facturas@banco.example",
  "",
  "+@",
  `x${conversation}@b.uy`,
  `a+${"b".repeat(45)}@c.uy`,
])("%j is no address of ours", async (address) => {
  expect(await readReplyAddress(address, to.scope, NOW, mac)).toEqual({ kind: "none" });
});

test("whoever reads an address that we signed is shown the mailbox behind it", async () => {
  const signed = (await signedReplyAddress("soporte@banco.example", to, NOW, mac)) ?? "";
  expect(signed).toContain("+");
  expect(withoutReplyToken(signed)).toBe("soporte@banco.example");
  expect(withoutReplyToken(signed.toUpperCase())).toBe("SOPORTE@BANCO.EXAMPLE");
  for (const other of ["ana+compras@example.com", "ana@example.com", "Ana", "", "+x@y.z"])
    expect(withoutReplyToken(other)).toBe(other);
});

test("a mail's conversation is known by its name", () => {
  expect(isMailConversation(conversation)).toBe(true);
  for (const other of ["0123456789abcdef0123456789abcdef", "", `${conversation}-1`])
    expect(isMailConversation(other)).toBe(false);
});

test("the usual time to answer is half a year", async () => {
  const address = (await signedReplyAddress("soporte@banco.example", to, NOW, mac)) ?? "";
  expect((await readReplyAddress(address, to.scope, NOW + REPLY_DAYS * DAY, mac)).kind).toBe("signed");
  expect((await readReplyAddress(address, to.scope, NOW + (REPLY_DAYS + 1) * DAY, mac)).kind).toBe("expired");
});

test("EML-90: only a reference that we signed is believed in a report", async () => {
  const written = (await signedReference("d.dialer1.77", mac)) ?? "";
  expect(await verifiedReference(` ${written}\r\n`, mac)).toBe("d.dialer1.77");
  expect(await verifiedReference(written, macWith("other"))).toBeNull();
  expect(await verifiedReference(written.replace("77", "78"), mac)).toBeNull();
  expect(await verifiedReference("d.dialer1.77", mac)).toBeNull();
  expect(await signedReference("d.x\r\nBcc: y", mac)).toBeNull();
});

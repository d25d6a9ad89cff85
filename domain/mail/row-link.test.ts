import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { readRowToken, rowToken } from "./row-link.ts";
import type { Mac } from "./signature.ts";

const macOf =
  (secret: string): Mac =>
  async (text) =>
    new Uint8Array(createHmac("sha256", secret).update(text).digest());
const mac = macOf("one");
const REFERENCE = "d.35bb27b0-8052-40f2-a8e4-b80507623733.12";

test("EML-88: an address names its row, for what it was made for alone", async () => {
  const seen = await rowToken("seen", REFERENCE, mac);
  expect(seen).toMatch(/^[\w.-]+$/);
  expect(await readRowToken("seen", seen, mac)).toBe(REFERENCE);
  expect(await readRowToken("unsubscribe", seen, mac)).toBeNull();
  expect(await readRowToken("seen", seen, macOf("another"))).toBeNull();
});

test("one that was changed names nothing", async () => {
  const token = await rowToken("unsubscribe", REFERENCE, mac);
  const forged = [
    "",
    REFERENCE,
    token.replace(".12.", ".13."),
    token.slice(0, -1),
    `${token}a`,
    `${token.slice(0, -1)}${token.endsWith("a") ? "b" : "a"}`,
    token.toUpperCase(),
    token.replace("d.", "c."),
  ];
  for (const one of forged) expect([one, await readRowToken("unsubscribe", one, mac)]).toEqual([one, null]);
});

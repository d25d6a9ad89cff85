import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyedBytes, keyedName } from "./keyed-name.ts";

const text = fc.string({ unit: "binary", maxLength: 200 });

test("a keyed name is the first half of the words' HMAC-SHA256, whatever they are", () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 4 }), (secret, words) => {
      const mac = createHmac("sha256", secret).update(JSON.stringify(words)).digest();
      expect(keyedName(secret, ...words)).toBe(mac.toString("hex").slice(0, 32));
      expect([...keyedBytes(secret, ...words)]).toEqual([...mac.subarray(0, 16)]);
    }),
  );
});

test("words do not run into each other: ab and c are not a and bc", () => {
  expect(keyedName("secret", "ab", "c")).not.toBe(keyedName("secret", "a", "bc"));
});

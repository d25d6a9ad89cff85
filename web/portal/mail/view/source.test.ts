import { expect, test } from "vitest";
import { firstOfSet, remoteAddress } from "./source.ts";

test.each([
  ["https://cdn.example.com/a.png#x", "https://cdn.example.com/a.png"],
  [" HTTP://cdn.example.com/a.png ", "http://cdn.example.com/a.png"],
  ["//cdn.example.com/a.png", "https://cdn.example.com/a.png"],
  ["ht\ntp:\n//cdn.example.com/a.png", "http://cdn.example.com/a.png"],
  ["/api/me", null],
  ["a.png", null],
  ["data:image/png;base64,AA", null],
  ["javascript:alert(1)", null],
  ["https://user@cdn.example.com/a.png", null],
])("EML-35: the picture of %s is at %s", (source, address) => {
  expect(remoteAddress(source)).toBe(address);
});

test.each([
  ["https://a.example/1.png 1x, https://a.example/2.png 2x", "https://a.example/1.png"],
  [" , https://a.example/1.png", "https://a.example/1.png"],
  ["", null],
])("the first of the set %s is %s", (set, first) => {
  expect(firstOfSet(set)).toBe(first);
});

import { expect, test } from "vitest";
import { allowedHostOf } from "./allowed-host.ts";

test.each([
  ["www.example.com", "www.example.com"],
  [" Shop.Example.COM ", "shop.example.com"],
  ["localhost:8788", "localhost:8788"],
  ["*.example.com", "*.example.com"],
  ["https://example.com", null],
  ["example.com/shop", null],
  ["*.example.com:8443", null],
  ["*", null],
  ["a.*.com", null],
  ["exa mple.com", null],
  ["example.com:port", null],
  ["-example.com", null],
  ["", null],
])("WEB-54: %j is kept as %j", (typed, kept) => {
  expect(allowedHostOf(typed)).toBe(kept);
});

import { expect, test } from "vitest";
import { linkAddress } from "./link-address.ts";

test.each([
  ["example.com/a b", "https://example.com/a%20b"],
  ["http://example.com", "http://example.com/"],
  ["ana@example.com", "mailto:ana@example.com"],
  ["tel:+59824001234", "tel:+59824001234"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["localhost", null],
  ["", null],
])("a link that was typed as %s leads to %s", (typed, address) => {
  expect(linkAddress(typed)).toBe(address);
});

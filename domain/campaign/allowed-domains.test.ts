import { describe, expect, test } from "vitest";
import { allows } from "./allowed-domains.ts";

describe("WEB-54, WEB-55: where a widget works", () => {
  test.each<[string[], string | null]>([
    [[], "https://anywhere.net"],
    [[], null],
    [["shop.example.com"], "https://shop.example.com"],
    [["shop.example.com"], "https://shop.example.com:8443/cart?x=1"],
    [["shop.example.com"], "http://SHOP.example.COM"],
    [[" Shop.Example.com "], "https://shop.example.com"],
    [["shop.example.com:8443"], "https://shop.example.com:8443"],
    [["shop.example.com:443"], "https://shop.example.com"],
    [["*.example.com"], "https://shop.example.com"],
    [["*.example.com"], "https://a.b.example.com:444"],
    [["localhost:8788"], "http://localhost:8788/"],
    [["other.net", "*.example.com"], "https://www.example.com"],
    [["xn--and-6ma2c.uy"], "https://ñandú.uy"],
  ])("%j allows %s", (entries, origin) => {
    expect(allows(entries, origin)).toBe(true);
  });

  test.each<[string[], string | null]>([
    [["example.com"], null],
    [["example.com"], ""],
    [["example.com"], "null"],
    [["example.com"], "example.com"],
    [["example.com"], "https://notexample.com"],
    [["example.com"], "https://example.com.evil.net"],
    [["example.com"], "https://example.com@evil.net/"],
    [["example.com"], "https://evil.net/example.com"],
    [["example.com"], "https://evil.net/?https://example.com"],
    [["example.com"], "https://www.example.com"],
    [["example.com"], "file://example.com/page.html"],
    [["example.com"], "chrome-extension://example.com"],
    [["*.example.com"], "https://example.com"],
    [["*.example.com"], "https://.example.com"],
    [["*.example.com"], "https://evilexample.com"],
    [["*.example.com"], "https://www.example.com.evil.net"],
    [["shop.example.com:8443"], "https://shop.example.com"],
    [["shop.example.com:443"], "http://shop.example.com"],
    [["localhost:8788"], "http://localhost:8789"],
  ])("%j refuses %s", (entries, origin) => {
    expect(allows(entries, origin)).toBe(false);
  });
});

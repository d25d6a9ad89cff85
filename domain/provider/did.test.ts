import { describe, expect, test } from "vitest";
import { type DidOwner, ownerOfDid } from "./did.ts";

const owner = (id: string, dids: string[], enabled = true): DidOwner => ({ id, dids, enabled });
const sales = owner("sales", ["+598 2901 1234", "Web"]);
const support = owner("support", ["2", "59829015678"]);
const rest = owner("rest", []);

describe("SMS-24: the numbers that a campaign owns", () => {
  test.each([
    ["+59829011234", "sales"],
    ["59829011234", "sales"],
    ["whatsapp:+59829011234", "sales"],
    ["029011234", "sales"],
    ["29011234", "sales"],
    ["WEB", "sales"],
    ["2", "support"],
    ["+59829015678", "support"],
    ["1234", "rest"],
    ["", "rest"],
    ["Web2", "rest"],
    ["22", "rest"],
  ])("what came to %j is %s's", (to, id) => {
    expect(ownerOfDid([sales, support, rest], to)?.id).toBe(id);
  });

  test.each<[string, DidOwner[], string, string | null]>([
    ["the only campaign gets what it does not name", [sales], "+59829999999", "sales"],
    ["no campaign, no owner", [], "+59829999999", null],
    ["two that name others decide nothing", [sales, support], "+59829999999", null],
    ["two that name none decide nothing", [rest, owner("other", [])], "1", null],
    ["of two that name none the enabled one", [owner("off", [], false), rest], "1", "rest"],
    ["a disabled one keeps its number", [owner("off", ["7000"], false), rest], "7000", "off"],
    ["an enabled one goes before a disabled one", [owner("off", ["7000"], false), owner("on", ["7000"])], "7000", "on"],
    ["the whole number goes before a tail", [owner("tail", ["9011234"]), sales], "+59829011234", "sales"],
  ])("%s", (_, campaigns, to, id) => {
    expect(ownerOfDid(campaigns, to)?.id ?? null).toBe(id);
  });
});

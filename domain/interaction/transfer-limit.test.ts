import { expect, test } from "vitest";
import type { Channel } from "../campaign/campaign.ts";
import { transferRefusal } from "./transfer-limit.ts";

const to = (campaign: string, channel: Channel | null = "webchat") => ({ campaign, channel });
type To = Parameters<typeof transferRefusal>[1];

test.each<[string, readonly string[] | null | undefined, To, ReturnType<typeof transferRefusal>]>([
  ["without a limit to any campaign", null, to("support"), null],
  ["of before there were limits to any campaign", undefined, to("support"), null],
  ["limited to a named one", ["support"], to("support"), null],
  ["limited to no other", ["support"], to("billing"), "not-listed"],
  ["limited to none", [], to("support"), "not-listed"],
  ["limited to none, yet back to its own line", [], to("sales"), null],
  ["limited to none, yet to a colleague", [], { agent: "ana" }, null],
])("TRF-5: a campaign transfers %s", (_, allowed, target, expected) => {
  expect(transferRefusal({ campaign: "sales", channel: "webchat", allowed }, target)).toBe(expected);
});

test("TRF-2: a chat goes to no line of another channel, though it be named", () => {
  const origin = { campaign: "sales", channel: "webchat", allowed: ["letters"] } as const;
  expect(transferRefusal(origin, to("letters", "email"))).toBe("other-channel");
  expect(transferRefusal(origin, to("letters", null))).toBeNull();
});

import { expect, test } from "vitest";
import type { TransferTarget } from "./held.ts";
import { mayTransfer } from "./transfer-limit.ts";

test.each<[string, readonly string[] | null | undefined, TransferTarget, boolean]>([
  ["without a limit to any campaign", null, { campaign: "support" }, true],
  ["of before there were limits to any campaign", undefined, { campaign: "support" }, true],
  ["limited to a named one", ["support"], { campaign: "support" }, true],
  ["limited to no other", ["support"], { campaign: "billing" }, false],
  ["limited to none", [], { campaign: "support" }, false],
  ["limited to none, yet back to its own line", [], { campaign: "sales" }, true],
  ["limited to none, yet to a colleague", [], { agent: "ana" }, true],
])("TRF-5: a campaign transfers %s", (_, allowed, to, expected) => {
  expect(mayTransfer(allowed, "sales", to)).toBe(expected);
});

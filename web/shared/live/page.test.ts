import { expect, test } from "vitest";
import type { Entry } from "../../../protocol/conversation-entry.ts";
import type { PageFrame } from "../../../protocol/conversation-page.ts";
import { withPage } from "./page.ts";
import { EMPTY_THREAD } from "./thread.ts";

const entry = (id: string): Entry => ({
  id,
  seq: 1,
  interaction: "i",
  kind: "message",
  by: { role: "agent", id: "ana", name: "Ana" },
  text: id,
  at: 1,
});
const HEAD = { rev: 9, seen: { visitor: 3, agent: 4 }, interaction: null, mails: 0 };
const page = (ids: string[], own: Partial<PageFrame>): PageFrame => ({
  t: "page",
  before: null,
  entries: ids.map(entry),
  deliveries: [],
  earlier: null,
  ...own,
});
const idsOf = ({ entries }: { entries: readonly Entry[] }) => entries.map(({ id }) => id);
const newest = withPage(EMPTY_THREAD, page(["g", "h"], { head: HEAD, earlier: 7 }));

test("the newest page is the thread until an older one goes on top of it", () => {
  expect([newest.have, newest.seen, newest.earlier]).toEqual([9, HEAD.seen, { before: 7, mails: 0 }]);
  const whole = withPage(newest, page(["e", "f"], { before: 7 }));
  expect([idsOf(whole), whole.have, whole.earlier]).toEqual([["e", "f", "g", "h"], 9, null]);
});

test("a page that does not join, or comes twice, changes nothing", () => {
  expect(withPage(newest, page(["a"], { before: 3 }))).toBe(newest);
  const whole = withPage(newest, page(["e", "f"], { before: 7 }));
  expect(withPage(whole, page(["e", "f"], { before: 7 }))).toBe(whole);
  expect(withPage(newest, page(["old"], { head: { ...HEAD, rev: 8 } }))).toBe(newest);
});

test("how far a word has come is not set back by the page on which it stands", () => {
  const told = (state: "sent" | "seen") => [{ entry: "f", state, reason: "" }] as const;
  const before = { ...newest, deliveries: new Map([["f", { state: "seen", reason: "" } as const]]) };
  const whole = withPage(before, page(["f"], { before: 7, deliveries: [...told("sent")] }));
  expect(whole.deliveries.get("f")?.state).toBe("seen");
});

import { expect, test } from "vitest";
import type { Entry } from "../../../protocol/conversation-entry.ts";
import { EMPTY_THREAD } from "../../shared/live/thread.ts";
import { type Item, itemsOf } from "./items.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const dayOf = (at: number) => String(Math.floor(at / (24 * HOUR)));

test("a day begins with its separator, once", () => {
  const items = lines([entry("a", 0), entry("b", HOUR), entry("c", 25 * HOUR)]);
  expect(items.map(({ kind }) => kind)).toEqual(["day", "message", "message", "day", "message"]);
});

test("words of one person within five minutes stand together, and only the last tells the time", () => {
  const [, first, second, later] = lines([entry("a", 0), entry("b", MINUTE), entry("c", 9 * MINUTE)]);
  expect([first, second, later]).toMatchObject([
    { first: true, last: false },
    { first: false, last: true },
    { first: true, last: true },
  ]);
});

test("a word of ours is sent until the visitor has seen its number", () => {
  const entries = [entry("a", 0, { role: "agent", seq: 1 }), entry("b", 1, { role: "agent", seq: 2 })];
  const items = itemsOf({ ...EMPTY_THREAD, entries, seen: { visitor: 1, agent: 0 } }, [], "me", dayOf);
  expect(items.slice(1)).toMatchObject([{ mark: "seen" }, { mark: "sent" }]);
});

test("a colleague's words carry a name, one's own do not", () => {
  const items = lines([entry("a", 0, { role: "agent", id: "bruno" }), entry("b", 1, { role: "agent", id: "me" })]);
  expect(items.slice(1)).toMatchObject([{ author: "bruno" }, { author: null }]);
});

test("an unsent word stands at the end, and not twice when its echo came before the acknowledgement", () => {
  const unsent = ["a", "z"].map((id) => ({ word: { id, kind: "message", text: id }, state: "sent", at: 5 }) as const);
  const items = itemsOf({ ...EMPTY_THREAD, entries: [entry("a", 0, { role: "agent" })] }, unsent, "me", dayOf);
  expect(items.map(({ key }) => key)).toEqual(["day-a", "a", "z"]);
  expect(items.at(-1)).toMatchObject({ mark: "sending" });
});

test("whispers, notes and events are lines of their own", () => {
  const items = lines([
    { ...entry("a", 0), kind: "whisper" },
    { ...entry("b", 0), kind: "note" },
    { ...entry("c", 0), kind: "event", event: { type: "left" } },
    { ...entry("d", 0), kind: "event", text: "Hola", event: { type: "said", text: "welcome" } },
  ]);
  expect(items.slice(1).map(({ kind }) => kind)).toEqual(["whisper", "note", "event", "said"]);
});

test("WA-6: words with different marks do not stand together, so that each tells its own", () => {
  const entries = [
    entry("a", 0, { role: "agent" }),
    entry("b", 1, { role: "agent" }),
    entry("c", 2, { role: "agent" }),
  ];
  const told = (state: "delivered" | "sent" | "failed") => ({ state, reason: "" });
  const deliveries = new Map([
    ["a", told("delivered")],
    ["b", told("delivered")],
    ["c", told("failed")],
  ]);
  const items = itemsOf({ ...EMPTY_THREAD, entries, deliveries }, [], "me", dayOf);
  expect(items.slice(1)).toMatchObject([
    { mark: "delivered", last: false },
    { mark: "delivered", last: true },
    { mark: "failed", stored: true },
  ]);
});

test("WA-3, API-3: a template says as what it left, and another program's word is no colleague's", () => {
  const template = { name: "pedido_listo", language: "es", parameters: [] };
  const items = lines([
    { ...entry("a", 0, { role: "agent" }), template },
    entry("b", 1, { role: "agent" }),
    entry("c", 2, { role: "system", id: "" }),
  ]);
  expect(items.slice(1)).toMatchObject([
    { template: "pedido_listo", last: true, program: false },
    { template: null, first: true },
    { side: "out", program: true, author: "" },
  ]);
});

test("a text of the campaign tells its fate only where a carrier brings it", () => {
  const said: Entry = { ...entry("a", 0), kind: "event", text: "Hola", event: { type: "said", text: "welcome" } };
  const deliveries = new Map([["a", { state: "delivered", reason: "" } as const]]);
  expect(itemsOf({ ...EMPTY_THREAD, entries: [said], deliveries }, [], "me", dayOf)[1]).toMatchObject({
    fate: { mark: "delivered" },
  });
  expect(lines([said])[1]).toMatchObject({ kind: "said", fate: null });
});

function lines(entries: Entry[]): Item[] {
  return itemsOf({ ...EMPTY_THREAD, entries }, [], "me", dayOf);
}

function entry(id: string, at: number, by: { role?: Entry["by"]["role"]; id?: string; seq?: number } = {}): Entry {
  const { role = "visitor", id: who = "me", seq = 1 } = by;
  return { id, seq, interaction: "i", kind: "message", by: { role, id: who, name: who }, text: id, at };
}

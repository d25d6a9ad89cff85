import { expect, test } from "vitest";
import { LONGEST_NOTE } from "../../../protocol/desk-socket.ts";
import { MAX_FRAME } from "../../../protocol/socket.ts";
import { type Parting, partings, UNDECIDED } from "./parting.ts";

const held = [
  { interaction: "chat", channel: "webchat" },
  { interaction: "mail", channel: "email" },
] as const;
const told = (all: Partial<Parting>, own: Record<string, Parting> = {}) =>
  partings(held, { ...UNDECIDED, ...all }, own)[0];

test("unless chosen, a visitor at the screen goes to the line and a mail stays", () => {
  expect(told({})?.held).toEqual({ chat: "line", mail: "keep" });
});

test("one choice and one note for all, but for whom one has chosen otherwise; what is kept carries no note", () => {
  const all = { fate: "bruno", note: " termina mi turno " };
  expect(told(all, { mail: { fate: "keep", note: "" } })).toMatchObject({
    held: { chat: { agent: "bruno" }, mail: "keep" },
    notes: { chat: "termina mi turno" },
  });
  expect(told(all, { chat: { fate: "", note: "quiere el azul" } })?.notes).toEqual({
    chat: "quiere el azul",
    mail: "termina mi turno",
  });
});

test("however much is held and however long the notes: every part fits into a frame, and each is told once", () => {
  const many = Array.from({ length: 50 }, (_, n) => ({
    interaction: `${"a".repeat(32)}-${n}`,
    channel: "email" as const,
  }));
  const note = '"'.repeat(LONGEST_NOTE);
  const parts = partings(many, { fate: "c".repeat(64), note }, {});
  const frames = parts.map((part) => JSON.stringify({ t: "sign-out", id: crypto.randomUUID(), ...part }).length);
  expect(Math.max(...frames)).toBeLessThanOrEqual(MAX_FRAME);
  expect(parts.flatMap(({ held }) => Object.keys(held))).toEqual(many.map(({ interaction }) => interaction));
});

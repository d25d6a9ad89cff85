import { expect, test } from "vitest";
import { type Parting, partingFrame, UNDECIDED } from "./parting.ts";

const held = [
  { interaction: "chat", channel: "webchat" },
  { interaction: "mail", channel: "email" },
] as const;
const told = (all: Partial<Parting>, own: Record<string, Parting> = {}) =>
  partingFrame(held, { ...UNDECIDED, ...all }, own);

test("unless chosen, a visitor at the screen goes to the line and a mail stays", () => {
  expect(told({}).held).toEqual({ chat: "line", mail: "keep" });
});

test("one choice and one note for all, but for whom one has chosen otherwise; what is kept carries no note", () => {
  const all = { fate: "bruno", note: " termina mi turno " };
  expect(told(all, { mail: { fate: "keep", note: "" } })).toMatchObject({
    held: { chat: { agent: "bruno" }, mail: "keep" },
    notes: { chat: "termina mi turno" },
  });
  expect(told(all, { chat: { fate: "", note: "quiere el azul" } }).notes).toEqual({
    chat: "quiere el azul",
    mail: "termina mi turno",
  });
});

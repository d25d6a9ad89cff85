import { expect, test } from "vitest";
import { newsIn, type Ringing } from "./news.ts";
import { amplitudeOf, USUAL_SOUNDS } from "./sounds.ts";

const NOTHING: Ringing = { offers: [], held: [], notices: [] };
const held = (unread: number, text: string, own: Partial<Ringing["held"][number]> = {}): Ringing => ({
  ...NOTHING,
  held: [{ interaction: "a-1", unread, last: { by: "visitor", text }, afterClose: false, ...own }],
});
const OFFERED: Ringing = { ...NOTHING, offers: [{ interaction: "a-1", n: 1 }] };

test.each<[string, Ringing, Ringing, string | null]>([
  ["an offer", NOTHING, OFFERED, "offer"],
  ["the same offer made again", OFFERED, { ...NOTHING, offers: [{ interaction: "a-1", n: 2 }] }, "offer"],
  ["an offer that stands", OFFERED, OFFERED, null],
  ["what one has accepted", OFFERED, held(0, "hola"), null],
  ["what is given without asking", NOTHING, held(0, "hola"), "given"],
  ["what one has begun oneself", NOTHING, held(0, "Hola, le escribo", { last: { by: "agent", text: "" } }), null],
  ["what a customer writes", held(0, "hola"), held(1, "¿hay alguien?"), "message"],
  ["the words that it came with", held(0, "", { last: null }), held(1, "hola"), null],
  ["what was read", held(2, "hola"), held(0, "hola"), null],
  ["a courtesy, R12", held(0, "hola"), held(1, "¡Muchas gracias!"), null],
  ["a courtesy behind other words", held(0, "hola"), held(2, "gracias"), "message"],
  ["a line behind the close, R12", held(0, "hola"), held(1, "otra cosa", { afterClose: true }), null],
  ["what a supervisor tells", NOTHING, { ...NOTHING, notices: ["n-1"] }, "notice"],
])("%s", (_, before, now, kind) => {
  expect(newsIn(before, now)?.kind ?? null).toBe(kind);
});

test("a kind that is switched off is silent at any volume, and none is heard at volume 0", () => {
  expect(amplitudeOf({ ...USUAL_SOUNDS, message: false, volume: 100 }, "message")).toBe(0);
  expect(amplitudeOf({ ...USUAL_SOUNDS, volume: 0 }, "offer")).toBe(0);
  expect(amplitudeOf({ ...USUAL_SOUNDS, volume: 50 }, "offer")).toBe(
    amplitudeOf({ ...USUAL_SOUNDS, volume: 100 }, "offer") / 2,
  );
});

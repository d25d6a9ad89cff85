import { expect, test } from "vitest";
import type { UnsentWord } from "../../shared/live/unsent.ts";
import { draftWith, returnedFrom } from "./returned.ts";

test("WA-5: words that the closed window kept in become the draft again, before what was typed since", () => {
  const unsent = [failed("uno", "window_closed"), failed("dos", "window_closed")];
  expect(returnedFrom(unsent)).toEqual(unsent);
  expect(draftWith(unsent, "tres")).toBe("uno\ndos\ntres");
  expect(draftWith(unsent, " ")).toBe("uno\ndos");
});

test("what another try may mend stays in the log with its retry; so do notes, and what is under way", () => {
  expect(returnedFrom([failed("uno", "unavailable"), { ...failed("dos", "opted_out"), state: "queued" }])).toEqual([]);
  const note = failed("tres", "too_large");
  expect(returnedFrom([{ ...note, word: { ...note.word, kind: "note" } }])).toEqual([]);
});

test("a refused template leaves nothing in the draft: its text is not the agent's", () => {
  const one = failed("Hola, tu pedido llegó", "opted_out");
  const template = { name: "pedido", language: "es", parameters: [] };
  expect(draftWith([{ ...one, word: { ...one.word, template } }], "mío")).toBe("mío");
});

function failed(text: string, code: NonNullable<UnsentWord["code"]>): UnsentWord {
  return { word: { id: `id-${text}`, kind: "message", text }, state: "failed", code, at: 1 };
}

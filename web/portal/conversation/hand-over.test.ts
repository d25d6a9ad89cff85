import { expect, test } from "vitest";
import type { Entry, EntryEvent } from "../../../protocol/conversation-entry.ts";
import { handOver } from "./hand-over.ts";

const BRUNO = { id: "bruno", name: "Bruno" };
let n = 0;
const entry = (own: Partial<Entry>): Entry => ({
  id: `e${n++}`,
  seq: n,
  interaction: "one",
  kind: "message",
  by: { role: "visitor", id: "v", name: "María" },
  text: "",
  at: n,
  ...own,
});
const says = (text: string) => entry({ text });
const by = (id: string, text: string) => entry({ text, by: { role: "agent", id, name: id } });
const happened = (event: EntryEvent) => entry({ kind: "event", seq: null, event });
const GIVEN = happened({ type: "transferred", from: "Ana", to: "Bruno", note: "quiere cambiar el PIN" });

test("the next agent sees who gave it, why, what was written first, and the last five words before", () => {
  const talk = [says("Perdí la tarjeta"), ...["1", "2", "3", "4", "5"].map((text) => by("ana", text))];
  const card = handOver([...talk, entry({ kind: "note", text: "cuidado" }), GIVEN, says("¿Hola?")], "one", BRUNO);
  expect(card).toMatchObject({ from: "Ana", note: "quiere cambiar el PIN", first: "Perdí la tarjeta" });
  expect(card?.last.map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5"]);
});

test("the next agent sees what was promised, and as what it would be closed by now", () => {
  const mark = { by: { id: "ana", name: "Ana" }, at: 7 };
  const [asked, promised] = [says("¿Cuándo llega?"), by("ana", "Te llamo mañana")];
  const soFar = {
    starred: [promised.id, asked.id, "of an earlier page"],
    starredBy: { [promised.id]: mark },
    disposition: { levels: ["Reclamo", "Envío"], comment: "demora" },
  };
  const card = handOver([asked, promised, GIVEN], "one", BRUNO, soFar);
  expect(card?.promises).toEqual([
    { id: asked.id, name: "María", isCustomer: true, text: "¿Cuándo llega?", mark: null },
    { id: promised.id, name: "ana", isCustomer: false, text: "Te llamo mañana", mark },
  ]);
  expect(card?.disposition).toBe("Reclamo › Envío · demora");
  expect(handOver([asked, GIVEN], "one", BRUNO)).toMatchObject({ promises: [], disposition: "" });
});

test.each<[string, Entry[]]>([
  ["nothing was handed over", [says("Hola")]],
  ["the reader has answered", [says("Hola"), GIVEN, by("bruno", "Soy Bruno")]],
  ["it was in an earlier interaction", [{ ...GIVEN, interaction: "before" }, says("Hola")]],
  ["the reader gave it away", [says("Hola"), happened({ type: "transferred", from: "Bruno", to: "Ana", note: "" })]],
])("no card: %s", (_, entries) => {
  expect(handOver(entries, "one", BRUNO)).toBeNull();
});

test("back in line with a note by who ended their day it is a hand-over; by a lost connection it is none", () => {
  const left = happened({ type: "back-in-line", agent: "Ana", note: "espera el reintegro" });
  expect(handOver([says("Hola"), left], "one", BRUNO)).toMatchObject({ from: "Ana", note: "espera el reintegro" });
  expect(handOver([says("Hola"), happened({ type: "back-in-line", agent: "Ana" })], "one", BRUNO)).toBeNull();
});

test("a supervisor's move is a hand-over too, and the last one counts", () => {
  const moved = happened({ type: "moved", by: "Pedro", from: "Ana", to: "mail", note: "es de ustedes" });
  expect(handOver([says("Hola"), GIVEN, moved], "one", BRUNO)).toMatchObject({ from: "Pedro", note: "es de ustedes" });
});

import { expect, test } from "vitest";
import type { Choice } from "../../../domain/routing/choice.ts";
import type { Entry, EntryEvent } from "../../../protocol/conversation-entry.ts";
import { overwriteGetLocale } from "../../shared/paraglide/runtime.js";
import { choiceText, lastChoice } from "./choice-text.ts";

overwriteGetLocale(() => "es");

const CHOICE: Choice = {
  place: 1,
  waiting: 6,
  could: [
    { agent: "a", weight: 100 },
    { agent: "c", weight: 50 },
  ],
  couldCount: 2,
  couldNot: [{ agent: "b", why: "holds-an-interaction" }],
  couldNotCount: 1,
  draw: 0.37,
};
const NAMES = { a: "Ana", b: "Bruno", c: "Carla" };
const told = (choice: Choice, reason = "") => ({ agent: "Ana", reason, choice, at: 0 });

test("a chat tells its place in line, the candidates, who could not and why, and what was drawn over which weights", () => {
  expect(choiceText(told(CHOICE), NAMES)).toEqual([
    "lugar 1 de 6 en la fila",
    "candidatos Ana, Carla",
    "Bruno no podía: con un chat",
    "sorteo 0.37 sobre pesos 100, 50",
  ]);
});

test("of many the first are named and the others counted; without a draw the order's own reason is told", () => {
  const many: Choice = { ...CHOICE, couldCount: 30, couldNotCount: 170, draw: null };
  expect(choiceText(told(many, "longest without one among 30"), NAMES)).toEqual([
    "lugar 1 de 6 en la fila",
    "candidatos Ana, Carla y 28 más",
    "Bruno no podía: con un chat",
    "y 169 más no podían",
    "más tiempo sin una, entre 30 que podían",
  ]);
});

test("whoever is nobody for the reader stays without a name", () => {
  expect(choiceText(told(CHOICE), { a: "Ana" })[2]).toBe("alguien de otra campaña no podía: con un chat");
});

test("the choice that counts is the last of this interaction, as long as who was chosen has it", () => {
  const happened = (event: EntryEvent, interaction = "one"): Entry => ({
    id: event.type,
    seq: null,
    interaction,
    kind: "event",
    by: { role: "system", id: "", name: "" },
    text: "",
    at: 5,
    event,
  });
  const assigned = happened({ type: "assigned", agent: "Ana", waited: 0, reason: "r", choice: CHOICE });
  expect(lastChoice([assigned], "one", "Ana")).toMatchObject({ agent: "Ana", reason: "r", at: 5 });
  expect(lastChoice([assigned], "two", "Ana")).toBeNull();
  expect(lastChoice([assigned], "one", "Pedro")).toBeNull();
  const moved = happened({ type: "transferred", from: "Ana", to: "Carla", note: "", reason: "s", choice: CHOICE });
  expect(lastChoice([assigned, moved], "one", "Carla")).toMatchObject({ reason: "s" });
});

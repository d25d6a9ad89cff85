import { expect, test } from "vitest";
import { afterEnd, backUntil, type Ended } from "./reopen.ts";

const at = (time: string) => Date.parse(`2026-11-24T${time}-03:00`);
const closed: Ended = { state: "closed", at: at("09:10:00"), agent: "ana" };

test.each([
  ["09:12:00", "gracias!!", "courtesy"],
  ["09:13:00", "otra cosa, ¿cómo cambio el PIN?", "reopen"],
  ["09:25:00", "hola de nuevo", "reopen"],
  ["09:25:01", "hola de nuevo", "new"],
  ["09:40:00", "gracias", "new"],
])("story 7: closed at 09:10, at %s %j is %s", (time, text, is) => {
  expect(afterEnd(closed, 15, text, at(time))).toBe(is);
});

test("a window of 0 brings nothing back, not even at once", () => {
  expect(afterEnd(closed, 0, "hola", closed.at)).toBe("new");
});

test.each(["abandoned", "short", "expired"] as const)("what was %s is not reopened", (state) => {
  expect(afterEnd({ ...closed, state }, 15, "hola", closed.at)).toBe("new");
});

test("what nobody ever had is not reopened", () => {
  expect(afterEnd({ ...closed, agent: null }, 15, "hola", closed.at)).toBe("new");
});

test("up to the end of its window a word may bring it back, and nothing brings back the others", () => {
  expect(backUntil(closed, 15)).toBe(at("09:25:00"));
  expect(backUntil(closed, 0)).toBe(closed.at);
  expect(backUntil({ ...closed, state: "abandoned" }, 15)).toBe(closed.at);
  expect(backUntil({ ...closed, agent: null }, 15)).toBe(closed.at);
});

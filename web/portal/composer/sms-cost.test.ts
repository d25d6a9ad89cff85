import { expect, test } from "vitest";
import { costOf } from "../../../protocol/segments.ts";
import { costShown } from "./sms-cost.ts";

test("SMS-92: one message tells its room, and is not marked", () => {
  expect(costShown(costOf("Hola, tu entrega llega hoy."))).toEqual({
    alphabet: "GSM-7",
    because: "",
    room: 160,
    characters: 27,
    segments: 1,
    costly: false,
  });
});

test("SMS-92: a second message is costly and names the character that caused it", () => {
  const cost = costShown(costOf(`Tu entrega llegará hoy. ${"x".repeat(70)}`));
  expect(cost).toMatchObject({ alphabet: "Unicode", because: "“á”", room: null, segments: 2, costly: true });
});

test("SMS-92: of many characters the first three are named", () => {
  expect(costShown(costOf("áíóú")).because).toBe("“á” “í” “ó” …");
});

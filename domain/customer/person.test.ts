import { expect, test } from "vitest";
import { conversationAlone, personOf } from "./person.ts";

const typed = { conversation: "c1", mail: "Lucia@Example.com", phone: "+59898356484" };

test.each([
  ["email", "lucia@example.com"],
  ["sms", "+59898356484"],
  ["whatsapp", "+59898356484"],
  ["webchat", "conversation:c1"],
  ["messenger", "conversation:c1"],
] as const)("decisions, one person: who wrote by %s is %s", (channel, person) => {
  expect(personOf({ ...typed, channel })).toBe(person);
});

test("who shows no number, and a short code, are their conversation", () => {
  for (const phone of ["", "6622"]) expect(personOf({ ...typed, phone, channel: "whatsapp" })).toBe("conversation:c1");
  expect(conversationAlone("conversation:c1")).toBe("c1");
  expect(conversationAlone("+59898356484")).toBeNull();
});

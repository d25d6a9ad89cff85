import { expect, test } from "vitest";
import type { DeskCampaign } from "../../../protocol/desk-socket.ts";
import { problem } from "../../../protocol/problem.ts";
import { overwriteGetLocale } from "../../shared/paraglide/runtime.js";
import { attemptOf, blamesNumber, startable, startRefusal } from "./starting.ts";

overwriteGetLocale(() => "en");

test("SMS-93, FB-8: a conversation is begun by SMS and WhatsApp; on Messenger the customer writes first", () => {
  const all = (["webchat", "sms", "whatsapp", "messenger"] as const).map(
    (channel): DeskCampaign => ({
      id: channel,
      name: channel,
      channel,
      strategy: "nocall",
      reason: null,
      canned: [],
      dispositions: [],
      dispositionNeeds: [],
      quality: null,
      transferTo: null,
    }),
  );
  expect(startable(all).map(({ id }) => id)).toEqual(["sms", "whatsapp"]);
});

test("a repetition of the same message keeps its id, another message gets its own", () => {
  let made = 0;
  const newId = () => `id-${++made}`;
  const first = attemptOf({ text: "hola" }, null, newId);
  expect(attemptOf({ text: "hola" }, first, newId)).toEqual(first);
  expect(attemptOf({ text: "chau" }, first, newId).id).toBe("id-2");
});

test("SMS-93: who holds the customer is named; a wrong number is said beside the number", () => {
  expect(startRefusal(problem("conflict", "Ana holds it"))).toBe("Ana has a conversation with this customer now.");
  expect(startRefusal(problem("black_listed"))).toBe("This address is on the black list.");
  expect(startRefusal(problem("conflict"))).toBe("A colleague has a conversation with this customer now.");
  const wrong = problem("invalid_input", undefined, [{ path: "destination", code: "custom", detail: "" }]);
  expect([blamesNumber(problem("invalid_number")), blamesNumber(wrong), blamesNumber(problem("opted_out"))]).toEqual([
    true,
    true,
    false,
  ]);
});

import { expect, test } from "vitest";
import type { DeskCampaign } from "../../../protocol/desk-socket.ts";
import { problem } from "../../../protocol/problem.ts";
import { overwriteGetLocale } from "../../shared/paraglide/runtime.js";
import { attemptOf, blamesNumber, dialledComplaint, nothingSaid, startable, startRefusal } from "./starting.ts";

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

test("SMS-93: who is on the black list is said as soon as the number is whole; a number that may still grow is wrong once it was left", () => {
  const blocked = { source: "customer", at: 1 } as const;
  const said = () => "23 Nov 14:02";
  const known = { until: null, earlier: [] };
  const stopped = { known: { ...known, blocked }, isWrong: false };
  expect(dialledComplaint(stopped, false, said)).toBe(
    "On the black list (Customer, 23 Nov 14:02): nothing can be sent.",
  );
  expect(dialledComplaint({ known: { ...known, blocked: null }, isWrong: false }, true, said)).toBeNull();
  const wrong = { known: null, isWrong: true };
  expect(dialledComplaint(wrong, false, said)).toBeNull();
  expect(dialledComplaint(wrong, true, said)).toBe("This is not a number that can be written to.");
});

test("WA-3: what is still to be said is named: words, a template, or its values", () => {
  expect(nothingSaid(true, false)).toBe("There is nothing to send yet.");
  expect(nothingSaid(false, false)).toBe("Choose a template.");
  expect(nothingSaid(false, true)).toBe("Fill in each value of the template.");
});

test("what the black list stops is said beside the number, and not as a wrong one", () => {
  const refused = problem("black_listed");
  expect(blamesNumber(refused)).toBe(true);
  expect(startRefusal(refused)).toBe("This address is on the black list.");
});

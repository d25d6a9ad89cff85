import { expect, test } from "vitest";
import type { Entry } from "../../../../protocol/conversation-entry.ts";
import type { MailDetails } from "../../../../protocol/mail.ts";
import { EMPTY_THREAD, type Thread } from "../../../shared/live/thread.ts";
import { answerable, newestMail, tail, threadItems } from "./thread-items.ts";

const mail: MailDetails = {
  subject: "Factura",
  from: { name: "", address: "rafael@vilanova.example" },
  to: [],
  cc: [],
  bcc: [],
  html: null,
  inline: {},
  files: [],
  quoted: "",
  messageId: null,
  automatic: false,
  authentication: { spf: "none", dkim: "none", dmarc: "none" },
  raw: null,
};
const visitor = { role: "visitor", id: "", name: "Rafael" } as const;
const agent = { role: "agent", id: "ana", name: "Ana" } as const;
let seq = 0;
const entry = (id: string, change: Partial<Entry>): Entry => ({
  id,
  seq: ++seq,
  interaction: "i-1",
  kind: "message",
  by: visitor,
  text: id,
  at: seq,
  ...change,
});
const said = { type: "said", text: "confirmation" } as const;
const thread = (...entries: Entry[]): Thread => ({ ...EMPTY_THREAD, entries });
const kinds = (of: Thread) => threadItems(of, [], "ana").map(({ kind, key }) => `${kind} ${key}`);

test("EML-40: mails, notes and what happened stand in the order in which they came; its number is not told twice", () => {
  const all = thread(
    entry("m1", { mail }),
    entry("e1", { kind: "event", event: { type: "entered", position: 1, caseNumber: "MAI-1" } }),
    entry("c1", { kind: "event", event: said, mail, by: { role: "system", id: "", name: "" } }),
    entry("n1", { kind: "note", by: agent, seq: null }),
    entry("m2", { mail, by: agent }),
  );
  expect(kinds(all)).toEqual(["mail m1", "mail c1", "note n1", "mail m2"]);
});

test("EML-35: what opens by itself is the newest mail of a person, not what the house sent by itself", () => {
  const confirmed = thread(
    entry("m1", { mail }),
    entry("c1", { kind: "event", event: said, mail, by: { role: "system", id: "", name: "" } }),
  );
  expect(newestMail(threadItems(confirmed, [], "ana"))?.key).toBe("m1");
});

test("EML-42: an answer is to the customer's newest mail, else to our own", () => {
  const both = threadItems(
    thread(entry("m1", { mail }), entry("m2", { mail }), entry("m3", { mail, by: agent })),
    [],
    "ana",
  );
  expect(answerable(both)?.key).toBe("m2");
  expect(answerable(threadItems(thread(entry("m3", { mail, by: agent })), [], "ana"))?.key).toBe("m3");
  expect(answerable([])).toBeNull();
});

test("of a thread of a thousand mails the last ones are shown, with the notes that follow them", () => {
  const many = Array.from({ length: 1_000 }, (_, at) => entry(`m${at}`, { mail }));
  const { earlier, items } = tail(threadItems(thread(...many, entry("n", { kind: "note" })), [], "ana"), 10);
  expect(earlier).toBe(990);
  expect(items.map(({ key }) => key)).toEqual([...Array.from({ length: 10 }, (_, at) => `m${990 + at}`), "n"]);
  expect(tail(items, 50)).toEqual({ earlier: 0, items });
});

test("a mail of ours tells how far it has come; the customer's does not", () => {
  const deliveries = new Map([["m2", { state: "failed", reason: "550 no such user" } as const]]);
  const items = threadItems(
    { ...thread(entry("m1", { mail }), entry("m2", { mail, by: agent })), deliveries },
    [],
    "ana",
  );
  expect(items).toMatchObject([{ fate: null }, { fate: { mark: "failed", reason: "550 no such user" } }]);
});

import { expect, test } from "vitest";
import type { MailDetails } from "../../../../protocol/mail.ts";
import { EMPTY_THREAD } from "../../../shared/live/thread.ts";
import { threadItems } from "../thread/thread-items.ts";
import { usualIntent } from "./intent.ts";

const mail: MailDetails = {
  subject: "Factura",
  from: { name: "", address: "lucia@cliente.example" },
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
const of = (kind: "message" | "event") =>
  threadItems(
    {
      ...EMPTY_THREAD,
      entries: [
        {
          id: "m1",
          seq: 1,
          interaction: "i",
          kind,
          by: { role: kind === "message" ? "visitor" : "system", id: "", name: "" },
          text: "",
          at: 1,
          mail,
          ...(kind === "event" ? { event: { type: "said", text: "confirmation" } as const } : {}),
        },
      ],
    },
    [],
    "ana",
  );

test("EML-42: an answer asked for before the thread's mails are here waits for them, and is no mail anew to nobody", () => {
  expect(usualIntent("reply", [])).toBeNull();
  expect(usualIntent("forward", [])).toBeNull();
  expect(usualIntent("reply", of("message"))).toEqual({ mode: "reply", answers: "m1" });
});

test("where only the house has written by itself, what is written is a mail anew; a note waits for nothing", () => {
  expect(usualIntent("reply", of("event"))).toEqual({ mode: "new", answers: null });
  expect(usualIntent("note", [])).toEqual({ mode: "note" });
});

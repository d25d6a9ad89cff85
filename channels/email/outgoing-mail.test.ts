import { expect, test } from "vitest";
import { ailmentOf, type MailSent } from "./outgoing-mail.ts";

const about = (because: "recipient" | "mail" | "suppressed" | "too-large" | "sign-in" | "server" | "sender") =>
  ({ outcome: "refused", because, reason: "550" }) satisfies MailSent;

test.each<[string, MailSent, string | null]>([
  ["what was taken", { outcome: "accepted", messageId: "a@b" }, null],
  ["a recipient that there is not", about("recipient"), null],
  ["a recipient who complained", about("suppressed"), null],
  ["a mail that is too large", about("too-large"), null],
  ["a mail that is taken for spam", about("mail"), null],
  ["a recipient that is put off", { outcome: "slow-down", retryAfter: 1, because: "recipient", reason: "451" }, null],
  ["a password that is wrong", about("sign-in"), "550"],
  ["a server that may not be called", about("server"), "550"],
  ["a sender that the server does not take", about("sender"), "550"],
  ["a server that wants nothing now", { outcome: "slow-down", retryAfter: 1, reason: "421" }, "421"],
  ["a server that does not answer", { outcome: "unreachable", reason: "timed out" }, "timed out"],
  ["a connection that breaks at the end", { outcome: "unknown", reason: "cut" }, "cut"],
])("EML-15: what a mailbox itself fails by: %s", (_, sent, ailment) => {
  expect(ailmentOf(sent)).toBe(ailment);
});

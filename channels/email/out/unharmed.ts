import { simpleParser } from "mailparser";
import { expect } from "vitest";
import type { ComposedMail } from "../outgoing-mail.ts";

/** For the tests of what may not come through: how a mail is known to be as it was meant. */

const HEADERS = new Set(
  "date from reply-to to cc subject message-id mime-version in-reply-to references list-unsubscribe list-unsubscribe-post auto-submitted x-auto-response-suppress precedence x-deskline-mail x-deskline-reference content-type".split(
    " ",
  ),
);
/** What stands before the @ is a mailbox of that house, whatever it is called. */
const OWN_ADDRESS = /^[^@\s<>,"]+@(example\.com|banco\.example)$/;

/** The raw bytes, read by another parser: only headers that we write, each once; nobody else reached; so many files. */
export async function expectUnharmed(mail: ComposedMail, files: number): Promise<void> {
  const parsed = await simpleParser(mail.raw());
  const names = parsed.headerLines.map(({ key }) => key);
  expect(names.filter((name) => !HEADERS.has(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  const reached = [parsed.from ?? [], parsed.to ?? [], parsed.cc ?? [], parsed.replyTo ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .map(({ address }) => address ?? "");
  expect([...reached, ...mail.envelope.to].filter((address) => !OWN_ADDRESS.test(address))).toEqual([]);
  expect(parsed.attachments).toHaveLength(files);
  // What the platform's binding is given has no line of its own either.
  const { name } = mail.from;
  const given = [
    ...Object.values(mail.headers),
    mail.subject,
    name,
    ...mail.files.flatMap((one) => [one.name, one.type]),
  ];
  expect(given.join("")).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
}

import fc from "fast-check";
import { expect, test } from "vitest";
import type { InboundMail } from "../inbound-mail.ts";
import { mailKey } from "../read-mail.ts";
import { corpusMail, corpusNames, read } from "./corpus.ts";

const NAMES = corpusNames();
const MIB = 1_048_576;

/** What holds of every mail, whatever its bytes. */
function isSound(mail: InboundMail, raw: Uint8Array): void {
  const lines = [mail.subject, mail.from?.name ?? "", ...[...mail.files, ...mail.inline].map(({ name }) => name)];
  const addresses = [...mail.to, ...mail.cc, ...mail.replyTo, ...(mail.from ? [mail.from] : [])];
  expect(mail.raw).toBe(raw);
  expect(mail.id).not.toBe("");
  expect(lines.filter((line) => /[\p{Cc}\u202e]/u.test(line))).toEqual([]);
  expect(addresses.filter(({ address }) => !/^[^\s\p{Cc}<>]+$/u.test(address))).toEqual([]);
  expect([...mail.references, ...mail.inReplyTo, mail.id].filter((id) => /[\s\p{Cc}<>]/u.test(id))).toEqual([]);
  expect(`${mail.said.above}${mail.said.own}${mail.said.below}` === mail.text).toBe(true);
  expect(/[^\P{Cc}\n\t]/u.test(mail.text)).toBe(false);
  expect(mailKey("campaign1", mail)).toMatch(/^[0-9a-f]{64}$/);
}

interface Mutation {
  kind: "flip" | "cut" | "double" | "drop" | "splice";
  at: number;
  length: number;
  value: number;
  other: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom("flip", "cut", "double", "drop", "splice"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  value: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 10, 13, 45, 58, 61, 255)),
  other: fc.constantFrom(...NAMES),
});

function mutated(mail: Uint8Array, { kind, at, length, value, other }: Mutation): Uint8Array {
  const from = Math.floor(at * mail.length);
  const [head, middle, tail] = [
    mail.subarray(0, from),
    mail.subarray(from, from + length),
    mail.subarray(from + length),
  ];
  const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  if (kind === "flip") return joined(head, Uint8Array.of(value), mail.subarray(from + 1));
  if (kind === "cut") return head;
  if (kind === "double") return joined(head, middle, middle, tail);
  if (kind === "drop") return joined(head, tail);
  const foreign = corpusMail(other);
  return joined(head, foreign.subarray(Math.floor((value / 255) * foreign.length)).subarray(0, length * 4), tail);
}

test("no mutation of any mail of the corpus makes the reader throw, or lets a line break through", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...NAMES),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      async (name, mutations) => {
        const raw = mutations.reduce(mutated, corpusMail(name));
        isSound(await read(raw), raw);
      },
    ),
    { numRuns: 1_500 },
  );
});

test("nor do bytes that are no mail at all", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (raw) => isSound(await read(raw), raw)),
    { numRuns: 300 },
  );
});

const HEAD =
  "From: a <a@example.com>\r\nTo: soporte@banco.example\r\nSubject: grande\r\nMessage-ID: <g@example.com>\r\n";
const nested = (levels: number) =>
  Array.from({ length: levels }, (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`).join(
    "",
  );

/** Mails that cost a careless reader minutes, a stack or its memory. */
const HOSTILE: Record<string, () => string> = {
  "a file of 25 MiB": () =>
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhola\r\n--b\r\nContent-Type: application/zip; name=g.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${"A".repeat(76)}\r\n`.repeat(330_000)}--b--\r\n`,
  "twenty thousand parts": () =>
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\nContent-Type: image/png\r\n\r\nx\r\n".repeat(20_000)}--b--`,
  "five hundred levels": () => `${HEAD}${nested(500)}`,
  "headers of 3 MiB": () => `${HEAD}X-Long: ${"x".repeat(3 * MIB)}\r\n\r\nhola`,
  "two hundred thousand headers": () => `${HEAD}${"X: y\r\n".repeat(200_000)}\r\nhola`,
  "a line of 8 MiB": () => `${HEAD}\r\n${"palabra ".repeat(MIB)}`,
  "two million opening brackets": () => `${HEAD}Content-Type: text/html\r\n\r\n${"<a ".repeat(700_000)}`,
  "unclosed quotes and comments": () =>
    `${HEAD}Content-Type: text/html\r\n\r\n${`<p title="<!--<style>`.repeat(100_000)}`,
  "deep quotation": () => `${HEAD}Content-Type: text/html\r\n\r\n${"<blockquote>x".repeat(100_000)}`,
  "half a million quoted lines and one word": () => `${HEAD}\r\n${"> x\r\n".repeat(500_000)}fin`,
  "a subject of encoded words": () => `${HEAD.replace("grande", "=?utf-8?q?=41?= ".repeat(60_000))}\r\nhola`,
  "a hundred thousand addresses": () => `${HEAD}Cc: ${"a@example.com, ".repeat(100_000)}\r\n\r\nhola`,
  "a report of a hundred thousand groups": () =>
    `${HEAD}Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${"Action: failed\r\n\r\n".repeat(100_000)}--b--`,
  "a bounce that is one line of dashes": () =>
    `From: mailer-daemon@x.example\r\nSubject: failure notice\r\n\r\n${"-".repeat(2 * MIB)}`,
};

test.each(Object.entries(HOSTILE))("%s is read in bounded time", { timeout: 30_000 }, async (_, made) => {
  const raw = new TextEncoder().encode(made());
  const begun = performance.now();
  const mail = await read(raw);
  isSound(mail, raw);
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test("twelve million blank lines are read for what stands before them", { timeout: 30_000 }, async () => {
  const mail = await read(new TextEncoder().encode(`${HEAD}\r\nhola\r\n${"\r\n".repeat(12_000_000)}`));
  expect([mail.subject, mail.said.own.trim(), mail.flaws]).toEqual(["grande", "hola", ["unparsable"]]);
});

test("a file of 25 MiB comes out to the byte", { timeout: 30_000 }, async () => {
  const mail = await read(new TextEncoder().encode(HOSTILE["a file of 25 MiB"]?.() ?? ""));
  expect(mail.said.own.trim()).toBe("hola");
  expect(mail.files.map(({ name, bytes }) => [name, bytes.length])).toEqual([["g.zip", 330_000 * 57]]);
});

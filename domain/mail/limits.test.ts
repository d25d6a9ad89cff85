import { expect, test } from "vitest";
import { type MeasuredMail, mailFaults, PLATFORM_LIMITS, SERVER_LIMITS } from "./limits.ts";

const person = (n: number) => ({ name: "", address: `p${n}@example.com` });
const people = (count: number) => Array.from({ length: count }, (_, n) => person(n));

function mailOf(given: Partial<MeasuredMail> = {}): MeasuredMail {
  return {
    from: person(0),
    to: people(1),
    cc: [],
    bcc: [],
    replyTo: [],
    subject: "Hola",
    headers: {},
    bytes: 1_000,
    ...given,
  };
}

test.each<[Partial<MeasuredMail>, string[]]>([
  [{}, []],
  [{ to: people(20), cc: people(20), bcc: people(10) }, []],
  [{ to: people(20), cc: people(20), bcc: people(11) }, ["to too_many_recipients"]],
  [{ to: [] }, ["to no_recipient"]],
  [{ to: [], bcc: people(1) }, []],
  [
    { cc: [{ name: "", address: "mal" }], from: { name: "", address: "A@B.CD" } },
    ["from invalid_address", "cc invalid_address"],
  ],
  [{ subject: "x".repeat(998) }, []],
  [{ subject: "x".repeat(999) }, ["subject too_long"]],
  [{ bytes: 5 * 1_048_576 }, []],
  [{ bytes: 5 * 1_048_576 + 1 }, ["size too_large"]],
  [{ replyTo: people(2) }, ["replyTo too_many"]],
  [{ headers: { "X-Deskline-Mail": "agent", "In-Reply-To": "<a@b>", Precedence: "bulk" } }, []],
  [
    { headers: { Date: "x", "Message-ID": "x", "X-Mal Hecho": "x", Bcc: "x" } },
    Array(4).fill("headers header_not_allowed"),
  ],
  [{ headers: { "X-A": "ñ".repeat(1_024) } }, []],
  [{ headers: { "X-A": "ñ".repeat(1_025) } }, ["headers too_long"]],
  [
    { headers: Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`X-${n}`, "x".repeat(2_000)])) },
    ["headers too_large"],
  ],
])("the platform's limits are held everywhere, %#", (given, faults) => {
  expect(mailFaults(mailOf(given), PLATFORM_LIMITS).map(({ field, code }) => `${field} ${code}`)).toEqual(faults);
});

test("a server of one's own takes more, and any header", () => {
  const large = mailOf({
    to: people(100),
    bytes: 20 * 1_048_576,
    replyTo: people(5),
    headers: { Organization: "x", "Any-Thing": "y" },
  });
  expect(mailFaults(large, SERVER_LIMITS)).toEqual([]);
  expect(mailFaults(mailOf({ to: people(101) }), SERVER_LIMITS).map(({ said }) => said)).toEqual([
    "The mail has 101 recipients; at most 100 can be sent to at once",
  ]);
});

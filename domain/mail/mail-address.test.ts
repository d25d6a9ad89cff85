import fc from "fast-check";
import { expect, test } from "vitest";
import { readAddress, readAddresses } from "./mail-address.ts";

const anyCharacter = fc
  .oneof(
    fc.integer({ min: 0, max: 0xff }),
    fc.integer({ min: 0x100, max: 0xd7ff }),
    fc.constantFrom(0x2028, 0x2029, 0x202e),
  )
  .map((code) => String.fromCodePoint(code));

test.each([
  ["lucia@example.com", "lucia@example.com"],
  [" Lucia.Perez+x@EXAMPLE.com ", "Lucia.Perez+x@example.com"],
  ["o'neill_%1@sub.example.co.uy", "o'neill_%1@sub.example.co.uy"],
  ["ana@ñandú.uy", "ana@xn--and-6ma2c.uy"],
  [`${"a".repeat(64)}@example.com`, `${"a".repeat(64)}@example.com`],
])("%j is an address", (written, address) => {
  expect(readAddress(written)).toBe(address);
  expect(readAddress(address)).toBe(address);
});

test.each([
  ...[
    "",
    "lucia",
    "@example.com",
    "lucia@",
    "a@b",
    "a@localhost",
    "a b@example.com",
    ".a@example.com",
    "a.@example.com",
  ],
  ...[
    "a..b@example.com",
    '"a b"@example.com',
    "a@-x.com",
    "a@x-.com",
    "a@x..com",
    "a@.com",
    "a@1.2.3.4",
    "a@[1.2.3.4]",
  ],
  ...[
    "josé@example.com",
    "a@exa mple.com",
    "a@example.com\r\nBcc: b@c.de",
    "a\r\n@example.com",
    "a@example.com>",
    "<a@b.cd>",
  ],
  ...["a@example.com,b@example.com", "a@b.c:25", "a@b.c/x", `${"a".repeat(65)}@example.com`, `a@${"b".repeat(64)}.com`],
  ...[`a@${"b.".repeat(130)}com`, "a@b.123", "a=?utf-8?B?eA==?=@example.com"],
])("%j is none", (written) => {
  expect(readAddress(written)).toBeNull();
});

test("what is read holds no character that SMTP or a header takes for its own", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: anyCharacter }), (local, domain) => {
      const address = readAddress(`${local}@${domain}`);
      if (address !== null) expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
      expect(address ?? "").not.toMatch(/[\s<>",;:()[\]\\]/);
    }),
    { numRuns: 2_000 },
  );
});

test("EML-43, EML-15: a list is read by commas, semicolons and lines, each address once", () => {
  const written = 'Ana <ana@x.uy>; "Pérez, Luis \\"Lucho\\"" <luis@x.uy>, eva@x.uy\nANA@x.uy;; nadie, Eva <mal@>';
  expect(readAddresses(written)).toEqual({
    addresses: [
      { name: "Ana", address: "ana@x.uy" },
      { name: 'Pérez, Luis "Lucho"', address: "luis@x.uy" },
      { name: "", address: "eva@x.uy" },
    ],
    unread: ["nadie", "Eva <mal@>"],
  });
});

import { expect, test } from "vitest";
import { endsAddress, withTyped } from "./recipients.ts";

const ana = { name: "", address: "ana@example.com" };

test.each([
  ["ana@example.com", [ana], ""],
  [
    "Ana <ana@example.com>; eva@example.com",
    [
      { name: "Ana", address: "ana@example.com" },
      { name: "", address: "eva@example.com" },
    ],
    "",
  ],
  ["ana@example.com, nadie@", [ana], "nadie@"],
  ["nadie", [], "nadie"],
])("EML-43: %s is read as addresses, and what is none stays", (typed, parties, left) => {
  expect(withTyped([], typed)).toEqual({ parties, left });
});

test("EML-43: an address that is there already is not added, in whatever letters", () => {
  expect(withTyped([ana], "ANA@example.com, eva@example.com").parties).toEqual([
    ana,
    { name: "", address: "eva@example.com" },
  ]);
});

test.each([
  ["ana@example.com,", true],
  ["ana@example.com; ", true],
  ["ana@example.com", false],
  ['"Pérez,', false],
  ['"Pérez, Luis" <luis@example.com>,', true],
])("%s ends an address: %s", (typed, ends) => {
  expect(endsAddress(typed)).toBe(ends);
});

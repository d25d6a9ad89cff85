import fc from "fast-check";
import { expect, test } from "vitest";
import { exportedLine } from "./exported-line.ts";
import { BEGINNING, readRecords } from "./separated-values.ts";

test.each([
  ["+59898344484", "+59898344484"],
  ["-12,5", "-12,5"],
  ["=SUM(A1:A9)", "'=SUM(A1:A9)"],
  ["+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"],
  ["-2+3+cmd", "'-2+3+cmd"],
  ["@SUM(1)", "'@SUM(1)"],
  ['=HYPERLINK("http://x";"y")', `"'=HYPERLINK(""http://x"";""y"")"`],
  ["a;b", '"a;b"'],
  ["plain", "plain"],
])("decisions recordings: %j is exported as %j", (text, cell) => {
  expect(exportedLine([text])).toBe(`${cell}\r\n`);
});

test("what is exported is read back, but for the mark before a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (cells) => {
      const [record] = readRecords(BEGINNING, exportedLine(cells), true).records;
      expect(record?.fields.map((field) => field.replace(/^'(?=[=+\-@\t\r])/, ""))).toEqual(
        cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, "")),
      );
    }),
  );
});

import { describe, expect, test } from "vitest";
import { knownNames } from "../dialer/column-name.ts";
import { BlackListInspection } from "./black-list-file.ts";

function inspected(text: string, mayBlockAll = false) {
  const inspection = new BlackListInspection({ known: knownNames(["test1", "sms-banco"]), mayBlockAll });
  const lines = inspection.read(text, true);
  const faults = inspection.faults.listed.map(({ line, column, code }) => `${line}.${column ?? "-"} ${code}`);
  return { lines, faults, ofAll: inspection.ofAll };
}

describe("SMS-119: a file of numbers not to write to", () => {
  test("story 4: phone;campaign; a line; what is no number is taken too", () => {
    expect(inspected("123578408;test1;\r\n 099635199;TEST1\r\n").lines).toEqual([
      { line: 1, phone: "123578408", campaign: "test1" },
      { line: 2, phone: "099635199", campaign: "test1" },
    ]);
  });

  test("a header line is skipped", () => {
    expect(inspected("phone;campaign;\n099635199;test1;").lines.map(({ line }) => line)).toEqual([2]);
  });

  test("no campaign is all of them, for who sees all, and is counted", () => {
    expect(inspected("099635199;;\n099635198\n099635197;test1", true)).toMatchObject({ ofAll: 2, faults: [] });
    expect(inspected("099635199;;\n099635198").faults).toEqual(["1.2 all_forbidden", "2.2 all_forbidden"]);
  });

  test.each([
    ["", ["1.- no_rows"]],
    ["099635199;test1\n\n099635198;test1", ["2.- blank_line"]],
    ["099635199;sms-norte;", ["1.2 unknown_campaign"]],
    ["099635199;test1 ;", ["1.2 spaces"]],
    ["099635199;1test1;", ["1.2 line_number"]],
    [";test1;", ["1.1 empty"]],
    ["5,98983E+10;test1", ["1.1 spreadsheet_number"]],
    [`${"1".repeat(65)};test1`, ["1.1 too_long"]],
    ["0996\u000735199;test1", ["1.1 control_character"]],
    ["test1;098344484;Hola;9999", ["1.2 unknown_campaign", "1.3 columns"]],
  ])("%j is refused, each line with its column and reason", (text, faults) => {
    expect(inspected(text).faults).toEqual(faults);
  });
});

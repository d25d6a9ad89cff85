import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { knownNames } from "./column-name.ts";
import { type ListRow, phoneList } from "./list-line.ts";
import { ListInspection, MOST_LISTED } from "./upload.ts";

const RULES = {
  dialer: "test1",
  known: knownNames(["test1", "campsms", "cobranza-nov"]),
  refuseSpecialCharacters: false,
};

function inspected(text: string, rules: Partial<typeof RULES> = {}) {
  const inspection = new ListInspection(phoneList({ ...RULES, ...rules }));
  const rows = inspection.read(text, true);
  const { faults, header, warnings } = inspection;
  return { rows, header, faults: faults.listed, warnings: warnings.listed, wrong: faults.lines };
}

/** `3.2 unknown_campaign`: line, column and code of each fault. */
const faultsOf = (text: string, rules: Partial<typeof RULES> = {}) =>
  inspected(text, rules).faults.map(({ line, column, code }) => `${line}.${column ?? "-"} ${code}`);

const row = (own: Partial<ListRow> = {}): ListRow => ({
  destiny: "098344484",
  message: "Hola",
  priority: 9999,
  device: "",
  data: [],
  ...own,
});

const GOOD = "test1;098344484;Hola;9999";

describe("a list that is accepted", () => {
  test.each([
    ["SMS-60: the seed's line", "test1;098344484;This is my SMS;9999", [row({ message: "This is my SMS" })]],
    ["SMS-61: a ; at the end", `${GOOD};`, [row()]],
    ["SMS-61: Device empty, and a ; at the end", `${GOOD};;`, [row()]],
    ["SMS-73: one line break at the end is no blank line", `${GOOD}\r\n`, [row()]],
    ["SMS-71: without regard to case", "TEST1;098344484;Hola;9999", [row()]],
    ["SMS-52: Device and values", `${GOOD};3;Ana;12,50`, [row({ device: "3", data: ["Ana", "12,50"] })]],
    ["SMS-60: ; inside marks", 'test1;098344484;"Hola; chau";1', [row({ message: "Hola; chau", priority: 1 })]],
    ["SMS-56: priority 0", "test1;098344484;Hola;0", [row({ priority: 0 })]],
    ["SMS-56: priority 9999999", "test1;098344484;Hola;9999999", [row({ priority: 9_999_999 })]],
    [
      "SMS-55: what is no number is counted when it is to be sent",
      "test1;23;Hola;1",
      [row({ destiny: "23", priority: 1 })],
    ],
    [
      "SMS-74: quotes and @ where the dialer takes any text",
      'test1;098344484;O\'Hara "a@b";9999',
      [row({ message: 'O\'Hara "a@b"' })],
    ],
    [
      "a message of 2,000 characters",
      `test1;098344484;${"x".repeat(2_000)};9999`,
      [row({ message: "x".repeat(2_000) })],
    ],
  ])("%s", (_, text, rows) => {
    expect(inspected(text)).toMatchObject({ rows, faults: [], header: false });
  });

  test.each([
    "campaign;destiny;menssage;priority",
    "Campaign;Destiny;Message;Priority;",
    "campaña;destino;mensaje;prioridad",
    "campanha;destino;mensagem;prioridade;dispositivo;nome",
    " campaign ; phone ; text ; priority",
  ])("a header line %j is skipped and said", (header) => {
    expect(inspected(`${header}\r\n${GOOD}`)).toMatchObject({ rows: [row()], header: true, faults: [] });
  });

  test("a dialer that is called campaign has no header line of its rows", () => {
    const rules = { dialer: "campaign", known: knownNames(["campaign"]) };
    expect(inspected("campaign;098344484;Hola;9999", rules)).toMatchObject({ rows: [row()], header: false });
  });

  test("a variable without a value is told, and does not refuse the file", () => {
    const { warnings, faults, rows } = inspected(`test1;098344484;Hola \${1}, \${2} y \${2};1;;Ana\n${GOOD}`);
    expect({ faults, rows: rows.length }).toEqual({ faults: [], rows: 2 });
    expect(warnings).toEqual([{ line: 1, column: 3, code: "variable_missing", said: "The row has no value for ${2}" }]);
  });
});

describe("a line that refuses the file", () => {
  test.each([
    ["SMS-71: a campaign that does not exist", "sms-banco;098344484;Hola;1", ["1.1 unknown_campaign"]],
    ["SMS-71: no campaign", ";098344484;Hola;1", ["1.1 unknown_campaign"]],
    ["SMS-71: another dialer", "campsms;098344484;Hola;1", ["1.1 other_dialer"]],
    ["SMS-71: the manual's line number pasted", "1campsms;098344484;Hola;1", ["1.1 line_number"]],
    ["SMS-71: a line number with a stop", "12. test1;098344484;Hola;1", ["1.1 line_number"]],
    ["SMS-71: a space behind the name", "test1 ;098344484;Hola;1", ["1.1 spaces"]],
    ["SMS-72: three columns", "test1;098344484;Hola", ["1.- columns"]],
    ["SMS-72: three columns and a ;", "test1;098344484;Hola;", ["1.- columns"]],
    ["SMS-72: separated by commas", "test1,098344484,Hola,9999", ["1.1 unknown_campaign", "1.- columns"]],
    ["SMS-73: a blank line between", `${GOOD}\n\n${GOOD}`, ["2.- blank_line"]],
    ["SMS-73: a blank line at the end", `${GOOD}\n\n`, ["2.- blank_line"]],
    ["SMS-73: spaces only", `${GOOD}\n  \t\n`, ["2.- blank_line"]],
    ["SMS-73: separators only, as spreadsheets leave them", `${GOOD}\n;;;;\n`, ["2.- blank_line"]],
    ["SMS-60: no destination", "test1; ;Hola;1", ["1.2 empty"]],
    ["SMS-60: a number in powers of ten", "test1;5,98983E+10;Hola;1", ["1.2 spreadsheet_number"]],
    ["SMS-60: a number in powers of ten, English", "test1;5.98983e+10;Hola;1", ["1.2 spreadsheet_number"]],
    ["SMS-60: a destination of 65 characters", `test1;${"1".repeat(65)};Hola;1`, ["1.2 too_long"]],
    ["SMS-60: no message", "test1;098344484;;1", ["1.3 empty"]],
    ["SMS-60: a message of 2,001 characters", `test1;098344484;${"x".repeat(2_001)};1`, ["1.3 too_long"]],
    ["SMS-56: no priority", "test1;098344484;Hola;;x", ["1.4 priority"]],
    ["SMS-56: a negative one", "test1;098344484;Hola;-1", ["1.4 priority"]],
    ["SMS-56: a broken one", "test1;098344484;Hola;1,5", ["1.4 priority"]],
    ["SMS-56: too high", "test1;098344484;Hola;10000000", ["1.4 priority"]],
    ["SMS-52: a Device of 65 characters", `${GOOD};${"x".repeat(65)}`, ["1.5 too_long"]],
    ["SMS-60: a mark that is not closed", `${GOOD}\ntest1;098344484;"Hola;1\n${GOOD}`, ["2.- quote"]],
    ["SMS-60: text behind a closing mark", 'test1;098344484;"Hola" dijo;1', ["1.- quote"]],
    ["SMS-60: no text at all", "test1;098344484;Ho\u0000la;1", ["1.3 control_character"]],
    [
      "SMS-60: a header that is not the first line",
      `${GOOD}\ncampaign;destiny;message;priority`,
      ["2.1 unknown_campaign", "2.4 priority"],
    ],
    ["SMS-60: an empty file", "", ["1.- no_rows"]],
    ["SMS-60: a header and nothing else", "campaign;destiny;message;priority\n", ["1.- no_rows"]],
    [
      "all that is wrong with one line",
      "nobody;5,9E+10;;x",
      ["1.1 unknown_campaign", "1.2 spreadsheet_number", "1.3 empty", "1.4 priority"],
    ],
  ])("%s", (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
    expect(inspected(text).rows).toEqual([]);
  });

  test("SMS-71: what somebody may not see is said not to exist, as what there is not", () => {
    expect(inspected("sms-banco;098344484;Hola;1").faults[0]).toMatchObject({
      line: 1,
      said: "Campaign sms-banco does not exist",
    });
  });

  test.each([..."´‘’“”'\"@"])(
    "SMS-74: %s in the text or a variable refuses the file where the dialer says so",
    (sign) => {
      const strict = { refuseSpecialCharacters: true };
      expect(faultsOf(`test1;098344484;Ho${sign}la;1`, strict)).toEqual(["1.3 special_character"]);
      expect(faultsOf(`${GOOD};3;A${sign}na`, strict)).toEqual(["1.6 special_character"]);
    },
  );

  test("SMS-74: accents, ñ, ¿ and ! are no special characters", () => {
    expect(faultsOf("test1;098344484;¿Año, João? ¡Ya!;1", { refuseSpecialCharacters: true })).toEqual([]);
  });

  test("SMS-75: the address is spared by the rule of special characters", () => {
    expect(faultsOf("test1;ana@example.com;Hola;1", { refuseSpecialCharacters: true })).toEqual([]);
  });

  test("all or nothing: a bad line in the middle leaves no rows, and the later lines are looked at", () => {
    const inspection = new ListInspection(phoneList(RULES));
    expect(inspection.read(`${GOOD}\n`, false)).toHaveLength(1);
    expect(inspection.read(`${GOOD}\nnobody;1;2;3\n${GOOD}\n`, false)).toEqual([]);
    expect(inspection.read(`${GOOD}\nnobody;1;2;3\n`, true)).toEqual([]);
    expect(inspection.faults.listed.map(({ line }) => line)).toEqual([3, 6]);
  });

  test("a thousand are listed, all are counted", () => {
    const { faults, wrong } = inspected("nobody;1;x;x\n".repeat(MOST_LISTED + 500));
    expect({ listed: faults.length, wrong }).toEqual({ listed: MOST_LISTED, wrong: MOST_LISTED + 500 });
  });
});

describe("properties", () => {
  const field = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .filter((text) => !/\p{C}/u.test(text) && text.trim() !== "");
  const rows = fc.array(
    fc.record({
      destiny: fc.stringMatching(/^\+?[0-9]{6,15}$/),
      message: field,
      priority: fc.nat(9_999_999),
      device: fc.constantFrom("", "3", "ANTEL"),
      data: fc.array(field, { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 20 },
  );

  function written(list: ListRow[], quotes: boolean, newline: string): string {
    const lines = list.map(({ destiny, message, priority, device, data }) => [
      "test1",
      destiny,
      message,
      priority,
      device,
      ...data,
    ]);
    return Papa.unparse(lines, { delimiter: ";", newline, quotes });
  }

  test("SMS-60: a good list is accepted whole and comes out equal, however it is cut", () => {
    fc.assert(
      fc.property(
        rows,
        fc.boolean(),
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 50 }),
        (list, quotes, newline, size) => {
          const text = written(list, quotes, newline) + newline;
          const inspection = new ListInspection(phoneList(RULES));
          const out: ListRow[] = [];
          for (let at = 0; at < text.length; at += size)
            out.push(...inspection.read(text.slice(at, at + size), at + size >= text.length));
          expect(inspection.faults.listed).toEqual([]);
          expect(out).toEqual(list);
        },
      ),
    );
  });

  test("SMS-71 to SMS-73: one bad line anywhere refuses the file and is the line that is named", () => {
    const bad = fc.constantFrom(
      "",
      "nobody;098344484;Hola;1",
      "test1;098344484",
      "test1;5,98983E+10;Hola;1",
      "test1;1;x;-1",
    );
    fc.assert(
      fc.property(rows, bad, fc.nat(), (list, line, place) => {
        const lines = written(list, false, "\n").split("\n");
        const at = place % (lines.length + 1);
        lines.splice(at, 0, line);
        const { faults, wrong } = inspected(`${lines.join("\n")}\n`);
        expect({ wrong, lines: [...new Set(faults.map((fault) => fault.line))] }).toEqual({
          wrong: 1,
          lines: [at + 1],
        });
      }),
    );
  });

  test("nothing that is uploaded breaks the reading, and every fault has a line and a reason", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, latin) => {
        const text = new TextDecoder(latin ? "windows-1252" : "utf-8").decode(bytes);
        const { faults, rows: good } = inspected(text);
        expect(faults.length > 0 || good.length > 0).toBe(true);
        for (const { line, said } of faults) expect(line > 0 && said !== "").toBe(true);
      }),
    );
  });
});

test("SMS-75: with each fault stands what was found in its place, in one line and cut; of an empty one nothing", () => {
  const long = "x".repeat(3_000);
  const lines = [
    "test1;5,98983E+10;Hola;9999",
    "test1;098344484",
    "test1;;Hola;alta",
    `test1;098344484;${long};9999`,
    'test1;098344484;"Hola" chau;1',
    "",
    GOOD,
  ];
  const found = inspected(lines.join("\n")).faults.map(({ line, column, found: stands }) => [line, column, stands]);
  expect(found).toEqual([
    [1, 2, "5,98983E+10"],
    [2, null, "test1;098344484"],
    [3, 2, undefined],
    [3, 4, "alta"],
    [4, 3, `${"x".repeat(79)}…`],
    [5, null, 'test1;098344484;"Hola" chau;1'],
    [6, null, undefined],
  ]);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { knownNames } from "./column-name.ts";
import { type MailRow, mailList } from "./mail-line.ts";
import { ListInspection } from "./upload.ts";

const LETTER = { subject: "Novedades", format: "html" as const, template: "" };
const RULES = {
  dialer: "AutomatedEmailSender",
  campaign: "ventas",
  known: knownNames(["AutomatedEmailSender", "ventas", "otro"]),
  letter: LETTER,
};

function inspected(text: string, rules: Partial<typeof RULES> = {}) {
  const inspection = new ListInspection<MailRow>(mailList({ ...RULES, ...rules }));
  const rows = inspection.read(text, true);
  const { faults, header, warnings } = inspection;
  return { rows, header, faults: faults.listed, warnings: warnings.listed };
}

const codes = (text: string, rules: Partial<typeof RULES> = {}) =>
  inspected(text, rules).faults.map(({ column, code }) => `${column ?? "line"} ${code}`);

describe("EML-70, EML-71: a line of mails", () => {
  test("the predecessor's sample is read as it stands", () => {
    const line = 'AutomatedEmailSender;x@y.example;Este es un mensaje de ejemplo;;"Var1":"value","Var2":"value";9999';
    expect(inspected(line).rows).toEqual([
      {
        destiny: "x@y.example",
        message: "Este es un mensaje de ejemplo",
        template: "",
        values: { Var1: "value", Var2: "value" },
        priority: 9999,
      },
    ]);
  });

  const value = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll(/\p{Cc}/gu, " "));
  const values = fc.dictionary(fc.stringMatching(/^[A-Za-z_]\w{0,12}$/), value, { maxKeys: 4 });
  const pairsOf = (all: Record<string, string>) => JSON.stringify(all).slice(1, -1);

  test("variables come back whatever stands in them: separators, marks, line breaks written as JSON has them", () => {
    fc.assert(
      fc.property(values, fc.constantFrom("bare", "braces", "quoted"), (all, how) => {
        const pairs = pairsOf(all);
        const written =
          how === "bare" ? pairs : how === "braces" ? `"{${pairs.replaceAll('"', '""')}}"` : quoted(pairs);
        const { rows, faults } = inspected(`ventas;x@y.example;Hola;;${written};7`);
        expect(faults).toEqual([]);
        expect(rows[0]?.values).toEqual(all);
        expect(rows[0]?.priority).toBe(7);
      }),
    );
  });
  const quoted = (pairs: string) => (pairs === "" ? "" : `"${pairs.replaceAll('"', '""')}"`);

  test("where the file is cut makes no difference", () => {
    const text = 'ventas;a@y.example;Hola;;"a":"1;2","b":"x \\" y";1\r\nventas;b@y.example;Hola;;;2\r\n';
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length }), (cut) => {
        const inspection = new ListInspection<MailRow>(mailList(RULES));
        const rows = [...inspection.read(text.slice(0, cut), false), ...inspection.read(text.slice(cut), true)];
        expect(rows.map(({ values: read, priority }) => [read, priority])).toEqual([
          [{ a: "1;2", b: 'x " y' }, 1],
          [{}, 2],
        ]);
      }),
    );
  });

  test("the third column is the subject where there is a template, of the dialer or of the row, else the mail", () => {
    const silent = { ...LETTER, subject: "" };
    expect(codes("ventas;x@y.example;Hola;", { letter: silent })).toEqual(["3 empty"]);
    expect(codes("ventas;x@y.example;Hola;<p>Hola</p>", { letter: silent })).toEqual([]);
    expect(codes("ventas;x@y.example;;<p>Hola</p>")).toEqual([]);
    expect(codes("ventas;x@y.example;;", { letter: { ...LETTER, template: "<p>Hola</p>" } })).toEqual([]);
    expect(codes("ventas;x@y.example;;")).toEqual(["3 empty"]);
    expect(codes(`ventas;x@y.example;${"x".repeat(501)};<p>Hola</p>`)).toEqual(["3 too_long"]);
  });
});

describe("EML-75: the rules of files hold", () => {
  test.each([
    ["one column too few", "ventas;x@y.example;Hola", ["line columns"]],
    ["a separator at the end", 'ventas;x@y.example;Hola;;"a":"b";1;', []],
    ["one column too many", "ventas;x@y.example;Hola;;;1;2", ["line columns"]],
    ["a campaign that there is not", "nadie;x@y.example;Hola;", ["1 unknown_campaign"]],
    ["another dialer", "otro;x@y.example;Hola;", ["1 other_dialer"]],
    ["a pasted line number", "1ventas;x@y.example;Hola;", ["1 line_number"]],
    ["nobody to write to", "ventas; ;Hola;", ["2 empty"]],
    ["a blank line", "ventas;x@y.example;Hola;\n\nventas;x@y.example;Hola;", ["line blank_line"]],
    ["no pairs", "ventas;x@y.example;Hola;;Var1=value;1", ["5 variables"]],
    ["curly marks of a spreadsheet", "ventas;x@y.example;Hola;;“a”:“b”;1", ["5 variables"]],
    ["a list in place of a value", 'ventas;x@y.example;Hola;;"a":[1];1', ["5 variables"]],
    ["a name that no template can say", 'ventas;x@y.example;Hola;;"a}b":"1";1', ["5 variables"]],
    ["a priority that is none", "ventas;x@y.example;Hola;;;-1", ["6 priority"]],
    ["a control character", "ventas;x@y.example;Ho\u0007la;", ["3 control_character"]],
    ["an open mark", 'ventas;x@y.example;"Hola;;;1', ["line quote"]],
    ["several faults of one line", "nadie;;Hola;;x;y", ["1 unknown_campaign", "2 empty", "5 variables", "6 priority"]],
    ["quotes and @ in text: SMS-75 spares mails", 'ventas;x@y.example;It\'s "you" @ home;', []],
  ])("%s", (_, text, faults) => {
    expect(codes(text)).toEqual(faults);
  });

  test("a line of headings is skipped and said", () => {
    const { header, rows } = inspected("Campaña;E-mail;Asunto;Plantilla;Variables;Prioridad\nventas;x@y.example;Hola;");
    expect([header, rows.length]).toEqual([true, 1]);
  });

  test("EML-64: a variable without a value is a warning; the one of unsubscribing is ours", () => {
    const letter = { ...LETTER, subject: "Hola ${nombre}", template: "${saldo} ${unsubscribe}" };
    expect(inspected('ventas;x@y.example;;;"saldo":"";1', { letter }).warnings).toEqual([
      { line: 1, column: 5, code: "variable_missing", said: "The row has no value for ${nombre}, ${saldo}" },
    ]);
  });
});

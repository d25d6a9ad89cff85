import { expect, test } from "vitest";
import { knownNames } from "./column-name.ts";
import { listBeginning } from "./list-beginning.ts";
import { phoneList } from "./list-line.ts";
import { mailList } from "./mail-line.ts";

const numbers = phoneList({ dialer: "cobro", known: knownNames(["cobro", "otro"]), refuseSpecialCharacters: false });
const letter = { subject: "Para ${Nombre}", format: "html", template: "Hola ${Nombre}" } as const;
const mails = mailList({ dialer: "cobro", campaign: "cobros", known: knownNames(["cobro", "cobros"]), letter });

test("the first good rows are shown with their lines, wrong ones and missing values are named by theirs", () => {
  const text = [
    "campaign;destiny;message;priority",
    "cobro;098344484;Hola ${1};1;;Ana",
    "otro;098344485;Hola;1",
    "cobro;098344486;Hola ${1} ${2};1;;Eva",
    "cobro;0983444",
  ].join("\n");
  const { rows, faults, warnings, lines } = listBeginning(numbers, text, false);
  expect(rows.map(({ line, row }) => [line, row.destiny])).toEqual([
    [2, "098344484"],
    [4, "098344486"],
  ]);
  expect(faults.map(({ line, code }) => [line, code])).toEqual([[3, "other_dialer"]]);
  expect(warnings.map(({ line, said }) => [line, said])).toEqual([[4, "The row has no value for ${2}"]]);
  expect(lines).toBe(4);
});

test("the last line of a whole file counts, and a list may be wrong from its first line on", () => {
  expect(listBeginning(numbers, "cobro;0983444", true)).toMatchObject({
    rows: [],
    faults: [{ line: 1, code: "columns" }],
  });
  expect(listBeginning(numbers, "", true)).toEqual({ rows: [], faults: [], warnings: [], lines: 0 });
});

test("EML-64: of mails too, and a hundred rows are enough", () => {
  const text = Array.from({ length: 150 }, (_, n) => `cobros;c${n}@b.example;;;${n === 7 ? "" : '"Nombre":"Ana"'};1`);
  const { rows, warnings } = listBeginning(mails, `${text.join("\r\n")}\r\n`, true);
  expect(rows.length).toBe(100);
  expect(warnings.map(({ line, said }) => [line, said])).toEqual([[8, "The row has no value for ${Nombre}"]]);
});

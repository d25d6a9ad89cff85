import { expect, test } from "vitest";
import { merged, readResponses, responsesFile } from "./responses-file.ts";

const hello = { key: "hola", folder: "Saludos", text: "¡Hola!\n¿Cómo estás?" };
const bye = { key: "chau", folder: "", text: 'Te mando; un "abrazo"' };

test("WEB-70: a list of responses written to a file and read again is the same", () => {
  expect(readResponses(responsesFile([hello, bye]))).toEqual({ items: [hello, bye], faults: [] });
});

test("WEB-70: a file without a header is read from its first line; each wrong line is named", () => {
  const file = [
    "hola;Saludos;¡Hola!",
    "dos palabras;;x",
    "sola",
    "vacia;;",
    "HOLA;;otra vez",
    `larga;${"f".repeat(41)};x`,
    "de;más;columnas;aquí",
    '"abierta;;x',
  ].join("\r\n");
  const { items, faults } = readResponses(file);
  expect(items.map(({ key }) => key)).toEqual(["hola"]);
  expect(faults).toEqual([
    { line: 2, why: "key" },
    { line: 3, why: "columns" },
    { line: 4, why: "text" },
    { line: 5, why: "twice" },
    { line: 6, why: "folder" },
    { line: 7, why: "columns" },
    { line: 8, why: "malformed" },
  ]);
});

test("WEB-70: what a file brings replaces responses of the same key in their place and follows with the others", () => {
  const again = { ...hello, key: "HOLA", text: "Buenas" };
  const more = { ...bye, key: "espera" };
  expect(merged([hello, bye], [more, again])).toEqual({ items: [again, bye, more], added: 1, replaced: 1 });
});

import { expect, test } from "vitest";
import { fileNameFault } from "./file-name.ts";

test.each(["DISCTEST29042014.csv", "a.csv", "lista_de-noviembre.csv", "LISTA.CSV", `${"x".repeat(64)}.csv`])(
  "SMS-62, SMS-70: %s may be uploaded",
  (name) => {
    expect(fileNameFault(name)).toBeNull();
  },
);

test.each([
  ["lista.txt", "not_csv"],
  ["lista", "not_csv"],
  ["lista.csv.exe", "not_csv"],
  ["", "not_csv"],
  [".csv", "empty"],
  ["mi lista.csv", "odd_characters"],
  ["campaña.csv", "odd_characters"],
  ["../lista.csv", "odd_characters"],
  ["a.b.csv", "odd_characters"],
  ["😀.csv", "odd_characters"],
  [`${"x".repeat(65)}.csv`, "too_long"],
])("SMS-62, SMS-70: %j is refused as %s", (name, code) => {
  expect(fileNameFault(name)?.code).toBe(code);
});

test("SMS-70: a name that would do is proposed", () => {
  expect(fileNameFault("Lista de Peñarol.csv")?.said).toContain("try Lista_de_Penarol.csv");
});

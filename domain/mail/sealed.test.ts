import { expect, test } from "vitest";
import { isSealed } from "./sealed.ts";

const files = (...names: string[]) => names.map((name) => ({ name }));

test("a mail whose words are in a sealed file is none without words", () => {
  expect(isSealed("", files("pgp-version.txt", "encrypted.asc"))).toBe(true);
  expect(isSealed(" \n", files("smime.p7m"))).toBe(true);
  expect(isSealed("Hola", files("smime.p7m")), "it says something").toBe(false);
  expect(isSealed("", files("factura.pdf", "smime.p7s")), "signed apart").toBe(false);
  expect(isSealed("", [])).toBe(false);
});

import { expect, test } from "vitest";
import { leavingType } from "./leaving-type.ts";

const ANY = "application/octet-stream";

test.each([
  ["planilla.XLSX", "application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["carta.doc", ANY, "application/msword"],
  ["lista.csv", ANY, "text/csv"],
  ["fotos.zip", "application/zip", "application/zip"],
  ["sin punto", ANY, ANY],
  ["page.html", ANY, ANY],
])("%s of type %s leaves as %s", (name, type, leaves) => {
  expect(leavingType({ name, type })).toBe(leaves);
});

test("what the bytes are counts more than the name", () => {
  expect(leavingType({ name: "foto.doc", type: "image/png" })).toBe("image/png");
});

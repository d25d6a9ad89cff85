import { expect, test } from "vitest";
import { type FieldError, problem } from "../../../protocol/problem.ts";
import { overwriteGetLocale } from "../../shared/paraglide/runtime.js";
import { fileRefusal, singleRefusal } from "./refusal-text.ts";

overwriteGetLocale(() => "es");

const wrong = (path: string, code: string): FieldError => ({ path, code, detail: "In the server's words" });

test.each([
  [problem("invalid_number", undefined, [wrong("destination", "number")]), "No es un número al que se pueda escribir."],
  [problem("invalid_input", undefined, [wrong("destination", "address")]), "Escribí una dirección de correo"],
  [problem("invalid_input", undefined, [wrong("message", "too_big")]), "Es demasiado largo"],
  [problem("invalid_input", undefined, [wrong("at", "too_late")]), "Elegí un momento por venir"],
  [problem("black_listed"), "Esta dirección está en la lista negra."],
])("SMS-120: why one message was not taken is told in the reader's language: %#", (refused, told) => {
  expect(singleRefusal(refused)).toBe(told);
});

test.each([
  [problem("unsupported_file", "An Excel workbook"), "No es un texto: guardá la planilla como CSV y cargala."],
  [problem("too_large", "At most 52428800 bytes"), "Demasiado grande."],
  [problem("unavailable"), "Se cortó la conexión mientras se enviaba el archivo. No se cargó nada."],
])("SMS-70: why a file was not even read is told in the reader's language: %#", (refused, told) => {
  expect(fileRefusal(refused)).toBe(told);
});

import fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { expect, test } from "vitest";
import { costOf, fitsGsm, segmentsOf } from "./segments.ts";

test.each([
  ["", "GSM-7", 1, 0],
  ["Mensaje de prueba2", "GSM-7", 1, 18],
  ["señor, él comió ñandú", "UCS-2", 1, 21],
  ["a".repeat(160), "GSM-7", 1, 160],
  ["a".repeat(161), "GSM-7", 2, 161],
  ["€".repeat(80), "GSM-7", 1, 160],
  ["€".repeat(81), "GSM-7", 2, 162],
  [`${"a".repeat(152)}€${"a".repeat(152)}`, "GSM-7", 3, 306],
  ["á".repeat(70), "UCS-2", 1, 70],
  ["á".repeat(71), "UCS-2", 2, 71],
  ["😀".repeat(35), "UCS-2", 1, 70],
  ["😀".repeat(36), "UCS-2", 2, 72],
] as const)("SMS-92: %j is %s in %d, %d places", (text, encoding, segments, characters) => {
  expect(costOf(text)).toMatchObject({ encoding, segments, characters });
  expect(segmentsOf(text)).toBe(segments);
});

test("SMS-92: the characters that make a text Unicode are named once each", () => {
  expect(costOf("¡Atención! Él pagó “hoy” 😀, está").culprits).toEqual(["ó", "“", "”", "😀", "á"]);
  expect(costOf("Señor, él pagó").culprits).toEqual(["ó"]);
});

test("SMS-92: what would make it cheaper is offered, and only if it saves a message", () => {
  const long = `Atención: ${"x".repeat(80)}`;
  expect(costOf(long)).toMatchObject({ segments: 2, cheaper: { text: `Atencion: ${"x".repeat(80)}`, segments: 1 } });
  expect(costOf("“Año” con ã, õ y ç".repeat(5)).cheaper).toEqual({ text: '"Año" con a, o y c'.repeat(5), segments: 1 });
  expect(costOf("Atención").cheaper).toBeNull();
  expect(costOf(`${long} 😀`).cheaper).toBeNull();
});

const letters = fc.constantFrom(..."abc €^\n{ñáãç“日é\u0301😀\r");
test("SMS-92: the fast count is the library's, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: letters, maxLength: 400 }), fc.string({ unit: "grapheme-composite", maxLength: 200 })),
      (text) => {
        const { segments, encodingName } = new SegmentedMessage(text);
        expect(segmentsOf(text)).toBe(segments.length);
        expect(fitsGsm(text)).toBe(encodingName === "GSM-7");
      },
    ),
    { numRuns: 400 },
  );
});

test("SMS-92: a cheaper text is GSM-7 and shorter in messages", () => {
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 300 }), (text) => {
      const { cheaper, segments } = costOf(text);
      if (cheaper === null) return;
      expect(fitsGsm(cheaper.text)).toBe(true);
      expect(cheaper.segments).toBeLessThan(segments);
      expect(new SegmentedMessage(cheaper.text).segments.length).toBe(cheaper.segments);
    }),
  );
});

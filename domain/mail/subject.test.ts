import { expect, test } from "vitest";
import { forwardSubject, isForwarded, plainSubject, replySubject } from "./subject.ts";

test.each([
  ["Factura", "Factura"],
  ["Re: Factura", "Factura"],
  ["RE: Re[2]: RES: Factura", "Factura"],
  ["RV: FW: Fwd: ENC: Factura", "Factura"],
  ["re : Aw: Rif: Factura", "Factura"],
  ["Re(3): Factura", "Factura"],
  ["Reclamo: cobro doble", "Reclamo: cobro doble"],
  ["Revisión: urgente", "Revisión: urgente"],
  ["Re:", ""],
])("EML-42: %j is %j without its prefixes", (subject, plain) => {
  expect(plainSubject(subject)).toBe(plain);
});

test("EML-42, EML-43: one prefix, in the agent's language, and never two", () => {
  expect(replySubject("Factura", "es")).toBe("Re: Factura");
  expect(replySubject(replySubject("RE: RV: Factura", "pt"), "en")).toBe("Re: Factura");
  expect(forwardSubject("Re: Factura", "es")).toBe("RV: Factura");
  expect(forwardSubject("RV: Factura", "pt")).toBe("ENC: Factura");
  expect(forwardSubject("ENC: Factura", "en")).toBe("Fwd: Factura");
  expect(replySubject("  ", "es")).toBe("Re: (sin asunto)");
  expect(replySubject("x".repeat(998), "en")).toHaveLength(998);
});

test.each([
  ["FW: x", true],
  ["RV: x", true],
  ["ENC: x", true],
  ["Re: RV: x", false],
  ["Fwdx", false],
] as const)("%j is forwarded: %s", (subject, is) => {
  expect(isForwarded(subject)).toBe(is);
});

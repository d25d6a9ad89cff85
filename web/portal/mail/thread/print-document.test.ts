import { expect, test } from "vitest";
import { printDocument } from "./print-document.ts";

test("EML-36: on paper every name is text, and a mail without HTML keeps its lines", () => {
  const page = printDocument({
    title: "<b>Factura</b>",
    about: 'Ana "x"',
    mails: [{ head: [["From", "<script>"]], html: null, style: '"><script>', text: "a < b\nc" }],
  });
  expect(page).toContain("&lt;b&gt;Factura&lt;/b&gt;");
  expect(page).toContain("a &lt; b<br>\nc");
  expect(page).not.toContain("<script");
  expect(page).toContain("default-src 'none'");
});

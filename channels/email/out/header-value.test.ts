import { expect, test } from "vitest";
import { idList, isWritableId, mailbox, parameter, unstructured } from "./header-value.ts";

test.each([
  ["Hola", "Hola"],
  [" a\r\nBcc: b ", "a Bcc: b"],
  ["ñ", "=?UTF-8?B?w7E=?="],
  ["=?x?Q?a?=", "=?UTF-8?B?PT94P1E/YT89?="],
  [`${"a".repeat(60)} ${"b".repeat(60)}`, `${"a".repeat(60)}\r\n ${"b".repeat(60)}`],
])("the text %j stands in a header as %j", (text, value) => {
  expect(unstructured(text)).toBe(value);
});

test.each([
  ["", "a@x.uy"],
  ["Ana", "Ana <a@x.uy>"],
  ['Pérez "Lu"', "=?UTF-8?B?UMOpcmV6ICJMdSI=?=\r\n <a@x.uy>"],
  ['Perez, "Lu" \\', '"Perez, \\"Lu\\" \\\\" <a@x.uy>'],
  ["Ana\r\nBcc: b@x.uy", '"Ana Bcc: b@x.uy" <a@x.uy>'],
])("the name %j stands before its address as %j", (name, value) => {
  expect(mailbox({ name, address: "a@x.uy" })).toBe(value);
});

test.each([
  ["a.pdf", ';\r\n filename="a.pdf"'],
  ['a"b\r\nc.pdf', `;\r\n filename="a_b c.pdf";\r\n filename*=utf-8''a%22b%20c.pdf`],
  ["año.pdf", `;\r\n filename="a_o.pdf";\r\n filename*=utf-8''a%C3%B1o.pdf`],
])("the file name %j is told as %j", (name, value) => {
  expect(parameter("filename", name)).toBe(value);
});

test("only ids that break no header are written", () => {
  expect(["a@b", "a b@c", "a>@b", "<a@b", "ñ@b", "", "a@b\r\n", "x".repeat(501)].map(isWritableId)).toEqual([
    true,
    ...Array(7).fill(false),
  ]);
  expect(idList(["a@b", "c@d"])).toBe("<a@b>\r\n <c@d>");
});

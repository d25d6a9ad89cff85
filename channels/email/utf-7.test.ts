import { expect, test } from "vitest";
import { decodeUtf7, isUtf7 } from "./utf-7.ts";

test.each([
  ["A+APE-o", "Año"],
  ["Hi Mom +Jjo--!", "Hi Mom ☺-!"],
  ["2 +- 2 = 4, 1+1", "2 + 2 = 4, 1+1"],
  ["+2D3cTQ-", "👍"],
  ["+!!-", "+!!-"],
  ["plain", "plain"],
])("UTF-7 %j is %j", (written, text) => {
  expect(decodeUtf7(written)).toBe(text);
});

test.each([
  ["Content-Type: text/plain; charset=utf-7", true],
  ['Content-Type: text/plain; charset="UNICODE-1-1-UTF-7"', true],
  ["Content-Type: text/plain; charset=utf-7\nContent-Type: text/html; charset=utf-8", false],
  ["Content-Type: text/plain; charset=utf-8", false],
  ["nothing", false],
])("%j is a mail in UTF-7 alone: %s", (head, is) => {
  expect(isUtf7(head)).toBe(is);
});

import { expect, test } from "vitest";
import { oneClickOf } from "./one-click.ts";

const POST = "List-Unsubscribe-Post: List-Unsubscribe=One-Click";

test.each([
  ["an address of one click", `List-Unsubscribe: <https://x.example/u/1>\n${POST}`, "https://x.example/u/1"],
  [
    "the web's beside the mail's, folded",
    `List-Unsubscribe: <mailto:u@x.example>,\r\n <http://127.0.0.1/u>\r\n${POST}`,
    "http://127.0.0.1/u",
  ],
  ["none without the second header", "List-Unsubscribe: <https://x.example/u/1>", null],
  ["none by mail alone", `List-Unsubscribe: <mailto:u@x.example>\n${POST}`, null],
])("RFC 8058: %s", (_, headers, address) => {
  expect(oneClickOf(headers)).toBe(address);
});

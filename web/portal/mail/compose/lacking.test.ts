import { expect, test } from "vitest";
import { lackingIn } from "./lacking.ts";

const limits = { recipients: 2, bytes: 1_000 };
const party = (address: string) => ({ name: "", address });
const to = [party("a@x.example")];
const nothing = { bytes: 10, coming: false };

test.each([
  ["a mail to somebody lacks nothing", { to, cc: [], bcc: [] }, {}, nothing, []],
  ["somebody has to get it", { to: [], cc: to, bcc: [] }, {}, nothing, ["to"]],
  ["there are not more than may leave", { to, cc: to, bcc: to }, {}, nothing, ["to"]],
  ["what was typed and is no address is said where it stands", { to, cc: [], bcc: [] }, { cc: "a@" }, nothing, ["cc"]],
  ["its files have come", { to, cc: [], bcc: [] }, {}, { bytes: 10, coming: true }, ["files"]],
  ["they are not too large", { to, cc: [], bcc: [] }, {}, { bytes: 1_001, coming: false }, ["files"]],
  [
    "all is said at once",
    { to: [], cc: [], bcc: [] },
    { bcc: "b" },
    { bytes: 1_001, coming: false },
    ["to", "bcc", "files"],
  ],
] as const)("EML-41: %s", (_, lists, untaken, carried, parts) => {
  expect(Object.keys(lackingIn(lists, untaken, carried, limits))).toEqual(parts);
});

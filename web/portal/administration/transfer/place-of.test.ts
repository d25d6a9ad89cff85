import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenLine, lineOf } from "./place-of.ts";

const FILE = `{
  "format": "deskline-configuration",
  "breaks": [
    { "name": "Café", "icon": "coffee" },
    {
      "name": "a \\"b\\", {c}",
      "limit": -1
    }
  ],
  "users": []
}
`;

test.each([
  ["", 1],
  ["format", 2],
  ["breaks", 3],
  ["breaks.0.icon", 4],
  ["breaks.1.name", 6],
  ["breaks.1.limit", 7],
  // What is missing: where it should stand.
  ["breaks.1.icon", 5],
  ["users.0", 10],
  ["campaigns.0", 1],
])("%s is found at line %i", (path, line) => {
  expect(lineOf(FILE, path)).toBe(line);
});

test("every part of any JSON is found on the line where it was written", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z{}",:]{1,6}$/), fc.jsonValue({ maxDepth: 2 })), (object) => {
      const text = JSON.stringify(object, null, 1);
      const lines = text.split("\n");
      for (const key of Object.keys(object).filter((one) => !one.includes("."))) {
        const line = lineOf(text, key);
        expect(lines[line - 1]?.startsWith(` ${JSON.stringify(key)}:`)).toBe(true);
      }
    }),
  );
});

test.each([
  '{\n "a": 1,\n "b" 2\n}',
  '{\n "a": 1,\n "b": tru\n}',
  "{\n\n",
  '[\n1,\n2"x"\n]',
  '{\n "a": 1,\n}',
  '{ "a":\n1\n} x',
])("the line on which a text stops being JSON: %j", (text) => {
  expect(brokenLine(text)).toBe(3);
});

test("it says of every text whether it is JSON as the engine does", () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const spoilt = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "}", "]", "\\", "\n", "0", "t", "\u0001"), fc.boolean())
    .map(([text, at, mark, drop]) => {
      const here = at % (text.length + 1);
      return text.slice(0, here) + mark + text.slice(here + (drop ? 1 : 0));
    });
  fc.assert(
    fc.property(spoilt, (text) => {
      expect(brokenLine(text) === null).toBe(isJson(text));
    }),
    { numRuns: 2_000 },
  );
});

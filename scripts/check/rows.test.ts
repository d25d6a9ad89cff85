import { expect, test } from "vitest";
import { faults, parseRows, provenBy, type Row } from "./rows.ts";

const row = (id: string, state = "planned"): Row => ({ id, text: "A thing", state });
const proof = (id: string) => ({ id, file: "a.test.ts", title: `${id}: it does` });

test("a quoted text may hold commas and quotes", () => {
  expect(parseRows('id,text,state\nWEB-1,"A ""name"", required",planned\n')).toEqual([
    { id: "WEB-1", text: 'A "name", required', state: "planned" },
  ]);
});

test.each([
  ["name,text,state\n", "starts with"],
  ["id,text,state\nWEB-1,only\n", "line 2"],
  ["id,text,state\nWEB-1,text,perhaps\n", "no such state"],
])("%j is refused", (csv, reason) => {
  expect(() => parseRows(csv)).toThrow(reason);
});

test("ids are found in the titles of tests, tables and groups, and nowhere else", () => {
  const source = `
    // WEB-9 in a comment
    test("WEB-1: one", () => { expect("WEB-8").toBe(1) });
    test.each([["WEB-7", [1]]])("STR-4a and ORD-2: %s", () => {});
    test.skip("WEB-6: later", () => {});
    test.each(TABLE)("SCH-1 $name", () => {});
    describe('SEC-2', () => it(\`STR-5': two\`, () => {}));
  `;
  expect(
    provenBy(source)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["ORD-2", "SCH-1", "SEC-2", "STR-4a", "STR-5'", "WEB-1"]);
});

test("a built row needs a test, a planned one does not", () => {
  expect(faults([row("WEB-1", "built")], [])).toEqual(["WEB-1 is called built but no test names it: A thing"]);
  expect(faults([row("WEB-1", "built")], [proof("WEB-1")])).toEqual([]);
  expect(faults([row("WEB-1")], [])).toEqual([]);
});

test("a proof of an unknown row and a row written twice are faults", () => {
  expect(faults([row("WEB-1"), row("WEB-1")], [proof("WEB-2")])).toHaveLength(2);
});

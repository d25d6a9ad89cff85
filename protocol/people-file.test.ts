import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_PEOPLE, readPeople } from "./people-file.ts";

describe("SEC-7: a file of people", () => {
  test("has a person a line, with or without headings, in any of the three languages", () => {
    const { people, faults } = readPeople(
      "\uFEFFUsuario;Nombre;Rol;Grupos;Interno;Idioma\r\nLucia;Lucía Ríos;agente;Ventas | Calidad;2150;es\r\nrui;Rui;administrator\r\n",
    );
    expect(faults).toEqual([]);
    expect(people).toEqual([
      {
        line: 2,
        username: "Lucia",
        name: "Lucía Ríos",
        role: "agent",
        groups: ["Ventas", "Calidad"],
        extension: "2150",
        language: "es",
      },
      { line: 3, username: "rui", name: "Rui", role: "administrator", groups: [], extension: "", language: null },
    ]);
  });

  test.each([
    ["a b;Name;agent", "line 1, column 1: username"],
    [";Name;agent", "line 1, column 1: username"],
    ["ana;;agent", "line 1, column 2: name"],
    ["ana;=HYPERLINK(1);agent", "line 1, column 2: formula"],
    ["ana;@SUM(1);agent", "line 1, column 2: formula"],
    ["ana;Ana;boss", "line 1, column 3: role"],
    ["ana;Ana;agent;;215", "line 1, column 5: extension"],
    ["ana;Ana;agent;;;fr", "line 1, column 6: language"],
    ["ana;Ana;agent;;;es;more", "line 1, column null: columns"],
    ['ana;"Ana', "line 1, column null: quote"],
    ["ana;Ana;agent\n\nrui;Rui;agent", "line 2, column null: blank_line"],
    ["ana;Ana;agent\nANA;Ana;agent", "line 2, column 1: twice"],
    ["ana;Ana;agent;;2150\nrui;Rui;agent;;2150", "line 2, column 5: twice"],
    ["", "line 1, column null: no_rows"],
    ["username;name;role\n", "line 1, column null: no_rows"],
  ])("%j is wrong at its place", (text, said) => {
    expect(readPeople(text).faults.map(({ line, column, code }) => `line ${line}, column ${column}: ${code}`)).toEqual([
      said,
    ]);
  });

  test("names every wrong column of every wrong line", () => {
    const { faults } = readPeople("a b;;boss\nana;Ana;agent\nc d;C;agent");
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
      [3, 1],
    ]);
  });

  test("is of a thousand people at most", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `u${index};U;agent\n`).join("");
    expect(readPeople(lines(MOST_PEOPLE)).people).toHaveLength(MOST_PEOPLE);
    expect(readPeople(lines(MOST_PEOPLE + 1)).faults.map(({ code }) => code)).toEqual(["too_many"]);
  });

  test("whatever it holds, nobody gets a name that a spreadsheet would run", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.string()), { minLength: 1 }), (rows) => {
        const { people } = readPeople(rows.map(([login, name]) => `${login};${name};agent\n`).join(""));
        for (const { name } of people) expect(name).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

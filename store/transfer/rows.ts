import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { configuration } from "../database.ts";

/** Rows and characters of one statement: D1 takes parameters of 2 MB. */
const MOST_ROWS = 1_000;
const MOST_CHARACTERS = 500_000;

/** How a row stands in the JSON of its statement, by the names of the table's fields. */
type Row = Record<string, unknown>;

/** What becomes of a row that is there: `kept` as it is, or these fields get the new values and those versions are raised. `by`: what makes it the same row; left out: its `id`. */
export type Meeting = "kept" | { by?: readonly string[]; replaced: readonly string[]; raised?: readonly string[] };

/** Statements that write rows of a table. A field that no row has gets its default; what the table keeps as JSON is written as JSON. */
export function writing(config: D1Database, table: SQLiteTable, rows: readonly Row[], meeting?: Meeting) {
  const first = rows[0];
  if (first === undefined) return [];
  const named = getTableColumns(table);
  const columns = Object.entries(named);
  const values = columns.map(([field, column]) => (field in first ? read(field, column) : preset(column)));
  const insert = (json: string) =>
    configuration(config)
      .insert(table)
      // Without a condition SQLite would take ON CONFLICT for that of a join.
      .select(sql`SELECT ${sql.join(values, sql`, `)} FROM json_each(${json}) WHERE true`);
  return chunked(rows).map((json) => {
    if (meeting === undefined) return insert(json);
    if (meeting === "kept") return insert(json).onConflictDoNothing();
    const target = (meeting.by ?? ["id"]).flatMap((field) => named[field] ?? []);
    return insert(json).onConflictDoUpdate({ target, set: changes(table, meeting) });
  });
}

function changes(table: SQLiteTable, { replaced, raised = [] }: Exclude<Meeting, "kept">): Record<string, SQL> {
  const columns = getTableColumns(table);
  const set = (fields: readonly string[], to: (column: SQLiteColumn) => SQL) =>
    fields.flatMap((field) => {
      const column = columns[field];
      return column === undefined ? [] : [[field, to(column)] as const];
    });
  return Object.fromEntries([
    ...set(replaced, ({ name }) => sql`excluded.${sql.identifier(name)}`),
    ...set(raised, (column) => sql`${column} + 1`),
  ]);
}

function read(field: string, column: SQLiteColumn): SQL {
  const path = `$.${field}`;
  // An object stays JSON; what is null stays nothing.
  if (column.columnType === "SQLiteTextJson") return sql`nullif(value -> ${path}, 'null')`;
  return sql`value ->> ${path}`;
}

function preset(column: SQLiteColumn): SQL {
  return column.default === undefined ? sql`NULL` : sql`${sql.param(column.default, column)}`;
}

/** The rows as JSON lists, none longer than a statement may be. */
function chunked(rows: readonly Row[]): string[] {
  const lists: string[][] = [[]];
  let room = MOST_CHARACTERS;
  for (const row of rows) {
    const json = JSON.stringify(row);
    const list = lists.at(-1) ?? [];
    if (list.length >= MOST_ROWS || (list.length > 0 && json.length > room)) {
      lists.push([json]);
      room = MOST_CHARACTERS - json.length;
      continue;
    }
    list.push(json);
    room -= json.length;
  }
  return lists.map((list) => `[${list.join(",")}]`);
}

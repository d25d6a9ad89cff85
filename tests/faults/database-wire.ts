import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { z } from "zod";

/**
 * `fail`: an error answer. `stall`: no answer until the mode changes. `reset`: the connection breaks before the query runs.
 * `lost`: the query is committed, then the connection breaks (what finds writes that may not be repeated).
 */
export type Fault = "none" | "fail" | "stall" | "reset" | "lost";

const query = z.object({ sql: z.string(), params: z.array(z.union([z.string(), z.number(), z.null()])).default([]) });
const body = z.union([query, z.array(query)]);
type Query = z.infer<typeof query>;

/** Stands where D1 would be: `start({ databaseWire: wire.url })`. The real client, real SQLite, and faults on demand. */
export class DatabaseWire {
  readonly #databases = new Map<string, DatabaseSync>();
  readonly #stalled = new Set<() => void>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #fault: Fault = "none";
  /** Requests that met a fault. */
  failed = 0;

  static async listen(): Promise<DatabaseWire> {
    const wire = new DatabaseWire();
    await new Promise<void>((resolve) => wire.#server.listen(0, "127.0.0.1", resolve));
    return wire;
  }

  get url(): URL {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("Not listening");
    return new URL(`http://127.0.0.1:${address.port}/`);
  }

  /** From now on, for all databases. */
  set fault(fault: Fault) {
    this.#fault = fault;
    for (const release of this.#stalled) release();
    this.#stalled.clear();
  }

  close(): void {
    this.fault = "none";
    this.#server.closeAllConnections();
    this.#server.close();
    for (const database of this.#databases.values()) database.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (this.#fault !== "none") this.failed += 1;
    while (this.#fault === "stall") await new Promise<void>((resolve) => this.#stalled.add(resolve));
    if (this.#fault === "reset") return void request.socket.destroy();
    if (this.#fault === "fail") return failed(response, "the database is away");
    const asObjects = String(request.headers["mf-url"]).includes("ARRAY_OF_OBJECTS");
    try {
      const asked = body.parse(JSON.parse(Buffer.concat(chunks).toString()));
      const answer = run(this.#database(String(request.headers["mf-binding"])), asked, asObjects);
      if (this.#fault === "lost") return void request.socket.destroy();
      response.end(JSON.stringify(answer));
    } catch (error) {
      failed(response, error instanceof Error ? error.message : String(error));
    }
  }

  #database(binding: string): DatabaseSync {
    const database = this.#databases.get(binding) ?? new DatabaseSync(":memory:");
    this.#databases.set(binding, database);
    return database;
  }
}

function failed(response: ServerResponse, error: string): void {
  response.writeHead(500).end(JSON.stringify({ success: false, error }));
}

/** A list of queries is a batch: all of it or nothing. */
function run(database: DatabaseSync, asked: Query | Query[], asObjects: boolean): unknown {
  if (!Array.isArray(asked)) return execute(database, asked, asObjects);
  database.exec("BEGIN");
  try {
    const answers = asked.map((one) => execute(database, one, asObjects));
    database.exec("COMMIT");
    return answers;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function execute(database: DatabaseSync, { sql, params }: Query, asObjects: boolean) {
  const statement = database.prepare(sql);
  const values: SQLInputValue[] = params;
  const columns = statement.columns().map(({ name }) => name);
  if (columns.length === 0) {
    const { changes, lastInsertRowid } = statement.run(...values);
    return answered(asObjects ? [] : { columns, rows: [] }, Number(changes), Number(lastInsertRowid));
  }
  if (asObjects) return answered(statement.all(...values));
  statement.setReturnArrays(true);
  return answered({ columns, rows: statement.all(...values) });
}

const answered = (results: unknown, changes = 0, last_row_id = 0) => ({
  success: true,
  results,
  meta: {
    changes,
    last_row_id,
    duration: 0,
    rows_read: 0,
    rows_written: changes,
    changed_db: changes > 0,
    size_after: 0,
  },
});

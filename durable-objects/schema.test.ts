import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { callLedgerOf, conversationOf, deskOf, dialerOf, providerOf, queueOf, webhookOf } from "./addresses.ts";
import { CONVERSATION_SCHEMA } from "./conversation/schema.ts";
import { migrate } from "./schema.ts";

type Table = { name: string; sql: string | null };

const tablesOf = (sql: SqlStorage): Table[] =>
  sql
    .exec<Table>("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name")
    .toArray();
const versionOf = (sql: SqlStorage) => sql.exec<{ version: number }>("SELECT version FROM schema_version").toArray();

/** Runs in an object that makes no tables of its own. */
const within = <T>(name: string, act: (storage: DurableObjectStorage) => T) =>
  runInDurableObject(env.SIGN_IN_GUARD.getByName(name), (_, { storage }) => act(storage));

test.each(Object.entries({ callLedgerOf, conversationOf, deskOf, dialerOf, providerOf, queueOf, webhookOf }))(
  "whichever object is made first, each has the same tables at the same version: %s",
  async (_, objectOf) => {
    const made = [];
    for (const name of ["schema-1", "schema-2", "schema-3"]) {
      const stub: DurableObjectStub = objectOf(env, name);
      if (objectOf === conversationOf) await conversationOf(env, name).current();
      made.push(await runInDurableObject(stub, (__, { storage: { sql } }) => [tablesOf(sql), versionOf(sql)]));
    }
    expect(made[0]?.[0]?.length).toBeGreaterThan(1);
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
  },
);

test("a new conversation makes its tables with the first that is asked, so that both are one commit", async () => {
  const conversation = conversationOf(env, "schema-late");
  const made = () => runInDurableObject(conversation, (_, { storage: { sql } }) => tablesOf(sql).length);
  expect(await made()).toBe(0);
  await conversation.current();
  expect(await made()).toBeGreaterThan(1);
});

test("a table that somebody has made in a new object before is in none of the next ones", async () => {
  const steps = ["CREATE TABLE ours (n INTEGER PRIMARY KEY)"];
  const made = [];
  for (const name of ["schema-seen-1", "schema-seen-2"])
    made.push(
      await within(name, (storage) => {
        storage.sql.exec("CREATE TABLE inspected (name TEXT)");
        migrate(storage, steps);
        return tablesOf(storage.sql).map((table) => table.name);
      }),
    );
  const unseen = await within("schema-unseen", (storage) => {
    migrate(storage, steps);
    return tablesOf(storage.sql).map((table) => table.name);
  });
  expect(made).toEqual([
    ["inspected", "ours", "schema_version"],
    ["inspected", "ours", "schema_version"],
  ]);
  expect(unseen).toEqual(["ours", "schema_version"]);
});

test("an object of each earlier version is brought to the tables of a new one", async () => {
  const fresh = await within("schema-fresh", (storage) => {
    migrate(storage, CONVERSATION_SCHEMA);
    return tablesOf(storage.sql);
  });
  for (let version = 1; version < CONVERSATION_SCHEMA.length; version++) {
    const old = await within(`schema-of-${version}`, (storage) => {
      migrate(storage, CONVERSATION_SCHEMA.slice(0, version));
      migrate(storage, CONVERSATION_SCHEMA);
      return tablesOf(storage.sql);
    });
    expect(old, `from version ${version}`).toEqual(fresh);
  }
});

test("words that wait to leave survive the changes of their table, in their order, before those that are said afterwards", async () => {
  const { rows, marked } = await within("schema-waiting", (storage) => {
    migrate(storage, CONVERSATION_SCHEMA.slice(0, 7));
    const say = (rev: number, id: string, ...more: number[]) =>
      storage.sql.exec(
        `INSERT INTO log VALUES (?, 0, NULL, 1, 'entry', ?, 'i-1', '{}', 7${", ?".repeat(more.length)})`,
        rev,
        id,
        ...more,
      );
    for (const [at, entry] of ["left", "first", "second"].entries()) say(at + 1, entry);
    for (const entry of ["second", "first"])
      storage.sql.exec("INSERT INTO departures (entry, body, due, attempts, patient) VALUES (?, '{}', 7, 1, 1)", entry);
    migrate(storage, CONVERSATION_SCHEMA);
    say(4, "third", 0);
    return {
      rows: storage.sql.exec("SELECT * FROM departures ORDER BY n").toArray(),
      marked: storage.sql.exec("SELECT id, leaves FROM log ORDER BY rev").toArray(),
    };
  });
  const row = { begun: null, due: 7, attempts: 1, patient: 1, rev: 3 };
  expect(rows).toEqual([
    { n: 1, entry: "second", ...row },
    { n: 2, entry: "first", ...row },
  ]);
  expect(marked).toEqual([
    { id: "left", leaves: null },
    { id: "first", leaves: 1 },
    { id: "second", leaves: 1 },
    { id: "third", leaves: 0 },
  ]);
});

test("tables that a newer version made are refused, and left as they are", async () => {
  await within("schema-newer", (storage) => {
    migrate(storage, CONVERSATION_SCHEMA);
    expect(() => migrate(storage, CONVERSATION_SCHEMA.slice(0, 1))).toThrow("this code knows 1");
    expect(versionOf(storage.sql)).toEqual([{ version: CONVERSATION_SCHEMA.length }]);
  });
});

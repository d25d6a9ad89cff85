export const PROVIDER_SCHEMA = [
  `CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE customers (id TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
   CREATE INDEX customers_by_key ON customers (key);`,
] as const;

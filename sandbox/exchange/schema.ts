/** The tables of the exchange; what is asked of a message by a query stands in a column, the rest in `fields`. */
export const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, fields TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, account TEXT NOT NULL,
     mine INTEGER NOT NULL, written TEXT NOT NULL, number TEXT NOT NULL, arrived INTEGER NOT NULL, carrier_id TEXT NOT NULL,
     at INTEGER NOT NULL, fields TEXT NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS messages_number ON messages (number, id)`,
  `CREATE INDEX IF NOT EXISTS messages_written ON messages (type, written)`,
  `CREATE INDEX IF NOT EXISTS messages_carrier_id ON messages (carrier_id)`,
  `CREATE INDEX IF NOT EXISTS messages_word ON messages (account, number, mine, id)`,
  /** Who is behind a page-scoped id or a user id of WhatsApp. */
  `CREATE TABLE IF NOT EXISTS people (account TEXT NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY (account, id))`,
  /** Webhooks to come, each drawn up when it is sent. */
  `CREATE TABLE IF NOT EXISTS post (id INTEGER PRIMARY KEY AUTOINCREMENT, due INTEGER NOT NULL, message INTEGER NOT NULL,
     event TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, gave_up INTEGER NOT NULL DEFAULT 0)`,
  `CREATE INDEX IF NOT EXISTS post_due ON post (due) WHERE gave_up = 0`,
  /** Customers who asked a sender for silence; \`told\`: ms when the other side had taken it. */
  `CREATE TABLE IF NOT EXISTS stops (account TEXT NOT NULL, number TEXT NOT NULL, at INTEGER NOT NULL, told INTEGER, PRIMARY KEY (account, number))`,
  `CREATE TABLE IF NOT EXISTS files (key TEXT PRIMARY KEY, fields TEXT NOT NULL)`,
] as const;

import { Agenda } from "../agenda.ts";

export const CONVERSATION_SCHEMA = [
  `CREATE TABLE log (
     rev INTEGER PRIMARY KEY, prev_public INTEGER NOT NULL, seq INTEGER, public INTEGER NOT NULL, kind TEXT NOT NULL,
     id TEXT UNIQUE, interaction TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL
   );
   CREATE TABLE interactions (n INTEGER PRIMARY KEY, data TEXT NOT NULL);
   ${Agenda.schema}`,
  `CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE departures (
     n INTEGER PRIMARY KEY, entry TEXT NOT NULL UNIQUE, body TEXT NOT NULL, begun INTEGER, due INTEGER NOT NULL, attempts INTEGER NOT NULL
   );
   CREATE TABLE deliveries (
     entry TEXT PRIMARY KEY, state TEXT NOT NULL, reason TEXT NOT NULL, carrier_id TEXT, sent_at INTEGER
   ) WITHOUT ROWID;
   CREATE TABLE collections (
     entry TEXT PRIMARY KEY, file TEXT NOT NULL, remote TEXT NOT NULL, due INTEGER NOT NULL, attempts INTEGER NOT NULL
   ) WITHOUT ROWID;`,
  `CREATE TABLE mails (
     entry TEXT PRIMARY KEY, message_id TEXT, refers TEXT NOT NULL, reply_to TEXT NOT NULL, automatic INTEGER NOT NULL,
     may_answer INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX mails_message_id ON mails (message_id) WHERE message_id IS NOT NULL;
   CREATE TABLE drafts (agent TEXT PRIMARY KEY, body TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;`,
  `CREATE TABLE mail_recipients (
     entry TEXT NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (entry, address)
   ) WITHOUT ROWID;`,
  `CREATE TABLE inside_files (
     id TEXT PRIMARY KEY, entry TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, bytes BLOB NOT NULL
   ) WITHOUT ROWID;`,
  "ALTER TABLE departures ADD COLUMN patient INTEGER NOT NULL DEFAULT 0;",
  Agenda.asideSchema,
  // An entry departs once: that the log has it once is enough, and a second index is a second page to write for each word.
  `CREATE TABLE leaving (
     n INTEGER PRIMARY KEY, entry TEXT NOT NULL, body TEXT NOT NULL, begun INTEGER, due INTEGER NOT NULL, attempts INTEGER NOT NULL,
     patient INTEGER NOT NULL
   );
   INSERT INTO leaving SELECT n, entry, body, begun, due, attempts, patient FROM departures;
   DROP TABLE departures;
   ALTER TABLE leaving RENAME TO departures;`,
  // Where in R2 it lies, as JSON; null: its bytes are here. No table of its own: each new conversation would pay for one.
  "ALTER TABLE inside_files ADD COLUMN piece TEXT;",
  // Who waits behind others waits in the log: departures have the first, and its place there.
  `ALTER TABLE log ADD COLUMN leaves INTEGER;
   UPDATE log SET leaves = departures.patient FROM departures WHERE departures.entry = log.id;
   ALTER TABLE departures DROP COLUMN body;
   ALTER TABLE departures ADD COLUMN rev INTEGER NOT NULL DEFAULT 0;
   UPDATE departures SET rev = (SELECT COALESCE(MAX(rev), 0) FROM log);`,
] as const;

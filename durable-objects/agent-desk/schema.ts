import { Agenda } from "../agenda.ts";

export const DESK_SCHEMA = [
  `CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE slots (
     interaction TEXT PRIMARY KEY, n INTEGER NOT NULL, turn INTEGER NOT NULL, state TEXT NOT NULL,
     parcel TEXT NOT NULL, source TEXT NOT NULL, giver TEXT, until INTEGER, since INTEGER NOT NULL, asked_at INTEGER,
     shown INTEGER NOT NULL, awaiting INTEGER NOT NULL, head INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE TABLE remembered (interaction TEXT PRIMARY KEY, n INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
   CREATE TABLE breaks (id INTEGER PRIMARY KEY, name TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER);
   CREATE TABLE watching (conversation TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
   ${Agenda.schema}`,
  `CREATE TABLE hours (quarter INTEGER PRIMARY KEY, hours TEXT NOT NULL, rev INTEGER NOT NULL, told INTEGER NOT NULL)`,
  `ALTER TABLE slots ADD COLUMN unanswered INTEGER`,
  Agenda.asideSchema,
] as const;

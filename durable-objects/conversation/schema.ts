import { Agenda } from "../agenda.ts";

export const CONVERSATION_SCHEMA = [
  `CREATE TABLE log (
     rev INTEGER PRIMARY KEY, prev_public INTEGER NOT NULL, seq INTEGER, public INTEGER NOT NULL, kind TEXT NOT NULL,
     id TEXT UNIQUE, interaction TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL
   );
   CREATE TABLE interactions (n INTEGER PRIMARY KEY, data TEXT NOT NULL);
   ${Agenda.schema}`,
] as const;

import { Agenda } from "../agenda.ts";
import { ShelfRows } from "./shelf-rows.ts";

export const QUEUE_SCHEMA = [
  `CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE line (
     interaction TEXT PRIMARY KEY, conversation TEXT NOT NULL, turn INTEGER NOT NULL, offers INTEGER NOT NULL,
     state TEXT NOT NULL, agent TEXT, head INTEGER NOT NULL, since INTEGER NOT NULL, ticket INTEGER NOT NULL,
     entered_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, opening TEXT NOT NULL, case_number TEXT NOT NULL,
     preferred TEXT, refused TEXT, because TEXT, counted INTEGER NOT NULL, refusals TEXT NOT NULL DEFAULT '{}'
   ) WITHOUT ROWID;
   CREATE INDEX line_waiting ON line (head DESC, since, ticket) WHERE state = 'waiting';
   CREATE INDEX line_entered ON line (entered_at) WHERE state = 'waiting';
   CREATE INDEX line_offered ON line (agent) WHERE state = 'offered';
   CREATE INDEX line_active ON line (agent) WHERE state = 'active';
   CREATE INDEX line_gone ON line (changed_at) WHERE state = 'gone';
   CREATE TABLE members (agent TEXT PRIMARY KEY, snapshot TEXT NOT NULL, heard_at INTEGER NOT NULL) WITHOUT ROWID;
   CREATE TABLE quarters (quarter INTEGER PRIMARY KEY, figures TEXT NOT NULL, rev INTEGER NOT NULL, told INTEGER NOT NULL);
   CREATE TABLE shelf (interaction TEXT PRIMARY KEY, record TEXT NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
   ${Agenda.schema}`,
  `CREATE TABLE mail_answers (
     claim TEXT PRIMARY KEY, address TEXT NOT NULL, period TEXT NOT NULL, at INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX mail_answers_address ON mail_answers (address, at);
   CREATE INDEX mail_answers_at ON mail_answers (at);`,
  `ALTER TABLE line ADD COLUMN received INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE line ADD COLUMN counted_as TEXT;`,
  `CREATE TABLE tallies (
     day TEXT NOT NULL, agent TEXT NOT NULL, completed INTEGER NOT NULL, begun INTEGER NOT NULL, PRIMARY KEY (day, agent)
   ) WITHOUT ROWID;
   CREATE TABLE completed (interaction TEXT PRIMARY KEY, day TEXT NOT NULL, agent TEXT NOT NULL) WITHOUT ROWID;
   CREATE INDEX completed_day ON completed (day);`,
  "ALTER TABLE line ADD COLUMN choice TEXT;",
  Agenda.asideSchema,
  ShelfRows.asideSchema,
] as const;

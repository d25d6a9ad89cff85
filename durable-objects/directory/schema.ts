import { Asides } from "./asides.ts";
import { UnkeptMails } from "./unkept-mails.ts";

export const DIRECTORY_SCHEMA = [
  `CREATE TABLE subjects (kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT, version INTEGER NOT NULL, told INTEGER NOT NULL,
     since INTEGER NOT NULL, snapshot TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
   CREATE INDEX subjects_by_name ON subjects (kind, name);
   CREATE TABLE progress (version INTEGER NOT NULL);`,
  `ALTER TABLE subjects ADD COLUMN provider TEXT;
   ALTER TABLE subjects ADD COLUMN door TEXT;
   CREATE INDEX subjects_by_provider ON subjects (provider) WHERE provider IS NOT NULL;
   CREATE INDEX subjects_by_door ON subjects (door) WHERE door IS NOT NULL;`,
  `CREATE TABLE addresses (address TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (address, kind, id)) WITHOUT ROWID;
   CREATE INDEX addresses_by_subject ON addresses (kind, id);
   ALTER TABLE subjects ADD COLUMN mailbox TEXT;
   CREATE INDEX subjects_by_mailbox ON subjects (mailbox) WHERE mailbox IS NOT NULL;`,
  UnkeptMails.schema,
  Asides.schema,
  "ALTER TABLE progress ADD COLUMN mark TEXT;",
] as const;

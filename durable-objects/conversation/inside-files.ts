import type { InsideFile } from "../kept-files.ts";

type Row = { id: string; name: string; type: string; bytes: ArrayBuffer };

/** Small files of mails, kept beside their entry: they come and go with it. */
export class InsideFiles {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Inside the transaction of the entry. */
  keep(entry: string, files: readonly InsideFile[]): void {
    for (const { id, name, type, bytes } of files)
      this.#sql.exec("INSERT OR REPLACE INTO inside_files VALUES (?, ?, ?, ?, ?)", id, entry, name, type, bytes);
  }

  of(id: string): InsideFile | null {
    const row = this.#sql.exec<Row>("SELECT id, name, type, bytes FROM inside_files WHERE id = ?", id).toArray()[0];
    return row === undefined ? null : { ...row, bytes: new Uint8Array(row.bytes) };
  }
}

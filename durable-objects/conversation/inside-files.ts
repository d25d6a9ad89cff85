import type { FilePiece, InsideFile } from "../kept-files.ts";

type Row = { id: string; name: string; type: string; bytes: ArrayBuffer; piece: string | null };
type Place = Pick<FilePiece, "within" | "begins" | "size">;

const NO_BYTES = new Uint8Array();

/** Small files of mails, and where in R2 the larger ones lie, kept beside their entry: they come and go with it. */
export class InsideFiles {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Inside the transaction of the entry. */
  keep(entry: string, files: readonly InsideFile[], pieces: readonly FilePiece[]): void {
    for (const { id, name, type, bytes } of files) this.#put(id, entry, name, type, bytes, null);
    for (const { id, name, type, within, begins, size } of pieces)
      this.#put(id, entry, name, type, NO_BYTES, JSON.stringify({ within, begins, size } satisfies Place));
  }

  of(id: string): InsideFile | FilePiece | null {
    const row = this.#sql.exec<Row>(`SELECT ${COLUMNS} FROM inside_files WHERE id = ?`, id).toArray()[0];
    if (row === undefined) return null;
    return pieceOf(row) ?? { id, name: row.name, type: row.type, bytes: new Uint8Array(row.bytes) };
  }

  /** Of one mail. */
  piecesOf(entry: string): FilePiece[] {
    const rows = this.#sql.exec<Row>(
      `SELECT ${COLUMNS} FROM inside_files WHERE entry = ? AND piece IS NOT NULL`,
      entry,
    );
    return rows.toArray().flatMap((row) => pieceOf(row) ?? []);
  }

  #put(
    ...values: [id: string, entry: string, name: string, type: string, bytes: Uint8Array, piece: string | null]
  ): void {
    this.#sql.exec("INSERT OR REPLACE INTO inside_files VALUES (?, ?, ?, ?, ?, ?)", ...values);
  }
}

const COLUMNS = "id, name, type, bytes, piece";

function pieceOf({ id, name, type, piece }: Row): FilePiece | null {
  return piece === null ? null : { id, name, type, ...(JSON.parse(piece) as Place) };
}

import type { BoardEvent } from "../../domain/dialer/board.ts";
import type { UploadLine } from "../../protocol/dialers.ts";
import { type AcceptedUpload, singlesOf } from "../../store/spool/candidates.ts";

/** Lists that a board names, the newest. */
const SHOWN = 20;

/** The lists of this dialer, and how many rows of each may still be claimed: known by what has happened, never counted. */
export class Lists {
  readonly #sql: SqlStorage;
  readonly #singles: string;

  constructor(sql: SqlStorage, dialer: string) {
    this.#sql = sql;
    this.#singles = singlesOf(dialer);
  }

  /** What D1 knows of lists; answers what is new to the board. The one of single messages grows. */
  note(uploads: readonly AcceptedUpload[]): BoardEvent[] {
    return uploads.flatMap(({ id, position, file, at, by, rows }) => {
      const known = this.#sql.exec<{ rows: number }>("SELECT rows FROM lists WHERE id = ?", id).toArray()[0]?.rows ?? 0;
      if (known === rows) return [];
      this.#sql.exec(
        `INSERT INTO lists (id, position, file, at, by, rows, to_process) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET to_process = to_process + excluded.rows - rows, rows = excluded.rows`,
        id,
        position,
        file,
        at,
        by,
        rows,
        rows,
      );
      return [{ event: "uploaded", rows: rows - known }];
    });
  }

  /** Ids of lists with something left, in their order; `singles` alone, or all. */
  toProcess(which: "singles" | "all"): string[] {
    const lists = this.#sql
      .exec<{ id: string }>("SELECT id FROM lists WHERE to_process > 0 ORDER BY position")
      .toArray()
      .map(({ id }) => id);
    return which === "all" ? lists : lists.filter((id) => id === this.#singles);
  }

  isSingles(list: string): boolean {
    return list === this.#singles;
  }

  /** Rows of lists were claimed, or given back (fewer than none). */
  claimed(rows: Iterable<{ upload: string }>, sign: 1 | -1 = 1): void {
    const counts = new Map<string, number>();
    for (const { upload } of rows) counts.set(upload, (counts.get(upload) ?? 0) + sign);
    for (const [id, count] of counts)
      this.#sql.exec("UPDATE lists SET to_process = max(0, to_process - ?) WHERE id = ?", count, id);
  }

  /** D1 has nothing more of them. */
  exhausted(ids: readonly string[]): void {
    for (const id of ids) this.#sql.exec("UPDATE lists SET to_process = 0 WHERE id = ?", id);
  }

  all(): string[] {
    return this.#sql
      .exec<{ id: string }>("SELECT id FROM lists WHERE rows > deleted")
      .toArray()
      .map(({ id }) => id);
  }

  /** Rows were taken off the board, some of them before they were claimed. */
  removed(id: string, rows: number, toProcess: number): void {
    this.#sql.exec(
      "UPDATE lists SET deleted = deleted + ?, to_process = max(0, to_process - ?) WHERE id = ?",
      rows,
      toProcess,
      id,
    );
  }

  /** Nothing of it is on the board any more. */
  isEmpty(id: string): boolean {
    return this.#sql.exec("SELECT 1 FROM lists WHERE id = ? AND rows > deleted", id).toArray().length === 0;
  }

  shown(): UploadLine[] {
    return this.#sql
      .exec<{ id: string; file: string; rows: number; deleted: number; at: number; by: string }>(
        "SELECT id, file, rows, deleted, at, by FROM lists WHERE id <> ? ORDER BY position DESC LIMIT ?",
        this.#singles,
        SHOWN,
      )
      .toArray()
      .map(({ deleted, ...list }) => ({ ...list, state: list.rows > deleted ? "accepted" : "deleted" }));
  }
}

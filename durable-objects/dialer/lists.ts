import type { BoardEvent } from "../../domain/dialer/board.ts";
import type { ActiveList, UploadLine } from "../../protocol/dialers.ts";
import { type AcceptedUpload, singlesOf } from "../../store/spool/candidates.ts";

type Known = { rows: number; active: number; resting: number };

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

  /** What D1 knows of lists; answers what is new to the board. The one of single messages grows; a list of mails may rest (EML-73). */
  note(uploads: readonly AcceptedUpload[]): BoardEvent[] {
    return uploads.flatMap((upload): BoardEvent[] => {
      const known = this.#sql
        .exec<Known>("SELECT rows, active, resting FROM lists WHERE id = ?", upload.id)
        .toArray()[0];
      if (known === undefined) return this.#add(upload);
      if (upload.state === "accepted" && known.active === 0) return this.#resume(upload, known.resting);
      if (known.rows === upload.rows) return [];
      this.#sql.exec(
        "UPDATE lists SET to_process = to_process + ?1 - rows, rows = ?1 WHERE id = ?2",
        upload.rows,
        upload.id,
      );
      return [{ event: "uploaded", rows: upload.rows - known.rows }];
    });
  }

  /** All lists but that one rest: what is left of them goes off the board. */
  rest(active: string | null): BoardEvent[] {
    const left = this.#sql
      .exec<{ left: number | null }>(
        "SELECT sum(to_process) AS left FROM lists WHERE active = 1 AND id NOT IN (?, ?)",
        active ?? "",
        this.#singles,
      )
      .one().left;
    this.#sql.exec(
      "UPDATE lists SET active = 0, resting = to_process, to_process = 0 WHERE active = 1 AND id NOT IN (?, ?)",
      active ?? "",
      this.#singles,
    );
    return [{ event: "withdrawn", rows: left ?? 0 }];
  }

  /** EML-81: the list of mails that is sent; null: none is. */
  active(): ActiveList | null {
    const [list] = this.#sql
      .exec<{ id: string; file: string; rows: number }>(
        "SELECT id, file, rows FROM lists WHERE active = 1 AND rows > deleted AND id <> ? ORDER BY position DESC LIMIT 1",
        this.#singles,
      )
      .toArray();
    return list === undefined ? null : { id: list.id, name: list.file.replace(/\.csv$/i, ""), rows: list.rows };
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

  /** Lists of which nothing is left to send, each told once. Only while no row is claimed. */
  finished(): { id: string; name: string; rows: number }[] {
    return this.#sql
      .exec<{ id: string; name: string; rows: number }>(
        `UPDATE lists SET finished = 1
         WHERE finished = 0 AND active = 1 AND resting = 0 AND to_process = 0 AND rows > deleted AND id <> ?
         RETURNING id, file AS name, rows - deleted AS rows`,
        this.#singles,
      )
      .toArray();
  }

  /** Those with rows on the board; one that rests with something left is none of them: its time is still to come. */
  all(): string[] {
    return this.#sql
      .exec<{ id: string }>("SELECT id FROM lists WHERE rows > deleted AND resting = 0")
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
      .exec<{ id: string; file: string; rows: number; deleted: number; active: number; at: number; by: string }>(
        "SELECT id, file, rows, deleted, active, at, by FROM lists WHERE id <> ? ORDER BY position DESC LIMIT ?",
        this.#singles,
        SHOWN,
      )
      .toArray()
      .map(({ deleted, active, ...list }) => {
        const state = active === 1 ? "accepted" : "inactive";
        return { ...list, state: list.rows > deleted ? state : "deleted" };
      });
  }

  #add({ id, state, position, file, at, by, rows }: AcceptedUpload): BoardEvent[] {
    const active = state === "accepted" ? 1 : 0;
    const [toProcess, resting] = active === 1 ? [rows, 0] : [0, rows];
    this.#sql.exec(
      `INSERT INTO lists (id, position, file, at, by, rows, to_process, active, resting)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, position, file, at, by, rows, toProcess, active, resting],
    );
    return active === 1 ? [{ event: "uploaded", rows }] : [];
  }

  #resume({ id, position }: AcceptedUpload, resting: number): BoardEvent[] {
    this.#sql.exec(
      "UPDATE lists SET active = 1, to_process = resting, resting = 0, position = ? WHERE id = ?",
      position,
      id,
    );
    return [{ event: "uploaded", rows: resting }];
  }
}

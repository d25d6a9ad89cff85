import type { RemoteFile } from "../../channels/carrier.ts";
import { backoff } from "../../domain/backoff.ts";
import type { FileReference } from "../../protocol/conversation-word.ts";

type Row = { entry: string; file: string; remote: string; due: number; attempts: number };

interface CollectionsDeps {
  /** Fetches it from the carrier into R2 under the id of `file`; null: it is not there any more, or not acceptable. */
  collect(remote: RemoteFile, file: FileReference): Promise<FileReference | null>;
  /** Runs in the transaction that settles the row. */
  collected(entry: string, file: FileReference, now: number): void;
  afterwards(): void;
  wake(at: number): void;
}

const MOST_ATTEMPTS = 8;
const RETRY_MS = 15_000;

/** Files that customers sent and carriers keep for a while: fetched one by one, tried again when the carrier does not answer. */
export class Collections {
  readonly #ctx: DurableObjectState;
  readonly #deps: CollectionsDeps;
  #collecting = false;
  /** Nothing is left, as far as this instance knows: it need not look after every word. */
  #isEmpty = false;

  constructor(ctx: DurableObjectState, deps: CollectionsDeps) {
    this.#ctx = ctx;
    this.#deps = deps;
  }

  /** Inside the transaction of the entry; `start` after. */
  write(entry: string, file: FileReference, remote: RemoteFile, now: number): void {
    this.#isEmpty = false;
    this.#ctx.storage.sql.exec(
      "INSERT INTO collections VALUES (?, ?, ?, ?, 0) ON CONFLICT (entry) DO NOTHING",
      entry,
      JSON.stringify(file),
      JSON.stringify(remote),
      now,
    );
    this.#deps.wake(now + RETRY_MS);
  }

  start(): void {
    if (this.#collecting || this.#isEmpty || this.#next() === null) return;
    this.#collecting = true;
    this.#ctx.waitUntil(this.#run().finally(() => (this.#collecting = false)));
  }

  async #run(): Promise<void> {
    for (let row = this.#next(); row !== null; row = this.#next()) {
      const file = JSON.parse(row.file) as FileReference;
      const remote = JSON.parse(row.remote) as RemoteFile;
      try {
        this.#settle(row, (await this.#deps.collect(remote, file)) ?? file);
        this.#deps.afterwards();
      } catch {
        this.#postpone(row, file);
      }
    }
  }

  /** After enough attempts it stays as it was announced: a name without bytes. */
  #postpone(row: Row, file: FileReference): void {
    const attempts = row.attempts + 1;
    if (attempts >= MOST_ATTEMPTS) return this.#settle(row, file);
    const due = Date.now() + backoff(attempts + 4, Math.random());
    this.#ctx.storage.sql.exec(
      "UPDATE collections SET due = ?, attempts = ? WHERE entry = ?",
      due,
      attempts,
      row.entry,
    );
    this.#deps.wake(due);
  }

  #settle(row: Row, file: FileReference): void {
    this.#ctx.storage.transactionSync(() => {
      this.#ctx.storage.sql.exec("DELETE FROM collections WHERE entry = ?", row.entry);
      if (file.size > 0) this.#deps.collected(row.entry, file, Date.now());
    });
  }

  #next(): Row | null {
    const row = this.#ctx.storage.sql.exec<Row>("SELECT * FROM collections ORDER BY due LIMIT 1").toArray()[0] ?? null;
    this.#isEmpty = row === null;
    if (row === null || row.due <= Date.now()) return row;
    this.#deps.wake(row.due);
    return null;
  }
}

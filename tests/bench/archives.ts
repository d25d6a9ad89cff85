import { indexRows } from "../../store/archive/search-row.ts";
import type { ReadsAsked } from "./archive-reader.ts";
import { BareWorker } from "./bare-worker.ts";
import { bundled } from "./bundled.ts";
import { layOutArchive } from "./spool-schema.ts";

const AT_ONCE = 50_000;

/** Archives of so many interactions, each a database of its own, beside a Worker that searches. */
export class Archives {
  readonly #worker: BareWorker;

  private constructor(worker: BareWorker) {
    this.#worker = worker;
  }

  static async open(sizes: readonly number[]): Promise<Archives> {
    const d1Databases = Object.fromEntries(sizes.map((size) => [nameOf(size), { id: nameOf(size) }]));
    const archives = new Archives(
      await BareWorker.start(await bundled("tests/bench/archive-reader.ts"), { d1Databases }),
    );
    for (const size of sizes) await archives.#fill(size);
    return archives;
  }

  /** ms of one search, on the average of so many; it must find something. */
  async search(size: number, search: ReadsAsked["search"], times: number): Promise<number> {
    const asked: ReadsAsked = { archive: nameOf(size), search, times };
    const began = performance.now();
    const { found } = await this.#worker.ask<{ found: number }>(asked);
    if (found === 0) throw new Error(`Nothing was found by ${JSON.stringify(search)}`);
    return (performance.now() - began) / times;
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  async #fill(size: number): Promise<void> {
    const archive = await this.#worker.mf.getD1Database(nameOf(size));
    await layOutArchive(archive);
    for (let from = 1; from <= size; from += AT_ONCE) {
      const some = Math.min(AT_ONCE, size - from + 1);
      await archive.prepare(ROWS).bind(from, some).run();
      await archive
        .prepare(WORDS)
        .bind(from, from + some - 1)
        .run();
    }
  }
}

const nameOf = (size: number) => `ARCHIVE_${size}`;

export const BEGAN_MS = Date.UTC(2025, 0);

/** 40 campaigns, 200 agents, one interaction a minute. */
const ROWS = `INSERT INTO interactions (row, id, conversation, campaign, channel, case_number, customer_name, customer_mail, customer_phone,
    language, state, closed_by, entered_at, assigned_at, closed_at, waited_s, agent, segments, disposition, rating, rev)
  WITH RECURSIVE one (n) AS (SELECT CAST(?1 AS INTEGER) UNION ALL SELECT n + 1 FROM one WHERE n < ?1 + ?2 - 1)
  SELECT n, 'i' || n, 'c' || n, 'campaign-' || (n % 40), CASE n % 3 WHEN 0 THEN 'sms' ELSE 'webchat' END, 'VEN-' || n, 'Ana ' || n, '',
    '+598' || (91000000 + n), 'es', 'closed', 'agent', ${BEGAN_MS} + n * 60000, ${BEGAN_MS} + n * 60000 + 1000, ${BEGAN_MS} + n * 60000 + 300000, 1, 'agent-' || (n % 200), '[]',
    NULL, n % 5 + 1, 1 FROM one`;
const WORDS = indexRows(
  "'hola gracias por escribir el pedido ' || (row % 9973) || ' llega en dias a la calle ' || (row % 211)",
  "interactions AS stored WHERE row BETWEEN ? AND ?",
);

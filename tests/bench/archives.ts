import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { indexRows } from "../../store/archive/search-row.ts";
import type { ReadsAsked } from "./archive-reader.ts";
import { bundled } from "./bundled.ts";
import { WORKER } from "./house.ts";
import { layOutArchive } from "./spool-schema.ts";

const AT_ONCE = 50_000;

/** Archives of so many interactions, each a database of its own, beside a Worker that searches. */
export class Archives {
  readonly #mf: Miniflare;
  readonly #folder: string;

  private constructor(mf: Miniflare, folder: string) {
    this.#mf = mf;
    this.#folder = folder;
  }

  static async open(sizes: readonly number[]): Promise<Archives> {
    const folder = mkdtempSync(join(tmpdir(), "deskline-archives-"));
    const mf = new Miniflare(
      convertV4MiniflareOptions({
        ...WORKER,
        host: "127.0.0.1",
        port: 0,
        cf: false,
        telemetry: { enabled: false },
        resourcePersistencePath: folder,
        script: await bundled("tests/bench/archive-reader.ts"),
        d1Databases: Object.fromEntries(sizes.map((size) => [nameOf(size), { id: nameOf(size) }])),
      }),
    );
    const archives = new Archives(mf, folder);
    for (const size of sizes) await archives.#fill(size);
    return archives;
  }

  /** ms of one search, on the average of so many; it must find something. */
  async search(size: number, search: ReadsAsked["search"], times: number): Promise<number> {
    const asked: ReadsAsked = { archive: nameOf(size), search, times };
    const began = performance.now();
    const answer = await this.#mf.dispatchFetch("http://archives/", { method: "POST", body: JSON.stringify(asked) });
    const { found } = (await answer.json()) as { found: number };
    if (found === 0) throw new Error(`Nothing was found by ${JSON.stringify(search)}`);
    return (performance.now() - began) / times;
  }

  async stop(): Promise<void> {
    await this.#mf.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #fill(size: number): Promise<void> {
    const archive = await this.#mf.getD1Database(nameOf(size));
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

import { BareWorker } from "./bare-worker.ts";
import { bundled } from "./bundled.ts";
import type { ClaimsAsked } from "./claimer.ts";
import { layOutSpool } from "./spool-schema.ts";

const AT_ONCE = 100_000;
/** One in so many customers is on the black list. */
const BLOCKED = 10;

/** A list of so many rows, each spool in a database of its own, beside a Worker that claims. */
export class Spools {
  readonly #worker: BareWorker;
  readonly #turns = new Map<number, number>();

  private constructor(worker: BareWorker) {
    this.#worker = worker;
  }

  static async open(sizes: readonly number[]): Promise<Spools> {
    const d1Databases = Object.fromEntries(sizes.map((size) => [nameOf(size), { id: nameOf(size) }]));
    const spools = new Spools(await BareWorker.start(await bundled("tests/bench/claimer.ts"), { d1Databases }));
    for (const size of sizes) await spools.#fill(size);
    return spools;
  }

  /** ms of one claim of fifty, on the average of so many. */
  async claim(size: number, claims: number): Promise<number> {
    const turn = this.#turns.get(size) ?? 1;
    this.#turns.set(size, turn + claims);
    const asked: ClaimsAsked = { spool: nameOf(size), upload: "list", dialer: "bench", turn, claims };
    const began = performance.now();
    const { taken } = await this.#worker.ask<{ taken: number }>(asked);
    const each = (performance.now() - began) / claims;
    if (taken !== claims * 50) throw new Error(`${taken} rows were had by ${claims} claims`);
    return each;
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  async #fill(size: number): Promise<void> {
    const spool = await this.#worker.mf.getD1Database(nameOf(size));
    await layOutSpool(spool);
    await spool.prepare(LIST).bind(size).run();
    for (let from = 0; from < size; from += AT_ONCE)
      await spool
        .prepare(ROWS)
        .bind(from, Math.min(AT_ONCE, size - from))
        .run();
    await spool.prepare(BLACK_LIST).bind(BLOCKED).run();
  }
}

const nameOf = (size: number) => `SPOOL_${size}`;

const LIST = `INSERT INTO uploads (id, dialer, file, hash, rows, state, position, at, by)
  VALUES ('list', 'bench', 'LIST.csv', '', ?, 'accepted', 1, 0, 'Bench')`;
const ROWS = `INSERT INTO sms_spool (upload, dialer, state, priority, destiny, address, message, data)
  WITH RECURSIVE row (n) AS (SELECT ?1 UNION ALL SELECT n + 1 FROM row WHERE n < ?1 + ?2 - 1)
  SELECT 'list', 'bench', 1, n * 7 % 100, '0' || (91000000 + n), '+598' || (91000000 + n), 'su cuota ' || n || ' vence', '[]' FROM row`;
const BLACK_LIST = `INSERT INTO black_list (address, scope, source, at, by)
  SELECT address, '', 'upload', 0, 'Bench' FROM sms_spool WHERE id % ? = 0`;

import { ROW } from "../../domain/dialer/row-state.ts";
import { sleep, until } from "../faults/patience.ts";
import { BARE_SENDER, bareSend } from "./bare-sender.ts";
import { House, type HouseOptions } from "./house.ts";

export const ALWAYS = {
  zone: "America/Montevideo",
  ranges: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "23:59" }],
};
const PATIENCE_MS = 600_000;
const LOOK_EVERY_MS = 200;

/** Dialers with their lists, and the floor in the same workerd. */
export class Bulk {
  readonly #house: House;
  #runs = 0;
  /** Of all lists. */
  #rows = 0;

  private constructor(house: House) {
    this.#house = house;
  }

  static async start(options: Omit<HouseOptions, "beside">): Promise<Bulk> {
    return new Bulk(await House.start({ ...options, beside: [BARE_SENDER] }));
  }

  get url(): URL {
    return this.#house.runtime.url;
  }

  /** Lists of `rows` by each of `dialers` at one account of `rate` messages a second (0: as fast as they can); messages a second. */
  async lists(dialers: number, rows: number, rate = 0): Promise<number> {
    const { admin, carrier } = this.#house;
    const run = this.#run();
    await this.#house.account(run, rate);
    const names = Array.from({ length: dialers }, (_, n) => `${run}-${n}`);
    for (const [n, name] of names.entries()) {
      await admin.ask("/api/dialers", { name, provider: run, dialString: "1", interval: 0, schedule: ALWAYS });
      const lines = Array.from({ length: rows }, (_, line) => `${name};098${100_000 + n * rows + line};Hola ${line};1`);
      await admin.send(`/api/dialers/${name}/uploads?name=LIST.csv`, lines.join("\n"), "text/csv");
    }
    await Promise.all(names.map((name) => admin.ask(`/api/dialers/${name}/start`, {})));
    await until(`${run} is sent`, PATIENCE_MS, () => carrier.taken(run) === dialers * rows);
    this.#rows += dialers * rows;
    await until(`D1 knows of ${run}`, PATIENCE_MS, () => this.#allProcessed());
    return carrier.rate(run);
  }

  /** The same calls by as many bare Workers; messages a second. */
  async bare(workers: number, calls: number): Promise<number> {
    const run = this.#run();
    await bareSend(this.#house.runtime.mf, `${this.#house.origin}/${run}`, workers, calls);
    return this.#house.carrier.rate(run);
  }

  stop(): Promise<void> {
    return this.#house.stop();
  }

  #run(): string {
    this.#runs += 1;
    return `run-${this.#runs}`;
  }

  /** As the spool has them: anything else would be a faster list than it is. */
  async #allProcessed(): Promise<boolean> {
    const spool = await this.#house.runtime.mf.getD1Database("SPOOL");
    const counted = spool.prepare("SELECT count(*) AS n FROM sms_spool WHERE state = ?").bind(ROW.PROCESSED);
    await sleep(LOOK_EVERY_MS);
    return (await counted.first<number>("n")) === this.#rows;
  }
}

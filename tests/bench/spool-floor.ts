import { BareWorker } from "./bare-worker.ts";
import { layOutSpool } from "./spool-schema.ts";

/** The least that a list could cost: rows that are there already, a thousand a statement, into the same table. */
const BARE = `
const INSERT = \`INSERT INTO sms_spool (upload, dialer, state, priority, destiny, address, message, device, data)
  SELECT 'bare', 'bare', 1, value ->> 3, value ->> 0, value ->> 1, value ->> 2, value ->> 4, value -> 5 FROM json_each(?)\`;
let statements = [];
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname === "/prepare") {
      const rows = Number(url.searchParams.get("rows"));
      statements = [];
      for (let from = 0; from < rows; from += 1000) {
        const list = Array.from({ length: Math.min(1000, rows - from) }, (_, n) => {
          const number = 91000000 + (from + n) * 7 % 8000000;
          return ["0" + number, "+598" + number, "12345678 su cuota " + (from + n) + " vence", 99, "", []];
        });
        statements.push(JSON.stringify(list));
      }
    } else {
      const insert = env.SPOOL.prepare(INSERT);
      for (const rows of statements) await insert.bind(rows).run();
    }
    return new Response();
  },
};
`;

export interface SpoolFloor {
  /** ms. */
  insert(rows: number): Promise<number>;
  stop(): Promise<void>;
}

export async function startSpoolFloor(): Promise<SpoolFloor> {
  const worker = await BareWorker.start(BARE, { d1Databases: { SPOOL: { id: "floor" } } });
  const { mf, url } = worker;
  await layOutSpool(await mf.getD1Database("SPOOL"));
  return {
    async insert(rows) {
      await (await fetch(new URL(`/prepare?rows=${rows}`, url))).text();
      const began = performance.now();
      await (await fetch(new URL("/insert", url))).text();
      return performance.now() - began;
    },
    stop: () => worker.stop(),
  };
}

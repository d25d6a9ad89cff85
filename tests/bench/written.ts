/** In front of the built Worker: counts the rows that it writes, indices included, as databases and storage tell them themselves. */
export const COUNTING = `
import * as built from "./index.js";
import { env } from "cloudflare:workers";
export * from "./index.js";

const written = { databases: 0, objects: 0, alarms: 0 };

let sender = env.SPOOL.withSession();
while (!Object.hasOwn(sender, "_sendOrThrow")) sender = Object.getPrototypeOf(sender);
const send = sender._sendOrThrow;
sender._sendOrThrow = async function (...asked) {
  const answers = [await send.apply(this, asked)].flat();
  for (const { meta } of answers) written.databases += meta.rows_written;
  return answers.length === 1 && !Array.isArray(asked[1]) ? answers[0] : answers;
};

let counts = false;
function count(storage) {
  if (counts) return;
  counts = true;
  const [sql, own] = [storage.sql, storage].map((one) => Object.getPrototypeOf(one));
  const { exec } = sql;
  sql.exec = function (...asked) {
    const cursor = exec.apply(this, asked);
    written.objects += cursor.rowsWritten;
    return cursor;
  };
  const { setAlarm } = own;
  own.setAlarm = function (...asked) {
    written.alarms += 1;
    return setAlarm.apply(this, asked);
  };
}

export class Directory extends built.Directory {
  constructor(ctx, env) {
    count(ctx.storage);
    super(ctx, env);
  }
}

export default {
  ...built.default,
  fetch(request, env, ctx) {
    return new URL(request.url).pathname === "/api/written" ? Response.json(written) : built.default.fetch(request, env, ctx);
  },
};
`;

/** Rows, of all that were written since the start; an alarm that is set is billed as a row. */
export interface Written {
  databases: number;
  objects: number;
  alarms: number;
}

export async function written(deskline: URL): Promise<Written> {
  return (await (await fetch(new URL("/api/written", deskline))).json()) as Written;
}

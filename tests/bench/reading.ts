/** In front of the built Worker: counts the rows that conversations read until a reader's socket is greeted, waking included, as their storage tells it. */
export const READING = `
import * as built from "./index.js";
export * from "./index.js";

let rows = 0;
/** Null: nothing is counted now. A cursor may be looked at only by the call that it belongs to. */
let cursors = null;
function counted(act) {
  cursors = [];
  try {
    return act();
  } finally {
    rows += cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
    cursors = null;
  }
}

let isWatched = false;
function watch(sql) {
  if (isWatched) return;
  isWatched = true;
  const kind = Object.getPrototypeOf(sql);
  const { exec } = kind;
  kind.exec = function (...asked) {
    const cursor = exec.apply(this, asked);
    cursors?.push(cursor);
    return cursor;
  };
}

export class Conversation extends built.Conversation {
  constructor(ctx, env) {
    watch(ctx.storage.sql);
    counted(() => super(ctx, env));
  }

  fetch(request) {
    return counted(() => super.fetch(request));
  }
}

export default {
  ...built.default,
  fetch(request, env, ctx) {
    if (new URL(request.url).pathname !== "/api/read") return built.default.fetch(request, env, ctx);
    const read = rows;
    rows = 0;
    return Response.json(read);
  },
};
`;

/** Rows since this was asked last. */
export async function rowsRead(deskline: URL): Promise<number> {
  return (await (await fetch(new URL("/api/read", deskline))).json()) as number;
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { Line, type Pair } from "./line.ts";

/** The least that a chat could cost: an object that stores a row and sends the word on. */
const BARE = `
import { DurableObject } from "cloudflare:workers";
export class Bare extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS words (id INTEGER PRIMARY KEY, body TEXT NOT NULL)");
  }
  fetch() {
    const [client, server] = Object.values(new WebSocketPair());
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }
  webSocketMessage(socket, message) {
    this.ctx.storage.sql.exec("INSERT INTO words (body) VALUES (?)", message);
    for (const other of this.ctx.getWebSockets()) if (other !== socket) other.send(message);
  }
}
export default { fetch: (request, env) => env.BARE.getByName(new URL(request.url).pathname).fetch(request) };
`;

export interface Floor {
  /** A line to the object of that name. */
  open(name: string): Promise<Line>;
  pair(name: string): Promise<Pair>;
  stop(): Promise<void>;
}

export async function startFloor(): Promise<Floor> {
  const folder = mkdtempSync(join(tmpdir(), "deskline-floor-"));
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      telemetry: { enabled: false },
      resourcePersistencePath: folder,
      modules: true,
      script: BARE,
      compatibilityDate: "2026-10-01",
      durableObjects: { BARE: { className: "Bare", useSQLite: true } },
    }),
  );
  const url = (await mf.ready).href.replace("http", "ws");
  const textOf = (data: string) => [(JSON.parse(data) as { text: string }).text];
  const open = (name: string) =>
    Line.open(new URL(name, url).href, [], (text) => JSON.stringify({ id: crypto.randomUUID(), text }), textOf);
  return {
    open,
    pair: async (name) => ({ visitor: await open(name), agent: await open(name) }),
    stop: async () => {
      await mf.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

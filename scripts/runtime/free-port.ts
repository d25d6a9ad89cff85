import { once } from "node:events";
import { createServer } from "node:net";

/** Below those from which systems take the ports of outgoing calls: one of these could be taken before it is listened on. */
const [FIRST, LAST] = [20_000, 32_767];
const TRIES = 100;

/** A port of `host` that nobody listens on at this moment. */
export async function freePort(host: string): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port, host)) return port;
  }
  throw new Error(`no port on ${host}`);
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer().listen(port, host);
  const isOpen = await once(server, "listening").then(
    () => true,
    () => false,
  );
  if (!isOpen) return false;
  server.close();
  await once(server, "close");
  return true;
}

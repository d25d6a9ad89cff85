import { once } from "node:events";
import { createServer } from "node:net";

/** A port of `host` that nobody listens on at this moment. */
export async function freePort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error(`no port on ${host}`);
  return address.port;
}

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { ROOT } from "../runtime/root.ts";

const FOLDER = join(ROOT, "sandbox", "demo-host");
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** A customer's web site on an origin of its own, which embeds the widget of `deskline`. Port 0: a free one. */
export async function startDemoHost(options: {
  deskline: URL;
  port: number;
  host: string;
}): Promise<{ url: URL; server: Server }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://demo");
    const file = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    try {
      const body = await readFile(join(FOLDER, file));
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      const isText = type.startsWith("text/");
      response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
      response.end(isText ? body.toString().replaceAll("{{DESKLINE}}", options.deskline.origin) : body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
    }
  });
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(options.port, options.host, resolve),
  );
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return { url: new URL(`http://${options.host}:${port}/`), server };
}

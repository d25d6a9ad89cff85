import type { MiddlewareHandler } from "hono";

/** What no page may do with an answer of a door. It is no page itself: the sandbox stands for what is said of pages elsewhere. */
const HEADERS: [name: string, value: string][] = [
  ["Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'"],
  ["Strict-Transport-Security", "max-age=31536000"],
  ["X-Content-Type-Options", "nosniff"],
];

/** Of doors of programs and of the portal. An answer that says how long it may be kept keeps that; `/api/docs` is a page with headers of its own. */
export const answerHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  // The answer to an upgrade comes from an object: its headers cannot be changed, and no browser reads them.
  if (c.req.method === "GET" && c.req.header("Upgrade") === "websocket") return;
  // Not by `c.header`, which makes the finished answer anew.
  const { headers } = c.res;
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  if (c.req.path === "/api/docs") return;
  for (const [name, value] of HEADERS) headers.set(name, value);
};

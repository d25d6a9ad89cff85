import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { PROVIDER_TYPES } from "../../protocol/providers.ts";
import type { ApiCall } from "../carriers/carrier.ts";
import type { SandboxEnv } from "../environment.ts";
import { exchangeOf, fileResponse } from "./exchange.ts";

/** `/<type>/…`: the API of a carrier of that type, to which an account's *URL* points. */
export const carriers = new Hono<{ Bindings: SandboxEnv }>().all("/:type/*", async (c, next) => {
  const type = PROVIDER_TYPES.find((one) => one === c.req.param("type"));
  if (type === undefined) return next();
  const { origin, pathname, search } = new URL(c.req.url);
  const call: ApiCall = {
    method: c.req.method,
    path: pathname.slice(type.length + 1),
    query: search.slice(1),
    headers: { ...c.req.header() },
    body: await c.req.text(),
    base: `${origin}/${type}`,
  };
  const reply = await exchangeOf(c.env).asked({ type, call });
  if ("file" in reply) return fileResponse(c.env, reply.file);
  if (reply.wait > 0) await scheduler.wait(reply.wait);
  if (reply.cut) return cutConnection();
  const { status, headers, body } = reply.answer;
  return c.body(body, status as ContentfulStatusCode, headers);
});

/** A body that breaks before its first byte: the caller sees its connection closed and no status at all. */
function cutConnection(): Response {
  return new Response(new ReadableStream({ start: (controller) => controller.error(new Error("cut on purpose")) }));
}

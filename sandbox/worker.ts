import { Hono } from "hono";
import { administration } from "./doors/administration.ts";
import { carriers } from "./doors/carriers.ts";
import { phone } from "./doors/phone.ts";
import type { SandboxEnv } from "./environment.ts";

export { Exchange } from "./exchange/exchange.ts";

/** Pretend carriers for local use and tests: no part of what is deployed. */
const app = new Hono<{ Bindings: SandboxEnv }>()
  .route("/", administration)
  .route("/phone", phone)
  .all("/mailboxes/*", (c) => c.env.MAILBOXES.fetch(c.req.raw))
  .all("/mailboxes", (c) => c.env.MAILBOXES.fetch(c.req.raw))
  .route("/", carriers)
  .all("*", (c) => c.env.PAGES.fetch(c.req.raw))
  .onError((error, c) => {
    console.error(c.req.method, c.req.path, error);
    return c.text(`${error}`, 500);
  });

export default { fetch: app.fetch } satisfies ExportedHandler<SandboxEnv>;

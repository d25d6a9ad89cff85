import { type Context, Hono } from "hono";
import { z } from "zod";
import { PROVIDER_TYPES } from "../../protocol/providers.ts";
import type { SandboxEnv } from "../environment.ts";
import { accounts as accountList } from "../network/account.ts";
import { settings as networkSettings } from "../network/settings.ts";
import { exchangeOf } from "./exchange.ts";
import { isProven } from "./handshake.ts";

const messageQuery = z.object({
  type: z.enum(PROVIDER_TYPES).optional(),
  account: z.string().optional(),
  to: z.string().optional(),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
  all: z.stringbool().default(false),
});

/** What tests and the settings page ask and change; JSON both ways, 400 with the first thing that is wrong. */
export const administration = new Hono<{ Bindings: SandboxEnv }>()
  .get("/settings", async (c) => c.json(await exchangeOf(c.env).settings()))
  /** All of it: what is left out becomes calm again. */
  .put("/settings", async (c) => {
    const changed = networkSettings.safeParse(await json(c));
    if (!changed.success) return c.text(z.prettifyError(changed.error), 400);
    await exchangeOf(c.env).putSettings(changed.data);
    return c.json(changed.data);
  })
  .get("/accounts", async (c) => c.json(await exchangeOf(c.env).accounts()))
  /** One or a list; an account of the same name is replaced. Meta asks each address to prove itself: `proven`. */
  .put("/accounts", async (c) => {
    const changed = accountList.safeParse(await json(c));
    if (!changed.success) return c.text(z.prettifyError(changed.error), 400);
    await exchangeOf(c.env).putAccounts({ changed: changed.data, origin: new URL(c.req.url).origin });
    return c.json(
      await Promise.all(changed.data.map(async (account) => ({ name: account.name, proven: await isProven(account) }))),
    );
  })
  .delete("/accounts/:name", async (c) => {
    await exchangeOf(c.env).removeAccount(c.req.param("name"));
    return c.body(null, 204);
  })
  /** What reached customers, by age; `?to=&type=&account=&after=<id>&limit=`, with `all=true` the requests that left nothing too. */
  .get("/messages", async (c) => {
    const query = messageQuery.safeParse(c.req.query());
    if (!query.success) return c.text(z.prettifyError(query.error), 400);
    return c.json(await exchangeOf(c.env).messages(query.data));
  })
  .delete("/messages", async (c) => {
    await exchangeOf(c.env).forget();
    return c.body(null, 204);
  })
  .get("/latest", async (c) => c.json(await exchangeOf(c.env).latest(40)))
  /** Address → how many messages arrived there; `?type=&account=`. */
  .get("/counts", async (c) =>
    c.json(await exchangeOf(c.env).counts({ type: c.req.query("type") ?? "", account: c.req.query("account") ?? "" })),
  )
  /** Who asked whom for silence, and since when (ms) the other side knows. */
  .get("/stops", async (c) => c.json(await exchangeOf(c.env).stops()))
  /** Webhooks that are still to be taken, and those given up. */
  .get("/post", async (c) => c.json(await exchangeOf(c.env).post()));

async function json(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
}

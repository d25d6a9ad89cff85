import { Hono } from "hono";
import { directoryOf } from "../../durable-objects/addresses.ts";
import { seedDemo } from "../../store/demo.ts";
import { hashPassword } from "../access/password-hash.ts";
import { refuse } from "../problems.ts";

/** The page that embeds the widget is served from this machine, on any port. */
const HOSTS = ["127.0.0.1", "localhost"];

/** Demo data of an installation on one's own machine. Elsewhere this door does not exist: only `npm start` sets `LOCAL_DEMO`. */
export const local = new Hono<{ Bindings: Env & { LOCAL_DEMO?: string } }>().post("/local/seed", async (c) => {
  if (c.env.LOCAL_DEMO !== "true") refuse("not_found");
  await seedDemo(c.env.CONFIG, HOSTS, (password) => hashPassword(password, c.env.AUTH_SECRET));
  await directoryOf(c.env).changed();
  return c.body(null, 204);
});

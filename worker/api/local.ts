import { Hono } from "hono";
import { directoryOf } from "../../durable-objects/addresses.ts";
import { seedCarriers } from "../../store/demo/carriers.ts";
import { seedDemo } from "../../store/demo.ts";
import { hashPassword } from "../access/password-hash.ts";
import { refuse } from "../problems.ts";

/** The page that embeds the widget is served from this machine, on any port. */
const HOSTS = ["127.0.0.1", "localhost"];

type Local = Env & { LOCAL_DEMO?: string; SANDBOX_URL?: string };

/**
 * Demo data of an installation on one's own machine, answered with the accounts that the pretend carriers at `SANDBOX_URL` have to know.
 * Elsewhere this door does not exist: only `npm start` sets `LOCAL_DEMO`.
 */
export const local = new Hono<{ Bindings: Local }>().post("/local/seed", async (c) => {
  const { LOCAL_DEMO, SANDBOX_URL, CONFIG, AUTH_SECRET, SEAL_SECRET } = c.env;
  if (LOCAL_DEMO !== "true") refuse("not_found");
  await seedDemo(CONFIG, HOSTS, (password) => hashPassword(password, AUTH_SECRET));
  const accounts = SANDBOX_URL ? await seedCarriers(CONFIG, SEAL_SECRET, new URL(SANDBOX_URL)) : [];
  await directoryOf(c.env).changed();
  return c.json({ accounts });
});

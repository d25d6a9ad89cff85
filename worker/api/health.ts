import { Hono } from "hono";
import { directoryOf } from "../../durable-objects/addresses.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { healthDetails } from "../health/details.ts";
import { refuse } from "../problems.ts";

/** What waits, fails or was not understood: for who sees every campaign, since it names all. */
const details = new Hono<SignedIn>().get("/health/details", signedIn, requires("providers"), async (c) => {
  if (c.var.principal.campaigns !== "all") refuse("forbidden", "It is for who sees all campaigns");
  return c.json(await healthDetails(c.env, Date.now()));
});

/** Whether this installation answers; the objects, not D1, decide: it serves on while D1 is away. */
export const health = new Hono<{ Bindings: Env }>()
  .get("/health", async (c) => {
    const untold = await directoryOf(c.env).untold();
    return c.json({ status: "ok", notYetTold: untold.length });
  })
  .route("/", details);

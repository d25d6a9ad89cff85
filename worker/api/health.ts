import { Hono } from "hono";
import { directoryOf } from "../../durable-objects/addresses.ts";

/** Whether this installation answers; the objects, not D1, decide: it serves on while D1 is away. */
export const health = new Hono<{ Bindings: Env }>().get("/health", async (c) => {
  const untold = await directoryOf(c.env).untold();
  return c.json({ status: "ok", notYetTold: untold.length });
});

import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";

/** The least that a program's message could cost: a door that parses it, and one row in an object of its number. */
export class BareNumber extends DurableObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS words (id TEXT PRIMARY KEY, text TEXT NOT NULL)");
  }

  keep({ id, text }: { id: string; text: string }): void {
    this.ctx.storage.sql.exec("INSERT INTO words VALUES (?, ?)", id, text);
  }
}

const app = new Hono<{ Bindings: { NUMBER: DurableObjectNamespace<BareNumber> } }>();
app.post("/api/messages/sms", async (c) => {
  const { destination, message } = await c.req.json<{ destination: string; message: string }>();
  const id = crypto.randomUUID();
  await c.env.NUMBER.getByName(destination).keep({ id, text: message });
  return c.json({ id, segments: 1 }, 202);
});

export default app;

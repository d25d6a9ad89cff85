import { type Context, Hono } from "hono";
import { directoryOf } from "../../durable-objects/addresses.ts";
import { tryAside } from "../../protocol/health.ts";
import { recordAct } from "../../store/changes.ts";
import { actorOf } from "../access/actor.ts";
import { requires, type SignedIn, signedIn } from "../access/session.ts";
import { tryAsideOf } from "../health/aside.ts";
import { healthDetails } from "../health/details.ts";
import { parsed, refuse } from "../problems.ts";
import { refuseLimited } from "./selection.ts";

/** What waits, fails or was not understood: for who sees every campaign, since it names all. */
const details = new Hono<SignedIn>()
  .use("/health/*", signedIn, requires("providers"), seesAll)
  .get("/health/details", async (c) => c.json(await healthDetails(c.env, Date.now())))
  .post("/health/aside", async (c) => {
    const { kind, id } = await parsed(c, tryAside);
    await recordAct(c.env.CONFIG, actorOf(c), { action: "aside.try", subject: `${kind}:${id}` });
    if (!(await tryAsideOf(c.env, { kind, id }))) refuse("not_found");
    return c.body(null, 204);
  });

async function seesAll(c: Context<SignedIn>, next: () => Promise<void>): Promise<void> {
  refuseLimited(c, "It is for who sees all campaigns");
  await next();
}

/** Whether this installation answers; the objects, not D1, decide: it serves on while D1 is away. */
export const health = new Hono<{ Bindings: Env }>()
  .get("/health", async (c) => {
    const untold = await directoryOf(c.env).untold();
    return c.json({ status: "ok", notYetTold: untold.length });
  })
  .route("/", details);

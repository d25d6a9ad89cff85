import type { Context } from "hono";
import { directoryOf } from "../../durable-objects/addresses.ts";
import { forgetCampaigns } from "../../durable-objects/directory/door.ts";
import type { Actor } from "../../store/changes.ts";
import { forgetRights, type SignedIn } from "./session.ts";

/** Who is written into the audit log. */
export function actorOf(c: Context<SignedIn>): Actor {
  const { user, name } = c.var.principal;
  return { id: user, name };
}

/** The configuration has changed: `Directory` tells whom it concerns, this isolate forgets what it kept. A hint; cron repeats it. */
export function changed(c: Context<SignedIn>): void {
  forgetCampaigns();
  forgetRights();
  c.executionCtx.waitUntil(
    directoryOf(c.env)
      .changed()
      .catch(() => {}),
  );
}

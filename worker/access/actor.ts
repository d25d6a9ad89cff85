import { directoryOf } from "../../durable-objects/addresses.ts";
import { forgetCampaigns } from "../../durable-objects/directory/door.ts";
import type { Principal } from "../../protocol/snapshots.ts";
import type { Actor } from "../../store/changes.ts";
import { forgetCallers } from "./caller.ts";
import { forgetRights } from "./rights.ts";

/** Who is written into the audit log: who sees as another user is themselves there. */
export function actorOf(c: { var: { principal: Principal } }): Actor {
  const { user, name, viewedBy } = c.var.principal;
  return viewedBy === undefined ? { id: user, name } : { id: viewedBy.user, name: viewedBy.name };
}

/** The configuration has changed: `Directory` tells whom it concerns, this isolate forgets what it kept. A hint; cron repeats it. */
export function changed(c: { env: Env; executionCtx: { waitUntil(promise: Promise<unknown>): void } }): void {
  forgetCampaigns();
  forgetRights();
  forgetCallers();
  c.executionCtx.waitUntil(
    directoryOf(c.env)
      .changed()
      .catch(() => {}),
  );
}

import type { Context } from "hono";
import { queueOf } from "../../durable-objects/addresses.ts";
import { hostPage, isOwnPage } from "./host-page.ts";

const MOST_VISITS = 1_000;
const VISIT_KEPT_MS = 60_000;
const visits = new Map<string, number>();

/** A site has loaded the widget: told to the queue once a minute, site and isolate, so that a first-run screen sees it come. */
export function noteVisit<Door extends { Bindings: Env }>(c: Context<Door>, campaign: string): void {
  const page = hostPage(c);
  if (page === null || isOwnPage(c)) return;
  const [key, now] = [`${campaign} ${page}`, Date.now()];
  if (now - (visits.get(key) ?? 0) < VISIT_KEPT_MS) return;
  if (visits.size >= MOST_VISITS) visits.clear();
  visits.set(key, now);
  const host = URL.parse(page)?.host ?? page;
  c.executionCtx.waitUntil(
    queueOf(c.env, campaign)
      .visited({ at: now, host })
      .catch(() => visits.delete(key)),
  );
}

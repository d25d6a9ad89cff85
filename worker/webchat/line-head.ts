import { queueOf } from "../../durable-objects/addresses.ts";
import type { LineHead } from "../../protocol/webchat.ts";

/** A visitor's place may be so old; the edge keeps the answer as long. */
export const LINE_KEPT_SECONDS = 5;

const heads = new Map<string, { head: Promise<LineHead>; at: number }>();

/** One call to the queue every five seconds and isolate, however many visitors ask. */
export function lineHead(env: Env, campaign: string): Promise<LineHead> {
  const known = heads.get(campaign);
  const now = Date.now();
  if (known !== undefined && now - known.at < LINE_KEPT_SECONDS * 1_000) return known.head;
  const head = queueOf(env, campaign).lineHead();
  heads.set(campaign, { head, at: now });
  head.catch(() => heads.delete(campaign));
  return head;
}

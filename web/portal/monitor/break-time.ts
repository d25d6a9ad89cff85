import type { Glance } from "../../../domain/agent/glance.ts";

const MINUTE_MS = 60_000;

/** ms by which a break has outlasted its limit; null: it has none, or is within it. */
export function overLimit({ limit, since }: Pick<NonNullable<Glance["break"]>, "limit" | "since">, now: number) {
  const over = now - since - limit * MINUTE_MS;
  return limit > 0 && over > 0 ? over : null;
}

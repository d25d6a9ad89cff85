import type { Draft } from "./draft.ts";

/** The value of the draft at a dotted path. */
export function valueAt(draft: Draft, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }, draft);
}

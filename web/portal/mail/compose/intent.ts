import { answerable, type ThreadItem } from "../thread/thread-items.ts";
import type { Mode } from "./draft.ts";

/** What is being written: an answer, a mail anew, or a note for the team. */
export type Intent = { mode: Mode; answers: string | null } | { mode: "note" };

/**
 * The usual one of a kind: an answer is to the mail that waits for it, and where only machines of ours have written it is a mail anew. Null: no
 * mail of the thread is here yet, and what would be written anew now would answer none.
 */
export function usualIntent(mode: Mode | "note", items: readonly ThreadItem[]): Intent | null {
  if (mode === "note") return { mode };
  if (mode === "new") return { mode, answers: null };
  const answers = answerable(items)?.key;
  if (answers !== undefined) return { mode, answers };
  return items.some(({ kind }) => kind === "mail") ? { mode: "new", answers: null } : null;
}
